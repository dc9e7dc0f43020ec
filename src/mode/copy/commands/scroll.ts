import * as scroll from "../scroll.ts";
import type { CopyState } from "../state.ts";
import { copyCommand, repeated, type CopyCommandContext } from "./define.ts";

/** With a selection that is not being dragged only the view moves. @returns whether that was so */
function movesViewOnly({ state, host, client }: CopyCommandContext): boolean {
  if (state.selection === undefined || host.dragging(client)) return false;
  state.follows = "none";
  state.lines = "none";
  return true;
}

function exitOption(name: string, doc: string, change: (state: CopyState) => boolean) {
  return copyCommand(name, doc, {
    readOnly: false,
    clears: "always",
    run({ state }) {
      state.scrollExit = change(state);
    },
  });
}

export const scrollCommands = [
  copyCommand("goto-line", "Move the view to a line", {
    operands: [1, 1],
    run: ({ state, operands }) => scroll.gotoLine(state, operands[0] ?? ""),
  }),
  copyCommand(
    "halfpage-down",
    "Scroll down by half a page",
    repeated(({ state }) => (scroll.pageDown(state, true, state.scrollExit) ? "cancel" : undefined)),
  ),
  copyCommand("halfpage-down-and-cancel", "Scroll down by half a page; at the bottom, leave", {
    clears: "always",
    run: repeated(({ state }) => (scroll.pageDown(state, true, true) ? "cancel" : undefined)),
  }),
  copyCommand(
    "halfpage-up",
    "Scroll up by half a page",
    repeated(({ state }) => scroll.pageUp(state, true)),
  ),
  copyCommand(
    "page-down",
    "Scroll down by a page",
    repeated(({ state }) => (scroll.pageDown(state, false, state.scrollExit) ? "cancel" : undefined)),
  ),
  copyCommand("page-down-and-cancel", "Scroll down by a page; at the bottom, leave", {
    clears: "always",
    run: repeated(({ state }) => (scroll.pageDown(state, false, true) ? "cancel" : undefined)),
  }),
  copyCommand(
    "page-up",
    "Scroll up by a page",
    repeated(({ state }) => scroll.pageUp(state, false)),
  ),
  copyCommand("recentre-top-bottom", "Scroll the line to the middle, top and bottom in turn", {
    clears: "always",
    run: ({ state }) => scroll.recentre(state),
  }),
  copyCommand("scroll-bottom", "Scroll the line to the bottom", {
    clears: "always",
    run: ({ state }) => scroll.scrollLineTo(state, state.rows - 1),
  }),
  copyCommand("scroll-down", "Scroll down", (context) => {
    const { state, count } = context;
    if (state.oy === 0) return state.scrollExit && state.selection === undefined ? "cancel" : undefined;
    if (movesViewOnly(context)) {
      scroll.scrollUp(state, count);
      return undefined;
    }
    for (let times = count; times > 0; times--) scroll.cursorDown(state, true);
    return state.scrollExit && state.oy === 0 && state.selection === undefined ? "cancel" : undefined;
  }),
  copyCommand("scroll-down-and-cancel", "Scroll down; at the bottom, leave", {
    clears: "always",
    run(context) {
      const { state, count } = context;
      if (movesViewOnly(context)) {
        scroll.scrollUp(state, count);
        return undefined;
      }
      for (let times = count; times > 0; times--) scroll.cursorDown(state, true);
      return state.oy === 0 ? "cancel" : undefined;
    },
  }),
  exitOption("scroll-exit-off", "Stay in copy mode at the bottom", () => false),
  exitOption("scroll-exit-on", "Leave copy mode at the bottom", () => true),
  exitOption("scroll-exit-toggle", "Toggle leaving copy mode at the bottom", (state) => !state.scrollExit),
  copyCommand("scroll-middle", "Scroll the line to the middle", {
    clears: "always",
    run: ({ state }) => scroll.scrollLineTo(state, (state.rows - 1) >> 1),
  }),
  copyCommand("scroll-to-mouse", "Scroll to the mouse in the scrollbar", {
    flags: "e",
    run({ host, client, mouse, flags }) {
      if (client === undefined || mouse === undefined) return undefined;
      return host.dragSlider(client, mouse, flags.has("e")) ? "cancel" : undefined;
    },
  }),
  copyCommand("scroll-top", "Scroll the line to the top", {
    clears: "always",
    run: ({ state }) => scroll.scrollLineTo(state, 0),
  }),
  copyCommand("scroll-up", "Scroll up", (context) => {
    const { state, count } = context;
    if (state.oy === state.history) return;
    if (movesViewOnly(context)) scroll.scrollDown(state, count);
    else for (let times = count; times > 0; times--) scroll.cursorUp(state, true);
  }),
  copyCommand("toggle-position", "Toggle the position indicator", {
    clears: "never",
    run({ state }) {
      state.hidePosition = !state.hidePosition;
    },
  }),
];
