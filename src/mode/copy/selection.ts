import { WHITESPACE, type Position } from "./grid.ts";
import { fromViewX, lineNumberMode, lineNumberWidth, toViewX } from "./line-numbers.ts";
import type { CopyState, ShownSelection } from "./state.ts";
import { nextWordEndOf, previousWordOf } from "./words.ts";

export function startSelection(state: CopyState): void {
  state.start = state.position;
  state.end = state.start;
  state.follows = "end";
  setSelection(state, false);
}

export function clearSelection(state: CopyState): void {
  state.selection = undefined;
  state.follows = "none";
  state.lines = "none";
  state.selectBy = "char";
  const limit = state.limit(state.line, state.rectangle);
  if (state.cx > limit) state.moveCursor(limit, state.cy);
}

/** The cursor moved: the end that follows it goes along. @param keep words and lines are not rounded up again */
export function updateSelection(state: CopyState, keep = false): boolean {
  if (state.selection === undefined && state.lines === "none") return false;
  return setSelection(state, keep);
}

/** The view moved: a selection that does not follow the cursor stays on its text. */
export function updateSelectionView(state: CopyState, keep = false): boolean {
  if (state.follows !== "none") return updateSelection(state, keep);
  const { start, end } = state;
  const changed = updateSelection(state, true);
  state.start = start;
  state.end = end;
  return changed;
}

/** Works out what is selected among the rows that are shown. @returns whether any of it is */
export function setSelection(state: CopyState, keep: boolean): boolean {
  if (state.follows !== "none") followCursor(state, state.follows === "start", keep);
  const start = clipToView(state, state.start);
  const end = clipToView(state, state.end);
  if (start.where === end.where && start.where !== "inside") {
    if (state.selection !== undefined) state.selection = { ...state.selection, hidden: true };
    return false;
  }
  const numbered = lineNumberMode(state) !== "off";
  state.selection = {
    startX: numbered ? toViewX(state, start.x) : start.x,
    startY: start.y,
    endX: numbered ? toViewX(state, end.x) : end.x,
    endY: end.y,
    rectangle: state.rectangle,
    clipX: Math.min(lineNumberWidth(state), state.cols - 1),
    vi: state.settings.vi,
    hidden: false,
  };
  return true;
}

function clipToView(state: CopyState, at: Position): Position & { readonly where: "above" | "inside" | "below" } {
  if (at.y < state.top) return { x: state.rectangle ? at.x : 0, y: 0, where: "above" };
  if (at.y > state.top + state.rows - 1) {
    return { x: state.rectangle ? at.x : state.cols - 1, y: state.rows - 1, where: "below" };
  }
  return { x: at.x, y: at.y - state.top, where: "inside" };
}

function followCursor(state: CopyState, isStart: boolean, keep: boolean): void {
  let at = state.position;
  if (!keep && state.selectBy === "word") {
    isStart = state.anchor.y > at.y || (state.anchor.y === at.y && state.anchor.x > at.x);
    if (isStart) at = previousWordOf(state, state.separators);
    else if (at.x >= state.grid.length(at.y) || state.grid.inSet(at.x + 1, at.y, WHITESPACE) === 0) {
      at = nextWordEndOf(state, state.separators);
    }
    keepFirst(state, isStart);
  } else if (!keep && state.selectBy === "line") {
    isStart = state.anchor.y > at.y;
    if (isStart) at = { x: 0, y: at.y };
    else {
      const y = Math.max(at.y, state.firstEnd.y);
      at = { x: state.grid.length(y), y };
    }
    keepFirst(state, isStart);
  }
  if (isStart) state.start = at;
  else state.end = at;
}

/** The first word or line stays selected: the other end goes back to its far side. */
function keepFirst(state: CopyState, isStart: boolean): void {
  if (isStart) state.end = state.firstEnd;
  else state.start = state.firstStart;
}

/** Whether a cell of the view is selected. As emacs, the bottom right character is left out; vi keys take it in. */
export function isSelected(selection: ShownSelection | undefined, x: number, y: number): boolean {
  if (selection === undefined || selection.hidden || x < selection.clipX) return false;
  const { startX, startY, endX, endY, vi } = selection;
  if (y < Math.min(startY, endY) || y > Math.max(startY, endY)) return false;
  if (selection.rectangle) return x >= Math.min(startX, endX) && x <= Math.max(startX, endX);

  const beforeEnd = vi ? endX : Math.max(0, endX - 1);
  const beforeStart = vi ? startX : startX - 1;
  if (startY < endY) return (y !== startY || x >= startX) && (y !== endY || x <= beforeEnd);
  if (startY > endY) return (y !== endY || x >= endX) && (y !== startY || (startX !== 0 && x <= beforeStart));
  return endX < startX ? x >= endX && x <= beforeStart : x >= startX && x <= beforeEnd;
}

/**
 * Whether the mouse is on the selection (or on its ends, or the cursor), and which end is nearer.
 *
 * @param x column of the view
 */
export function selectionAt(state: CopyState, x: number, y: number): "start" | "end" | undefined {
  if (state.selection === undefined) return undefined;
  const isOn = (at: Position): boolean =>
    at.y >= state.top && at.y - state.top === y && y < state.rows && toViewX(state, at.x) === x;
  if (isOn(state.start)) return "start";
  if (isOn(state.end)) return "end";
  const onCursor = x === toViewX(state, state.cx) && y === state.cy;
  if (!onCursor && !isSelected(state.selection, x, y)) return undefined;

  const place = (at: Position): number => at.y * (state.cols + 1) + at.x;
  const mouse = place({ x: fromViewX(state, x), y: state.top + y });
  return Math.abs(mouse - place(state.start)) <= Math.abs(mouse - place(state.end)) ? "start" : "end";
}

/** Exchanges the ends: the cursor goes to the other one. */
export function otherEnd(state: CopyState): void {
  if (state.selection === undefined && state.lines === "none") return;
  if (state.lines === "left-right") state.lines = "right-left";
  else if (state.lines === "right-left") state.lines = "left-right";
  state.follows = state.follows === "end" ? "start" : "end";

  const to = state.follows === "start" ? state.start : state.end;
  const line = state.line;
  state.cx = to.x;
  if (to.y < state.top) {
    state.oy = state.history - to.y;
    state.cy = 0;
  } else if (to.y > state.top + state.rows) {
    state.oy = state.history - to.y + state.rows - 1;
    state.cy = state.rows - 1;
  } else state.cy += to.y - line;
  state.cx = Math.min(state.cx, state.limit(state.line, state.rectangle));
  updateSelection(state, true);
}
