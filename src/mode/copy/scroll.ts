import type { Position } from "./grid.ts";
import { numbersAreAbsolute } from "./line-numbers.ts";
import { refreshMarks } from "./search-marks.ts";
import { otherEnd, updateSelection, updateSelectionView } from "./selection.ts";
import type { CopyState } from "./state.ts";

/** Shows lines further down, `lines` at most. */
export function scrollUp(state: CopyState, lines: number): void {
  const by = Math.min(lines, state.oy);
  if (by <= 0) return;
  state.oy -= by;
  refreshMarks(state);
  updateSelectionView(state);
}

/** Shows lines further up, `lines` at most; more than there is history does nothing. */
export function scrollDown(state: CopyState, lines: number): void {
  if (lines > state.history) return;
  const by = Math.min(lines, state.history - state.oy);
  if (by <= 0) return;
  state.oy += by;
  refreshMarks(state);
  updateSelectionView(state);
}

/** Remembers the column the cursor is on, unless it is at the end of its line and only there because the line is short. */
export function rememberColumn(state: CopyState): void {
  const length = state.grid.length(state.line);
  if (state.cx === length) return;
  state.lastX = state.cx;
  state.lastLength = length;
}

/** Whether the cursor belongs elsewhere on its line: behind the text, or at the end because it was at the end before. */
function offText(state: CopyState, length: number): boolean {
  return (state.cx >= state.lastLength && state.cx !== length) || state.cx > length;
}

/** After a move to another line: back onto its text, and to its start or end where whole lines are selected. */
function settleOnLine(state: CopyState): void {
  if (state.keepsToText) {
    const length = state.grid.length(state.line);
    if (offText(state, length)) {
      state.moveCursor(length, state.cy);
      updateSelection(state);
    }
  }
  if (state.lines === "none") return;
  const end = state.rectangle ? state.grid.cols : state.grid.length(state.line);
  state.moveCursor(state.lines === "left-right" ? end : 0, state.cy);
  updateSelection(state);
}

/** One line up. `scrollOnly` moves the view and leaves the cursor on its row (with vi keys on its line). */
export function cursorUp(state: CopyState, scrollOnly = false): void {
  const { keepsToText } = state;
  if (keepsToText) rememberColumn(state);
  if (state.lines === "left-right" && state.line === state.start.y) otherEnd(state);
  if (scrollOnly && state.settings.vi && state.cy < state.rows - 1) state.moveCursor(state.cx, state.cy + 1);

  if (scrollOnly || state.cy === 0) {
    if (keepsToText) state.cx = state.lastX;
    scrollDown(state, 1);
  } else {
    state.moveCursor(keepsToText ? state.lastX : state.cx, state.cy - 1);
    updateSelection(state);
  }
  settleOnLine(state);
}

/** One line down, as `cursorUp`. */
export function cursorDown(state: CopyState, scrollOnly = false): void {
  const { keepsToText } = state;
  if (keepsToText) rememberColumn(state);
  if (state.lines === "right-left" && state.line === state.end.y) otherEnd(state);
  if (scrollOnly && state.settings.vi && state.cy > 0) state.moveCursor(state.cx, state.cy - 1);

  if (scrollOnly || state.cy === state.rows - 1) {
    if (keepsToText) state.cx = state.lastX;
    scrollUp(state, 1);
  } else {
    state.moveCursor(keepsToText ? state.lastX : state.cx, state.cy + 1);
    updateSelection(state);
  }
  settleOnLine(state);
}

/** Puts the cursor on a place at or above it, scrolling line by line if it is above the view. */
export function acquireUp(state: CopyState, at: Position): void {
  const top = state.top;
  for (let lines = top - at.y; lines > 0; lines--) cursorUp(state, true);
  state.moveCursor(at.x, Math.max(0, at.y - top));
  updateSelection(state);
}

/** Puts the cursor on a place at or below it, scrolling line by line if it is below the view. */
export function acquireDown(state: CopyState, at: Position, keep = false): void {
  const row = at.y - state.top;
  const bottom = state.grid.rows - 1;
  for (let lines = row - bottom; lines > 0; lines--) cursorDown(state, true);
  state.moveCursor(at.x, Math.min(row, bottom));
  updateSelection(state, keep);
}

function pageLines(state: CopyState, half: boolean): number {
  if (state.rows <= 2) return 1;
  return half ? Math.floor(state.rows / 2) : state.rows - 2;
}

function afterPage(state: CopyState): void {
  if (state.keepsToText && offText(state, state.grid.length(state.line))) toEndOfLine(state);
}

/** To the end of the text of the line that the cursor is on, over the lines joined to it. */
export function toEndOfLine(state: CopyState): void {
  const { grid } = state;
  let y = state.line;
  while (y < grid.last && grid.wrapped(y)) y++;
  acquireDown(state, { x: state.keepsToText ? state.limit(y) : grid.cols, y });
}

/** @param half half a page, else a page but two rows */
export function pageUp(state: CopyState, half: boolean): void {
  rememberColumn(state);
  state.cx = state.lastX;
  const lines = pageLines(state, half);
  if (state.oy + lines > state.history) {
    state.oy = state.history;
    state.cy = Math.max(0, state.cy - lines);
  } else state.oy += lines;
  afterPage(state);
  refreshMarks(state);
  updateSelection(state);
}

/** @returns true when the bottom was reached and copy mode should end (`exit` and nothing selected) */
export function pageDown(state: CopyState, half: boolean, exit: boolean): boolean {
  rememberColumn(state);
  state.cx = state.lastX;
  const lines = pageLines(state, half);
  if (state.oy < lines) {
    state.oy = 0;
    state.cy = Math.min(state.cy + lines, state.grid.rows - 1);
  } else state.oy -= lines;
  afterPage(state);
  if (exit && state.oy === 0 && state.selection === undefined) return true;
  refreshMarks(state);
  updateSelection(state);
  return false;
}

/** Puts the cursor on any place; if it is not in view, it comes into view with a quarter of the rows below it. */
export function scrollTo(state: CopyState, at: Position, marks = true): void {
  const { grid, history } = state;
  state.cx = at.x;
  if (at.y >= state.top && at.y < state.top + grid.rows) state.cy = at.y - state.top;
  else {
    const gap = Math.floor(grid.rows / 4);
    let top = at.y + gap - grid.rows;
    if (at.y < grid.rows) top = 0;
    else if (at.y > history + grid.rows - gap) top = history;
    state.cy = at.y - top;
    state.oy = history - top;
  }
  if (marks) refreshMarks(state);
  updateSelection(state);
}

/** Scrolls so that the line of the cursor comes to a row, if there are lines enough. */
export function scrollLineTo(state: CopyState, row: number): void {
  const by = state.cy - row;
  if (by > 0 && state.oy >= by) {
    scrollUp(state, by);
    state.cy -= by;
  } else if (by < 0 && state.top >= -by) {
    scrollDown(state, -by);
    state.cy -= by;
  }
  updateSelectionView(state);
}

/** Middle, top, bottom in turn, as long as the cursor stays on its line. */
export function recentre(state: CopyState): void {
  if (state.recentreLine !== state.line) {
    state.recentre = "middle";
    state.recentreLine = state.line;
  }
  const bottom = state.rows - 1;
  const { oy } = state;
  if (state.recentre === "middle") {
    const by = Math.floor(bottom / 2) - state.cy;
    if (by > 0) scrollDown(state, by);
    else scrollUp(state, -by);
    state.recentre = "top";
  } else if (state.recentre === "top") {
    scrollUp(state, state.cy);
    state.recentre = "bottom";
  } else {
    scrollDown(state, bottom - state.cy);
    state.recentre = "middle";
  }
  state.cy += state.oy - oy;
  updateSelectionView(state);
}

/** `goto-line`: lines from the bottom, or with absolute line numbers the line of that number. */
export function gotoLine(state: CopyState, text: string): void {
  if (!/^\s*[+-]?\d+$/.test(text)) return;
  const number = Number(text);
  if (number < -1 || number > 0x7fffffff) return;
  if (numbersAreAbsolute(state)) {
    const line = Math.max(1, Math.min(number, state.history + 1));
    state.oy = state.history - (line - 1);
  } else state.oy = number < 0 || number > state.history ? state.history : number;
  updateSelection(state);
}

/** Rows of a scrollbar's slider: as much of the scrollbar as the view shows of all lines. */
export function sliderRows(state: CopyState, scrollbarRows: number): number {
  return Math.max(1, Math.floor(scrollbarRows * (scrollbarRows / (state.history + scrollbarRows))));
}

/**
 * Drags the slider of the scrollbar.
 *
 * @param sliderRow row of the slider's top in the scrollbar
 * @returns true when the bottom was reached and copy mode should end
 */
export function scrollSlider(state: CopyState, sliderRow: number, scrollbarRows: number, exit: boolean): boolean {
  rememberColumn(state);
  state.cx = state.lastX;
  const top = Math.floor(sliderRow * Math.fround((state.history + scrollbarRows) / scrollbarRows));
  const by = state.top - top;
  if (by >= 0) {
    if (state.oy + by > state.history) {
      state.oy = state.history;
      state.cy = Math.max(0, state.cy - by);
    } else state.oy += by;
  } else if (state.oy < -by) {
    state.oy = 0;
    state.cy = Math.min(state.cy - by, state.grid.rows - 1);
  } else state.oy += by;
  state.follows = "none";
  afterPage(state);
  if (exit && state.oy === 0 && state.selection === undefined) return true;
  refreshMarks(state);
  updateSelectionView(state);
  return false;
}
