import type { Position } from "./grid.ts";
import { matchAtCursor } from "./search-marks.ts";
import type { CopyState } from "./state.ts";

/** Columns copied of the first line, of the last, and of those between; ends not included. */
interface Columns {
  readonly firstStart: number;
  readonly lastEnd: number;
  readonly restStart: number;
  readonly restEnd: number;
}

/** Text of the selection; without one, of the match the cursor is on; undefined when there is nothing to copy. */
export function selectedText(state: CopyState): string | undefined {
  if (state.selection === undefined && state.lines === "none") return matchAtCursor(state);
  const { start, end } = inOrder(state.start, state.end);
  const endLength = state.grid.length(end.y);
  const endX = Math.min(end.x, endLength);
  const { vi } = state.settings;
  const columns: Columns = state.rectangle
    ? rectangleColumns(state)
    : { firstStart: start.x, lastEnd: vi ? endX + 1 : endX, restStart: 0, restEnd: state.cols };

  const lines: string[] = [];
  for (let y = start.y; y <= end.y; y++) {
    const from = y === start.y ? columns.firstStart : columns.restStart;
    lines.push(lineText(state, y, from, y === end.y ? columns.lastEnd : columns.restEnd));
  }
  const text = lines.join("");
  if (text === "") return undefined;
  // With vi keys a selection that reaches behind the text takes the end of the line in.
  const dropsEnd = !vi || columns.lastEnd <= endLength;
  if (dropsEnd && (!state.grid.wrapped(end.y) || columns.lastEnd !== endLength)) return text.slice(0, -1);
  return text;
}

function inOrder(a: Position, b: Position): { readonly start: Position; readonly end: Position } {
  return b.y < a.y || (b.y === a.y && b.x < a.x) ? { start: b, end: a } : { start: a, end: b };
}

/** With emacs keys the column of the cursor is left out when it is the right one. */
function rectangleColumns(state: CopyState): Columns {
  const other = state.follows === "end" ? state.start.x : state.end.x;
  const [from, to] = other < state.cx ? [other, state.cx + (state.settings.vi ? 1 : 0)] : [state.cx, other + 1];
  return { firstStart: from, lastEnd: to, restStart: from, restEnd: to };
}

/** Part of a line, with a line end unless the line goes on below and all of it is taken. */
function lineText(state: CopyState, y: number, from: number, to: number): string {
  if (from > to) return "";
  const { grid } = state;
  const joined = grid.wrapped(y) && grid.storedCells(y) <= grid.cols;
  const length = joined ? grid.size(y) : grid.length(y);
  const end = Math.min(to, length);
  let text = "";
  for (let x = Math.min(from, length); x < end; x++) text += grid.text(x, y);
  return joined && end === length ? text : `${text}\n`;
}
