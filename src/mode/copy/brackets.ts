import type { Position } from "./grid.ts";
import { acquireDown, acquireUp, scrollTo } from "./scroll.ts";
import type { CopyState } from "./state.ts";
import { backwardWordOf, nextWordEndOf } from "./words.ts";

const OPEN = "{[(";
const CLOSE = "}])";

function isOneOf(set: string, character: string): boolean {
  return character !== "" && set.includes(character);
}

/** From a closing bracket to the one that opens it; elsewhere a word back with emacs keys, nothing with vi keys. */
export function previousBracket(state: CopyState): void {
  const { grid } = state;
  const { x, y } = state.position;
  if (grid.length(y) === 0) return;
  let from = x;
  if (!isOneOf(CLOSE, grid.text(x, y))) {
    if (state.settings.vi) return;
    if (x === 0 || !isOneOf(CLOSE, grid.text(x - 1, y))) {
      acquireUp(state, backwardWordOf(state, CLOSE, true));
      return;
    }
    from = x - 1;
  }
  const match = matchBack(state, { x: from, y });
  if (match !== undefined) scrollTo(state, match);
}

function matchBack(state: CopyState, at: Position): Position | undefined {
  const { grid } = state;
  const close = grid.text(at.x, at.y);
  const open = OPEN[CLOSE.indexOf(close)];
  let { x, y } = at;
  for (let depth = 1; depth !== 0;) {
    if (x > 0) x--;
    else {
      do y--;
      while (y > 0 && grid.length(y) === 0);
      if (y < 0 || grid.length(y) === 0) return undefined;
      x = grid.length(y) - 1;
    }
    const character = grid.text(x, y);
    if (character === close) depth++;
    else if (character === open) depth--;
  }
  return { x, y };
}

/**
 * From an opening bracket to the one that closes it. With vi keys the next bracket of the line is looked for, and a closing one
 * goes back to the one that opens it; with emacs keys elsewhere a word on.
 */
export function nextBracket(state: CopyState): void {
  const { grid } = state;
  const start = state.position;
  if (grid.length(start.y) === 0) return;
  const at = state.settings.vi ? bracketAhead(state, start) : bracketHere(state, start);
  if (at === undefined) {
    if (!state.settings.vi) acquireDown(state, nextWordEndOf(state, OPEN));
    return;
  }
  if (isOneOf(CLOSE, grid.text(at.x, at.y))) {
    scrollTo(state, at);
    previousBracket(state);
    if (isOneOf(CLOSE, grid.text(state.cx, state.line))) scrollTo(state, start);
    return;
  }
  const match = matchAhead(state, at);
  if (match !== undefined) scrollTo(state, match);
}

function bracketHere(state: CopyState, at: Position): Position | undefined {
  if (isOneOf(OPEN, state.grid.text(at.x, at.y))) return at;
  const after = { x: at.x + 1, y: at.y };
  return at.x <= state.grid.length(at.y) && isOneOf(OPEN, state.grid.text(after.x, after.y)) ? after : undefined;
}

/** The first bracket of any kind on the line and those joined to it. */
function bracketAhead(state: CopyState, from: Position): Position | undefined {
  const { grid } = state;
  for (let { x, y } = from; ; y++, x = 0) {
    for (const end = grid.length(y); x <= end + 1; x++) if (isOneOf(OPEN + CLOSE, grid.text(x, y))) return { x, y };
    if (y === grid.last || !grid.wrapped(y) || grid.storedCells(y) > grid.cols) return undefined;
  }
}

function matchAhead(state: CopyState, at: Position): Position | undefined {
  const { grid } = state;
  const open = grid.text(at.x, at.y);
  const close = CLOSE[OPEN.indexOf(open)];
  let { x, y } = at;
  let end = grid.length(y);
  for (let depth = 1; depth !== 0;) {
    if (x <= end) x++;
    else {
      if (y === grid.last) return undefined;
      x = 0;
      end = grid.length(++y);
    }
    const character = grid.text(x, y);
    if (character === open) depth++;
    else if (character === close) depth--;
  }
  return { x, y };
}
