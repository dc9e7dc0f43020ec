import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import { mouseInPane } from "../mouse.ts";
import type { CopyHost } from "./host.ts";
import { fromViewX, lineNumberMode } from "./line-numbers.ts";
import { cursorDown, cursorUp } from "./scroll.ts";
import { selectionAt, startSelection, updateSelection } from "./selection.ts";
import { previousWordOf } from "./words.ts";

/** Begins to select with the mouse, from where its button went down; an end of the selection under it is taken hold of. */
export function startDrag(host: CopyHost, client: Client, mouse: MouseEvent): void {
  const { state } = host;
  const at = mouseInPane(host.pane, mouse, true);
  if (at === undefined) return;
  client.mouseDrag = {
    update: (event) => followMouse(host, event),
    release(event) {
      if (lineNumberMode(state) !== "off") followMouse(host, event);
      state.follows = "none";
      host.autoScroll(false);
    },
  };

  const end = selectionAt(state, at.x, at.y);
  const x = fromViewX(state, at.x);
  const inFirst = x >= state.firstStart.x && x <= state.firstEnd.x && state.top + at.y === state.firstStart.y;
  const isEnd = end !== undefined;
  // Only a drag that begins in the word or line just selected goes on by words or lines.
  if (isEnd || !inFirst) {
    state.lines = "none";
    state.selectBy = "char";
  }
  if (state.selectBy === "word") {
    state.moveCursor(x, at.y);
    const word = previousWordOf(state, state.separators);
    state.moveCursor(word.x, word.y - state.top);
  } else if (state.selectBy === "line") state.moveCursor(0, at.y);
  else {
    state.moveCursor(x, at.y);
    if (end === undefined) startSelection(state);
    else {
      state.follows = end;
      updateSelection(state);
    }
  }
  followMouse(host, mouse);
}

function followMouse(host: CopyHost, mouse: MouseEvent): void {
  const { state } = host;
  host.autoScroll(false);
  const at = mouseInPane(host.pane, mouse);
  if (at === undefined) return;
  const { cx, cy } = state;
  state.moveCursor(fromViewX(state, at.x), at.y);
  updateSelection(state);
  if (cy !== state.cy || cx === state.cx) {
    const edge = at.y === 0 || at.y === state.rows - 1;
    if (edge) scrollOn(host, at.y === 0);
    host.autoScroll(edge);
  }
  host.redraw();
}

function scrollOn({ state }: CopyHost, up: boolean): void {
  if (up) cursorUp(state, true);
  else cursorDown(state, true);
}

/** A tick of the timer while the mouse is held at an edge. @returns whether the cursor still is at one */
export function autoScrollTick(host: CopyHost): boolean {
  const { state } = host;
  if (state.cy !== 0 && state.cy !== state.rows - 1) return false;
  scrollOn(host, state.cy === 0);
  host.redraw();
  return true;
}
