import { LINE_START_OUTPUT, LINE_START_PROMPT } from "#terminal/screen.ts";
import { nextBracket, previousBracket } from "../brackets.ts";
import * as move from "../movement.ts";
import { acquireDown, acquireUp, cursorDown, cursorUp, toEndOfLine } from "../scroll.ts";
import { updateSelection } from "../selection.ts";
import { backwardWordOf, nextWordEndOf, nextWordOf } from "../words.ts";
import { copyCommand, repeated } from "./define.ts";

export const movementCommands = [
  copyCommand("back-to-indentation", "Move the cursor back to the indentation", {
    clears: "always",
    run: ({ state }) => move.backToIndentation(state),
  }),
  copyCommand("bottom-line", "Move to the bottom line", ({ state }) => move.toRow(state, state.rows - 1)),
  copyCommand("cursor-centre-horizontal", "Move the cursor to the horizontal centre of the pane", ({ state, host }) => {
    state.moveCursor(host.pane.cols >> 1, state.cy);
    updateSelection(state);
  }),
  copyCommand("cursor-centre-vertical", "Move the cursor to the vertical centre of the pane", ({ state, host }) => {
    state.moveCursor(state.cx, host.pane.rows >> 1);
    updateSelection(state);
  }),
  copyCommand(
    "cursor-down",
    "Move the cursor down",
    repeated(({ state }) => cursorDown(state)),
  ),
  copyCommand("cursor-down-and-cancel", "Move the cursor down; at the bottom, leave", {
    clears: "always",
    run({ state, count }) {
      const { cy } = state;
      for (let times = count; times > 0; times--) cursorDown(state);
      return cy === state.cy && state.oy === 0 ? "cancel" : undefined;
    },
  }),
  copyCommand(
    "cursor-left",
    "Move the cursor left",
    repeated(({ state }) => move.cursorLeft(state)),
  ),
  copyCommand(
    "cursor-right",
    "Move the cursor right",
    repeated(({ state }) => move.cursorRight(state, !state.keepsToText)),
  ),
  copyCommand(
    "cursor-up",
    "Move the cursor up",
    repeated(({ state }) => cursorUp(state)),
  ),
  copyCommand("end-of-line", "Move to the end of the line", ({ state }) => toEndOfLine(state)),
  copyCommand("history-bottom", "Scroll to the bottom of the history", ({ state }) => move.historyBottom(state)),
  copyCommand("history-top", "Scroll to the top of the history", ({ state }) => move.historyTop(state)),
  copyCommand("middle-line", "Move to the middle line", ({ state }) => move.toRow(state, (state.rows - 1) >> 1)),
  copyCommand("next-matching-bracket", "Move to the next matching bracket", {
    clears: "always",
    run: repeated(({ state }) => nextBracket(state)),
  }),
  copyCommand(
    "next-paragraph",
    "Move to the next paragraph",
    repeated(({ state }) => move.nextParagraph(state)),
  ),
  copyCommand("next-prompt", "Move to the next prompt, with -o to its output", {
    flags: "o",
    clears: "always",
    run: ({ state, flags }) => move.toFlaggedLine(state, true, flags.has("o") ? LINE_START_OUTPUT : LINE_START_PROMPT),
  }),
  copyCommand(
    "next-space",
    "Move to the next space",
    repeated(({ state }) => acquireDown(state, nextWordOf(state, ""))),
  ),
  copyCommand(
    "next-space-end",
    "Move to the end of the next space",
    repeated(({ state }) => acquireDown(state, nextWordEndOf(state, ""))),
  ),
  copyCommand(
    "next-word",
    "Move to the next word",
    repeated(({ state, host, session }) => acquireDown(state, nextWordOf(state, host.separators(session)))),
  ),
  copyCommand(
    "next-word-end",
    "Move to the end of the next word",
    repeated(({ state, host, session }) => acquireDown(state, nextWordEndOf(state, host.separators(session)))),
  ),
  copyCommand("previous-matching-bracket", "Move to the previous matching bracket", {
    clears: "always",
    run: repeated(({ state }) => previousBracket(state)),
  }),
  copyCommand(
    "previous-paragraph",
    "Move to the previous paragraph",
    repeated(({ state }) => move.previousParagraph(state)),
  ),
  copyCommand("previous-prompt", "Move to the previous prompt, with -o to its output", {
    flags: "o",
    clears: "always",
    run: ({ state, flags }) => move.toFlaggedLine(state, false, flags.has("o") ? LINE_START_OUTPUT : LINE_START_PROMPT),
  }),
  copyCommand(
    "previous-space",
    "Move to the previous space",
    repeated(({ state }) => acquireUp(state, backwardWordOf(state, "", true))),
  ),
  copyCommand(
    "previous-word",
    "Move to the previous word",
    repeated(({ state, host, session }) => acquireUp(state, backwardWordOf(state, host.separators(session), true))),
  ),
  copyCommand("start-of-line", "Move to the start of the line", ({ state }) => move.startOfLine(state)),
  copyCommand("top-line", "Move to the top line", ({ state }) => move.toRow(state, 0)),
];
