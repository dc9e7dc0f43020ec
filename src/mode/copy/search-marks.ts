import { Finder, type Match } from "./finder.ts";
import { compilePattern } from "./pattern.ts";
import type { CopyState } from "./state.ts";

/** Time after which a search gives up, and after which it counts no further than what is shown; ms. */
const SEARCH_TIMEOUT = 10_000;
const COUNT_TIMEOUT = 200;
/** Lines searched between two looks at the clock. */
const LINES_PER_LOOK = 64;
/** What an unfinished count is rounded down to. */
const ROUND_COUNTS = [1000, 100, 10];

/** Index into the marks for a cell of the grid, -1 where its line is not shown. */
export function markIndex(state: CopyState, x: number, y: number): number {
  const row = y - state.top;
  return row < 0 || row >= state.grid.rows ? -1 : row * state.grid.cols + x;
}

/** The mark of a cell; 0 for none, undefined where its line is not shown. */
export function markAt(state: CopyState, x: number, y: number): number | undefined {
  const index = markIndex(state, x, y);
  return index === -1 ? undefined : (state.marks?.[index] ?? 0);
}

export function clearMarks(state: CopyState): void {
  state.searchCount = -1;
  state.searchPartial = false;
  state.marks = undefined;
}

/** The view moved: marks what it shows now. */
export function refreshMarks(state: CopyState): void {
  if (state.marks !== undefined && !state.searchTimedOut) markMatches(state, state.searchRegex, true);
}

/** Lines whose matches can be shown: the view and the lines above that go on in it. */
function visibleLines(state: CopyState): { readonly from: number; readonly to: number } {
  let from = state.top;
  while (from > 0 && state.grid.wrapped(from - 1)) from--;
  return { from, to: state.top + state.grid.rows };
}

/** Marks the matches that are shown and, unless `visibleOnly`, counts all there are, as far as time allows. */
export function markMatches(state: CopyState, regex: boolean, visibleOnly: boolean): void {
  const matcher = compilePattern(state.searchText ?? "", regex);
  if (matcher === undefined) return;
  const finder = new Finder(state.grid, matcher);
  const marks = new Uint32Array(state.grid.cols * state.grid.rows);
  let next = 1;
  let count = 0;
  const started = state.settings.now();
  const mark = (from: number, to: number, limit: number): "done" | "slow" | "stuck" => {
    let looked = 0;
    for (let y = from; y < to;) {
      const barren = finder.barren(y);
      if (barren === undefined) {
        for (const match of finder.all(y)) {
          count++;
          if (paint(state, marks, match, next)) next++;
        }
      }
      y = barren?.to ?? y + 1;
      if (++looked % LINES_PER_LOOK !== 0) continue;
      const passed = state.settings.now() - started;
      if (passed > SEARCH_TIMEOUT) return "stuck";
      if (passed > limit) return "slow";
    }
    return "done";
  };

  const visible = visibleLines(state);
  const first = visibleOnly ? mark(visible.from, visible.to, Infinity) : mark(0, state.grid.last + 1, COUNT_TIMEOUT);
  const counted = count;
  if (first === "slow") marks.fill(0);
  if (first === "stuck" || (first === "slow" && mark(visible.from, visible.to, Infinity) === "stuck")) {
    state.searchTimedOut = true;
    clearMarks(state);
    return;
  }
  state.marks = marks;
  if (visibleOnly) return;
  state.searchPartial = first === "slow";
  state.searchCount = first === "slow" ? (ROUND_COUNTS.find((round) => counted > round) ?? -1) : counted;
}

/** @returns whether the match begins on a line that is shown, so that it was marked */
function paint(state: CopyState, marks: Uint32Array, match: Match, mark: number): boolean {
  const begin = markIndex(state, match.x, match.y);
  if (begin === -1) return false;
  const end = Math.min(begin + match.cells, marks.length);
  for (let index = begin; index < end; index++) if (marks[index] === 0) marks[index] = mark;
  return true;
}

/** First and last index of the marks of the match at an index. */
export function matchRange(state: CopyState, index: number): { readonly from: number; readonly to: number } {
  const marks = state.marks ?? new Uint32Array(0);
  const mark = marks[index];
  let from = index;
  let to = index;
  while (from > 0 && marks[from - 1] === mark) from--;
  while (to < marks.length - 1 && marks[to + 1] === mark) to++;
  return { from, to };
}

/** Text of the match that the cursor is on, or one behind; undefined for none. */
export function matchAtCursor(state: CopyState): string | undefined {
  if (state.marks === undefined) return undefined;
  let index = markIndex(state, state.cx, state.line);
  if (index === -1) return undefined;
  if ((state.marks[index] ?? 0) === 0) {
    index--;
    if (index < 0 || (state.marks[index] ?? 0) === 0) return undefined;
  }
  const { from, to } = matchRange(state, index);
  const { cols } = state.grid;
  let text = "";
  for (let at = from; at <= to; at++) text += state.grid.text(at % cols, state.top + Math.floor(at / cols));
  return text === "" ? undefined : text;
}
