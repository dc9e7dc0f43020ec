import { WHITESPACE, type Position } from "./grid.ts";
import { Reader } from "./reader.ts";
import type { CopyState } from "./state.ts";

/** Where the next word begins. */
export function nextWordOf(state: CopyState, separators: string): Position {
  const reader = new Reader(state.grid, state.position);
  reader.nextWord(separators);
  return reader;
}

/** Where this or the next word ends: on its last character with vi keys, else behind it. */
export function nextWordEndOf(state: CopyState, separators: string): Position {
  const reader = new Reader(state.grid, state.position);
  if (!state.settings.vi) {
    reader.nextWordEnd(separators);
    return reader;
  }
  if (reader.inSet(WHITESPACE) === 0) reader.right(false, "limit");
  reader.nextWordEnd(separators);
  reader.left(true);
  return reader;
}

/** Where this word begins, for selecting: the one before only if the cursor is on a blank. */
export function previousWordOf(state: CopyState, separators: string): Position {
  const reader = new Reader(state.grid, state.position);
  reader.previousWord(separators, false, true);
  return reader;
}

/** Where the word before begins; with emacs keys the end of a line that ends in blanks is a stop too. */
export function backwardWordOf(state: CopyState, separators: string, already: boolean): Position {
  const reader = new Reader(state.grid, state.position);
  reader.previousWord(separators, already, !state.settings.vi);
  return reader;
}
