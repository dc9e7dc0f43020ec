import type { Position } from "./grid.ts";
import { Reader } from "./reader.ts";
import { acquireDown, acquireUp, scrollTo } from "./scroll.ts";
import { refreshMarks } from "./search-marks.ts";
import { otherEnd, updateSelection } from "./selection.ts";
import type { CopyState } from "./state.ts";

function readerAt(state: CopyState): Reader {
  return new Reader(state.grid, state.position);
}

export function cursorLeft(state: CopyState): void {
  const reader = readerAt(state);
  reader.left(true);
  acquireUp(state, reader);
}

/** @param edge up to the right edge, not only to the end of the text (rectangles) */
export function cursorRight(state: CopyState, edge: boolean): void {
  const reader = readerAt(state);
  reader.right(true, edge ? "cols" : state.settings.vi ? "limit" : "length");
  acquireDown(state, reader);
}

export function startOfLine(state: CopyState): void {
  const reader = readerAt(state);
  reader.startOfLine(true);
  acquireUp(state, reader);
}

export function backToIndentation(state: CopyState): void {
  const reader = readerAt(state);
  reader.backToIndentation();
  acquireUp(state, reader);
}

/** To a row of the view, column 0. */
export function toRow(state: CopyState, row: number): void {
  state.cx = 0;
  state.cy = row;
  updateSelection(state);
}

export function historyTop(state: CopyState): void {
  if (state.lines === "left-right" && state.line === state.start.y) otherEnd(state);
  state.cx = 0;
  state.cy = 0;
  state.oy = state.history;
  refreshMarks(state);
  updateSelection(state);
}

export function historyBottom(state: CopyState): void {
  if (state.lines === "right-left" && state.line === state.end.y) otherEnd(state);
  state.oy = 0;
  state.cy = state.rows - 1;
  state.cx = state.limit(state.line);
  refreshMarks(state);
  updateSelection(state);
}

export function previousParagraph(state: CopyState): void {
  let y = state.line;
  while (y > 0 && state.grid.length(y) === 0) y--;
  while (y > 0 && state.grid.length(y) > 0) y--;
  scrollTo(state, { x: 0, y });
}

export function nextParagraph(state: CopyState): void {
  const last = state.history + state.rows - 1;
  let y = state.line;
  while (y < last && state.grid.length(y) === 0) y++;
  while (y < last && state.grid.length(y) > 0) y++;
  scrollTo(state, { x: state.grid.length(y), y });
}

/** To the next or previous line that carries one of the LINE_* bits in `flag`; stays where there is none. */
export function toFlaggedLine(state: CopyState, down: boolean, flag: number): void {
  const end = down ? state.grid.last : 0;
  let y = state.line;
  do {
    if (y === end) return;
    y += down ? 1 : -1;
  } while ((state.grid.flags(y) & flag) === 0);
  state.cx = 0;
  state.cy = Math.max(0, y - state.history);
  state.oy = Math.max(0, state.history - y);
  updateSelection(state);
}

/** To the mark, which comes to where the cursor was. */
export function toMark(state: CopyState): void {
  const here: Position = state.position;
  state.cx = state.mark.x;
  state.cy = Math.max(0, state.mark.y - state.history);
  state.oy = Math.max(0, state.history - state.mark.y);
  state.mark = here;
  state.markShown = true;
  updateSelection(state);
}
