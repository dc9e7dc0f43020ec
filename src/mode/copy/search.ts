import { Finder, type Match } from "./finder.ts";
import type { Position } from "./grid.ts";
import { compilePattern, isExpression, type Matcher } from "./pattern.ts";
import { scrollTo } from "./scroll.ts";
import { clearMarks, markAt, markMatches } from "./search-marks.ts";
import type { CopyState, SearchMemory } from "./state.ts";

/** One cell on; from the last one of the grid to the first if `wrap`. */
function stepRight(state: CopyState, at: Position, wrap: boolean): Position {
  if (at.x < state.grid.cols - 1) return { x: at.x + 1, y: at.y };
  if (at.y < state.grid.last) return { x: 0, y: at.y + 1 };
  return wrap ? { x: 0, y: 0 } : at;
}

function stepLeft(state: CopyState, at: Position, wrap: boolean): Position {
  if (at.x > 0) return { x: at.x - 1, y: at.y };
  if (at.y > 0) return { x: state.grid.cols - 1, y: at.y - 1 };
  return wrap ? { x: state.grid.cols - 1, y: state.grid.last } : at;
}

/** The first cell behind the match that `at` is in; `at` itself outside of matches. */
function behindMatch(state: CopyState, at: Position, wrap: boolean): Position {
  const mark = markAt(state, at.x, at.y);
  if (mark === undefined || mark === 0) return at;
  let last = at;
  for (let steps = state.grid.cols * state.grid.rows; steps > 0 && markAt(state, last.x, last.y) === mark; steps--) {
    const next = stepRight(state, last, wrap);
    if (next === last) break;
    last = next;
  }
  return last;
}

function findDown(finder: Finder, from: Position, last: number): Match | undefined {
  for (let { x, y } = from; y <= last; x = 0) {
    const barren = finder.barren(y);
    const match = barren === undefined ? finder.first(y, x) : undefined;
    if (match !== undefined) return match;
    y = barren?.to ?? y + 1;
  }
  return undefined;
}

function findUp(state: CopyState, finder: Finder, matcher: Matcher, from: Position, first: number): Match | undefined {
  for (let { x, y } = from; y >= first; x = state.grid.cols - 1) {
    const barren = finder.barren(y);
    const match = barren === undefined ? finder.last(y, x) : undefined;
    if (match !== undefined) return matcher.overlaps ? match : growUp(state, finder, match, first);
    y = (barren?.from ?? y) - 1;
  }
  return undefined;
}

/** A match at the start of a line that the one above goes on in may be the rest of a longer one: the longest with the same end. */
function growUp(state: CopyState, finder: Finder, match: Match, first: number): Match {
  const { cols } = state.grid;
  const end = match.y * cols + match.x + match.cells;
  let found = match;
  while (found.x === 0 && found.y > first && state.grid.wrapped(found.y - 1)) {
    const above = finder.last(found.y - 1, cols - 1);
    if (above === undefined || above.y * cols + above.x + above.cells !== end) break;
    found = above;
  }
  return found;
}

function jump(state: CopyState, matcher: Matcher, from: Position, down: boolean): boolean {
  const finder = new Finder(state.grid, matcher);
  const { last } = state.grid;
  let match = down ? findDown(finder, from, last) : findUp(state, finder, matcher, from, 0);
  if (match === undefined && state.settings.wrapSearch) {
    match = down
      ? findDown(finder, { x: 0, y: 0 }, from.y)
      : findUp(state, finder, matcher, { x: state.grid.cols - 1, y: last }, from.y);
  }
  if (match === undefined) return false;
  scrollTo(state, match, false);
  return true;
}

/**
 * Searches for `state.searchText` from the cursor, goes to the next match and marks all.
 * Searching up, and down with vi keys, the cursor comes to the start of the match, else behind it.
 *
 * @param memory what the pane was searched for before: the same again counts no more
 * @returns whether there is a match
 */
export function search(state: CopyState, down: boolean, regex: boolean, memory: SearchMemory): boolean {
  const text = state.searchText ?? "";
  if (regex && !isExpression(text)) regex = false;
  state.searchDown = down;
  if (state.searchTimedOut) return false;

  const fresh = state.searchAll || memory.searchString === "" || memory.searchRegex !== regex;
  if (fresh) state.searchAll = false;
  const visibleOnly = !fresh && memory.searchString === text;
  if (!visibleOnly && state.marks !== undefined) clearMarks(state);
  memory.searchString = text;
  memory.searchRegex = regex;

  const matcher = text === "" ? undefined : compilePattern(text, regex);
  if (matcher === undefined) return false;
  const { vi, wrapSearch: wrap } = state.settings;
  let from = state.position;
  if (!down) from = stepLeft(state, from, wrap);
  else if (vi) from = state.marks === undefined ? stepRight(state, from, wrap) : behindMatch(state, from, wrap);

  if (!jump(state, matcher, from, down)) return false;
  markMatches(state, regex, visibleOnly);
  if (down) settleDown(state, matcher, wrap);
  else settleUp(state);
  return true;
}

/** The match may have begun inside a marked one: then the next is meant. With emacs keys the cursor goes behind the match. */
function settleDown(state: CopyState, matcher: Matcher, wrap: boolean): void {
  const at = state.position;
  const mark = markAt(state, at.x, at.y);
  const before = stepLeft(state, at, false);
  if (mark !== undefined && mark !== 0 && before !== at && markAt(state, before.x, before.y) === mark) {
    jump(state, matcher, behindMatch(state, at, wrap), true);
  }
  if (!state.settings.vi) placeCursor(state, behindMatch(state, state.position, wrap));
}

function settleUp(state: CopyState): void {
  const mark = markAt(state, state.cx, state.line);
  if (mark === undefined || mark === 0) return;
  for (;;) {
    const before = stepLeft(state, state.position, false);
    if (markAt(state, before.x, before.y) !== mark || (before.x === state.cx && before.y === state.line)) return;
    placeCursor(state, before);
  }
}

function placeCursor(state: CopyState, at: Position): void {
  const row = at.y - state.top;
  if (row < 0 || row >= state.rows) {
    scrollTo(state, at);
    return;
  }
  state.cx = at.x;
  state.cy = row;
}
