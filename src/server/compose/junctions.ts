import { ATTR_CHARSET } from "#terminal/style.ts";

/** Sides on which a border cell goes on. */
export const SIDE_LEFT = 1;
export const SIDE_RIGHT = 2;
export const SIDE_UP = 4;
export const SIDE_DOWN = 8;

/** Shapes of a border cell, in the order of the tables below. */
export const CELL_UD = 1;
export const CELL_LR = 2;
export const CELL_RD = 3;
export const CELL_LD = 4;
export const CELL_RU = 5;
export const CELL_LU = 6;
export const CELL_LRD = 7;
export const CELL_LRU = 8;
export const CELL_URD = 9;
export const CELL_ULD = 10;
export const CELL_LRUD = 11;
export const CELL_NONE = 12;

/** Shape by mask of sides; one side alone is drawn as the whole line. */
const SHAPES: readonly number[] = (() => {
  const shapes = Array.from<number>({ length: 16 }).fill(CELL_NONE);
  const set = (mask: number, shape: number): void => {
    shapes[mask] = shape;
  };
  for (const mask of [SIDE_LEFT, SIDE_RIGHT, SIDE_LEFT | SIDE_RIGHT]) set(mask, CELL_LR);
  for (const mask of [SIDE_UP, SIDE_DOWN, SIDE_UP | SIDE_DOWN]) set(mask, CELL_UD);
  set(SIDE_RIGHT | SIDE_DOWN, CELL_RD);
  set(SIDE_LEFT | SIDE_DOWN, CELL_LD);
  set(SIDE_RIGHT | SIDE_UP, CELL_RU);
  set(SIDE_LEFT | SIDE_UP, CELL_LU);
  set(SIDE_LEFT | SIDE_RIGHT | SIDE_DOWN, CELL_LRD);
  set(SIDE_LEFT | SIDE_RIGHT | SIDE_UP, CELL_LRU);
  set(SIDE_UP | SIDE_RIGHT | SIDE_DOWN, CELL_URD);
  set(SIDE_UP | SIDE_LEFT | SIDE_DOWN, CELL_ULD);
  set(15, CELL_LRUD);
  return shapes;
})();

/** Shape of a border cell that goes on towards the sides of `mask` (SIDE_*). */
export function shapeOf(mask: number): number {
  return SHAPES[mask & 15]!;
}

/** In the alternate character set, which every terminal can draw. */
const ACS = " xqlkmjwvtun~";
const SIMPLE = " |-+++++++++.";
const DOUBLE = " ║═╔╗╚╝╦╩╠╣╬·";
const HEAVY = " ┃━┏┓┗┛┳┻┣┫╋·";

/** How one border cell is drawn: its character and whether that is of the alternate character set. */
export interface BorderGlyph {
  readonly text: string;
  readonly attr: number;
}

function table(characters: string, attr: number): readonly BorderGlyph[] {
  return Array.from(characters, (text) => ({ text, attr }));
}

const SINGLE_GLYPHS = table(ACS, ATTR_CHARSET);
const SPACE: BorderGlyph = { text: " ", attr: 0 };
const GLYPHS: Readonly<Record<string, readonly BorderGlyph[]>> = {
  single: SINGLE_GLYPHS,
  double: table(DOUBLE, 0),
  heavy: table(HEAVY, 0),
  simple: table(SIMPLE, 0),
  number: SINGLE_GLYPHS,
  spaces: [],
  none: [],
};

/**
 * The character for a border cell.
 *
 * @param lines as in `pane-border-lines`
 * @param paneIndex for `number`: the index of the pane that colours the cell, undefined for none
 */
export function borderGlyph(lines: string, shape: number, paneIndex: number | undefined): BorderGlyph {
  if (lines === "number" && shape !== CELL_NONE) {
    return { text: paneIndex === undefined ? "*" : String(paneIndex % 10), attr: 0 };
  }
  return GLYPHS[lines]?.[shape] ?? SPACE;
}

/** Arrow towards the active pane by the side it lies on, in the alternate character set. */
export const ARROW_LEFT = ",";
export const ARROW_RIGHT = "+";
export const ARROW_UP = "-";
export const ARROW_DOWN = ".";
