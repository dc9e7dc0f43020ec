import { drawFormat } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET, DEFAULT_STYLE, type Style } from "#terminal/style.ts";

export type BoxLines = "single" | "double" | "heavy" | "simple" | "rounded" | "padded" | "none";

/** Characters by kind of lines: │ ─ ┌ ┐ └ ┘ ┬ ┴ ├ ┤ ┼; those of `single` in the terminal's line drawing set. */
const CHARACTERS: Readonly<Record<BoxLines, string>> = {
  single: "xqlkmjwvtun",
  double: "║═╔╗╚╝╦╩╠╣╬",
  heavy: "┃━┏┓┗┛┳┻┣┫╋",
  rounded: "│─╭╮╰╯┳┻├┤╋",
  simple: "|-+++++++++",
  padded: "           ",
  none: "           ",
};

const UP_DOWN = 0;
const LEFT_RIGHT = 1;
const RIGHT_DOWN = 2;
const LEFT_DOWN = 3;
const RIGHT_UP = 4;
const LEFT_UP = 5;
const LEFT_RIGHT_DOWN = 6;
const LEFT_RIGHT_UP = 7;
const UP_RIGHT_DOWN = 8;
const UP_LEFT_DOWN = 9;
const CROSS = 10;

function drawn(lines: BoxLines, style: Style): Style {
  return lines === "single" ? { ...style, attr: style.attr | ATTR_CHARSET } : style;
}

function character(lines: BoxLines, part: number): string {
  return CHARACTERS[lines].charAt(part);
}

/** Draws the border of a box, its inside left as it is, with an expanded title in the top line. */
export function drawBox(
  screen: Screen,
  x: number,
  y: number,
  cols: number,
  rows: number,
  lines: BoxLines,
  style: Style,
  title?: string,
): void {
  const look = drawn(lines, style);
  const across = character(lines, LEFT_RIGHT).repeat(cols - 2);
  screen.put(x, y, character(lines, RIGHT_DOWN) + across + character(lines, LEFT_DOWN), look);
  screen.put(x, y + rows - 1, character(lines, RIGHT_UP) + across + character(lines, LEFT_UP), look);
  for (let row = y + 1; row < y + rows - 1; row++) {
    screen.put(x, row, character(lines, UP_DOWN), look);
    screen.put(x + cols - 1, row, character(lines, UP_DOWN), look);
  }
  if (title !== undefined && title !== "") drawFormat(screen, x + 2, y, cols - 4, title, style);
}

/** Parts by the ways a line goes on: left 1, right 2, up 4, down 8. */
const JUNCTIONS: readonly number[] = [
  -1,
  LEFT_RIGHT,
  LEFT_RIGHT,
  LEFT_RIGHT,
  UP_DOWN,
  LEFT_UP,
  RIGHT_UP,
  LEFT_RIGHT_UP,
  UP_DOWN,
  LEFT_DOWN,
  RIGHT_DOWN,
  LEFT_RIGHT_DOWN,
  UP_DOWN,
  UP_LEFT_DOWN,
  UP_RIGHT_DOWN,
  CROSS,
];

/** One cell of a single line that goes on in these ways. */
export function drawJunction(
  screen: Screen,
  x: number,
  y: number,
  style: Style,
  left: boolean,
  right: boolean,
  up: boolean,
  down: boolean,
): void {
  const part = JUNCTIONS[(left ? 1 : 0) | (right ? 2 : 0) | (up ? 4 : 0) | (down ? 8 : 0)] ?? -1;
  if (part !== -1) screen.put(x, y, character("single", part), drawn("single", style));
}

/** A horizontal line, with tees to the borders at its ends if `joins`. */
export function drawAcross(
  screen: Screen,
  x: number,
  y: number,
  cols: number,
  joins: boolean,
  lines: BoxLines,
  style: Style,
): void {
  const across = character(lines, LEFT_RIGHT);
  const left = joins ? character(lines, UP_RIGHT_DOWN) : across;
  const right = joins ? character(lines, UP_LEFT_DOWN) : across;
  screen.put(x, y, left + across.repeat(Math.max(0, cols - 2)) + right, drawn(lines, style));
}

/** A vertical line, with tees at its ends, or a crossing at its start, where asked. */
export function drawDown(
  screen: Screen,
  x: number,
  y: number,
  rows: number,
  style: Style,
  tees: { readonly top?: boolean; readonly bottom?: boolean; readonly cross?: boolean } = {},
): void {
  const look = drawn("single", style);
  for (let row = 0; row < rows; row++) screen.put(x, y + row, character("single", UP_DOWN), look);
  if (tees.top === true) screen.put(x, y, character("single", LEFT_RIGHT_DOWN), look);
  if (tees.cross === true) screen.put(x, y, character("single", CROSS), look);
  if (tees.bottom === true) screen.put(x, y + rows - 1, character("single", LEFT_RIGHT_UP), look);
}

/** A box in plain single lines with one line of text in the middle of the screen; nothing where it does not fit. */
export function drawNotice(screen: Screen, text: string): void {
  const cols = text.length + 4;
  if (screen.cols < cols || screen.rows < 3) return;
  const x = (screen.cols - cols) >> 1;
  const y = (screen.rows - 3) >> 1;
  drawBox(screen, x, y, cols, 3, "single", DEFAULT_STYLE);
  screen.put(x + 1, y + 1, ` ${text} `, DEFAULT_STYLE);
}
