import type { Screen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";
import type { Cell } from "./layout/lanes.ts";
import { layoutRow, type FormatRange } from "./layout/row.ts";
import type { StyleRange } from "./style.ts";

export type { FormatRange } from "./layout/row.ts";

/** A finished piece of a row: text in one style, `width` cells, with the range it lies in. */
export interface LayoutRun {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
  readonly range: StyleRange | undefined;
  /** Address of `#[link=…]`, "" for none. */
  readonly linkUri: string;
}

export interface DrawOptions {
  /** Colours in the text are not obeyed, attributes are: a line that is selected. */
  readonly keepColours?: boolean;
}

/**
 * Lays expanded text out in `width` cells: alignment, list, markers, fill, trimming. The runs' widths add up to `width`
 * (unused cells are runs of spaces in `base`).
 */
export function layoutRuns(expanded: string, base: Style, width: number, options: DrawOptions = {}): LayoutRun[] {
  const { cells, ranges } = layoutRow(expanded, base, width, options.keepColours === true);
  const blank: Cell = { text: " ", width: 1, style: base, linkUri: "" };
  const runs: LayoutRun[] = [];
  for (const [column, drawn] of cells.entries()) {
    const cell = drawn ?? blank;
    const range = ranges.find(({ start, end }) => column >= start && column < end);
    const last = runs.at(-1);
    if (
      last !== undefined &&
      sameStyle(last.style, cell.style) &&
      last.linkUri === cell.linkUri &&
      sameRange(last.range, range)
    ) {
      runs[runs.length - 1] = { ...last, text: last.text + cell.text, width: last.width + 1 };
    } else {
      const what = range === undefined ? undefined : { type: range.type, argument: range.argument };
      runs.push({ text: cell.text, style: cell.style, width: 1, range: what, linkUri: cell.linkUri });
    }
  }
  return runs;
}

/**
 * Draws expanded text into `width` cells of row `y` from column `x`. Cells that the text does not use stay as they are.
 * @returns its ranges, relative to `x`
 */
export function drawFormat(
  screen: Screen,
  x: number,
  y: number,
  width: number,
  expanded: string,
  base: Style,
  options: DrawOptions = {},
): readonly FormatRange[] {
  const { cells, ranges } = layoutRow(expanded, base, Math.max(0, width), options.keepColours === true);
  let text = "";
  let from = 0;
  let first: Cell | undefined;
  for (let column = 0; column <= cells.length; column++) {
    const cell = cells[column];
    if (
      first !== undefined &&
      (cell === undefined || !sameStyle(first.style, cell.style) || first.linkUri !== cell.linkUri)
    ) {
      const link = first.linkUri === "" ? 0 : screen.addHyperlink(first.linkUri, first.linkUri);
      screen.put(x + from, y, text, { ...first.style, link });
      first = undefined;
    }
    if (cell === undefined) continue;
    if (first === undefined) {
      first = cell;
      from = column;
      text = "";
    }
    text += cell.text;
  }
  return ranges;
}

function sameStyle(a: Style, b: Style): boolean {
  return a === b || (a.fg === b.fg && a.bg === b.bg && a.us === b.us && a.attr === b.attr && a.link === b.link);
}

function sameRange(a: StyleRange | undefined, b: StyleRange | undefined): boolean {
  return a?.type === b?.type && a?.argument === b?.argument;
}
