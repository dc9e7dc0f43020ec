import { WHITESPACE } from "../grid.ts";
import { startOfLine } from "../movement.ts";
import { acquireDown, acquireUp, cursorDown, toEndOfLine } from "../scroll.ts";
import { clearSelection, otherEnd, startSelection, updateSelection } from "../selection.ts";
import type { CopyState } from "../state.ts";
import { backwardWordOf, nextWordEndOf } from "../words.ts";
import { copyCommand } from "./define.ts";

const row = { readOnly: false, clears: "always" } as const;

function setRectangle(state: CopyState, on: boolean): void {
  state.lines = "none";
  state.rectangle = on;
  const limit = state.limit(state.line, on);
  if (state.cx > limit) state.moveCursor(limit, state.cy);
  updateSelection(state);
}

function selectLine(state: CopyState, count: number): void {
  state.lines = "left-right";
  state.rectangle = false;
  state.selectBy = "line";
  state.anchor = state.position;
  startOfLine(state);
  state.firstStart = state.position;
  state.firstEnd = { x: state.firstEnd.x, y: state.line };
  startSelection(state);
  toEndOfLine(state);
  state.firstEnd = { x: state.grid.length(state.line), y: state.line };
  for (let times = count; times > 1; times--) {
    cursorDown(state);
    toEndOfLine(state);
  }
}

function selectWord(state: CopyState, separators: string): void {
  state.lines = "left-right";
  state.rectangle = false;
  state.selectBy = "word";
  state.anchor = state.position;
  state.separators = separators;
  acquireUp(state, backwardWordOf(state, separators, false));
  const start = state.position;
  state.firstStart = start;
  startSelection(state);

  const { grid } = state;
  let after = { x: start.x + 1, y: start.y };
  if (grid.wrapped(after.y) && after.x > grid.cols - 1) after = { x: 0, y: after.y + 1 };
  const single = start.x < grid.length(start.y) && grid.inSet(after.x, after.y, WHITESPACE) !== 0;
  if (single) {
    state.moveCursor(start.x, state.cy);
    updateSelection(state, true);
  } else acquireDown(state, nextWordEndOf(state, separators), true);
  state.firstEnd = state.position;
  const { anchor, firstEnd } = state;
  if (anchor.y > firstEnd.y) state.anchor = firstEnd;
  else if (anchor.x > firstEnd.x) state.anchor = { x: firstEnd.x, y: anchor.y };
}

export const selectionCommands = [
  copyCommand("begin-selection", "Begin a selection", {
    ...row,
    run({ state, host, client, mouse }) {
      if (mouse !== undefined) {
        if (client !== undefined) host.startDrag(client, mouse);
        return;
      }
      state.lines = "none";
      state.selectBy = "char";
      startSelection(state);
    },
  }),
  copyCommand("clear-selection", "Clear the selection", { ...row, run: ({ state }) => clearSelection(state) }),
  copyCommand("other-end", "Switch to the other end of the selection", {
    readOnly: false,
    run({ state, count }) {
      state.selectBy = "char";
      if (count % 2 !== 0) otherEnd(state);
    },
  }),
  copyCommand("rectangle-off", "Select by lines", { ...row, run: ({ state }) => setRectangle(state, false) }),
  copyCommand("rectangle-on", "Select rectangles", { ...row, run: ({ state }) => setRectangle(state, true) }),
  copyCommand("rectangle-toggle", "Toggle between lines and rectangles", {
    ...row,
    run: ({ state }) => setRectangle(state, !state.rectangle),
  }),
  copyCommand("select-line", "Select the line", { ...row, run: ({ state, count }) => selectLine(state, count) }),
  copyCommand("select-word", "Select the word", {
    ...row,
    run: ({ state, host, session }) => selectWord(state, host.separators(session)),
  }),
  copyCommand("selection-mode", "Select by character, word or line", {
    ...row,
    operands: [0, 1],
    run({ state, host, session, operands }) {
      const mode = (operands[0] ?? "char").toLowerCase();
      if (mode === "char" || mode === "c") state.selectBy = "char";
      else if (mode === "line" || mode === "l") state.selectBy = "line";
      else if (mode === "word" || mode === "w") {
        state.separators = host.separators(session);
        state.selectBy = "word";
      }
    },
  }),
  copyCommand("stop-selection", "Stop adding to the selection without clearing it", {
    ...row,
    run({ state }) {
      state.follows = "none";
      state.lines = "none";
      state.selectBy = "char";
    },
  }),
];
