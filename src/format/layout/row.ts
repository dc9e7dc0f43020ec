import { COLOUR_DEFAULT, type Colour } from "#terminal/colour.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import type { RangeType } from "../style.ts";
import { arrangeWithList, arrangeWithoutList, type Placement, type Widths } from "./arrange.ts";
import { readLanes, type Cell, type Lanes } from "./lanes.ts";

/** Columns of a drawn format that mean something to the mouse: from `start`, `end` not included, relative to where drawing began. */
export interface FormatRange {
  readonly type: RangeType;
  /** Pane or session id, window index, control number, user name; "" for left and right. */
  readonly argument: number | string;
  readonly start: number;
  readonly end: number;
}

/** A line laid out: one entry a column, undefined where nothing is drawn. */
export interface Row {
  readonly cells: readonly (Cell | undefined)[];
  readonly ranges: readonly FormatRange[];
  readonly fill: Colour;
}

/** Lays expanded text out in `width` cells. */
export function layoutRow(expanded: string, base: Style, width: number, keepColours: boolean): Row {
  const lanes = readLanes(expanded, base, keepColours);
  const cells = Array.from({ length: width }, (): Cell | undefined => undefined);
  if (lanes === undefined) return { cells, ranges: [], fill: COLOUR_DEFAULT };
  if (lanes.fill !== COLOUR_DEFAULT) {
    cells.fill({ text: " ", width: 1, style: { ...DEFAULT_STYLE, bg: lanes.fill }, linkUri: "" });
  }
  const placements = arrange(lanes, width);
  for (const placement of placements) place(cells, lanes.cells[placement.lane], placement);
  return { cells, ranges: placeRanges(lanes, placements), fill: lanes.fill };
}

function arrange({ cells, listAlign, focus }: Lanes, width: number): readonly Placement[] {
  const widths: Widths = {
    left: cells.left.length,
    centre: cells.centre.length,
    right: cells.right.length,
    "absolute-centre": cells["absolute-centre"].length,
    list: cells.list.length,
    "left-marker": cells["left-marker"].length,
    "right-marker": cells["right-marker"].length,
    after: cells.after.length,
  };
  return listAlign === undefined ? arrangeWithoutList(width, widths) : arrangeWithList(width, widths, listAlign, focus);
}

/** Copies a stretch of a lane; half a wide character becomes a blank. */
function place(row: (Cell | undefined)[], lane: readonly Cell[], { offset, start, width }: Placement): void {
  for (let at = 0; at < width; at++) {
    const column = offset + at;
    const cell = lane[start + at];
    if (cell === undefined || column < 0 || column >= row.length) continue;
    const cutLeft = cell.width === 0 && (at === 0 || column === 0);
    const cutRight = cell.width === 2 && (at === width - 1 || column === row.length - 1);
    row[column] = cutLeft || cutRight ? { ...cell, text: " ", width: 1 } : cell;
  }
  // What was there may have been half covered.
  mendHalf(row, offset - 1, 2);
  mendHalf(row, offset + width, 0);
}

function mendHalf(row: (Cell | undefined)[], column: number, width: number): void {
  const cell = row[column];
  if (cell?.width !== width) return;
  const partner = row[width === 2 ? column + 1 : column - 1];
  if (partner === undefined || partner.width !== 2 - width) row[column] = { ...cell, text: " ", width: 1 };
}

function placeRanges({ ranges }: Lanes, placements: readonly Placement[]): FormatRange[] {
  return ranges.flatMap(({ lane, range, start, end }) => {
    const placement = placements.find((other) => other.lane === lane);
    if (placement === undefined) return [];
    const from = Math.max(start, placement.start);
    const to = Math.min(end, placement.start + placement.width);
    if (from >= to) return [];
    const shift = placement.offset - placement.start;
    return [{ ...range, start: from + shift, end: to + shift }];
  });
}
