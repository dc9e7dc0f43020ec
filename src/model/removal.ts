import { closePaneCell } from "./layouts.ts";
import type { Pane } from "./pane.ts";
import { closeWindow } from "./sessions.ts";
import type { ServerState } from "./state.ts";
import { removePane } from "./window-panes.ts";
import { popZoom, pushZoom } from "./zoom.ts";

/**
 * The pane goes: its cell closes, its window goes with the last pane, its sessions with their last window. Programs are
 * ended and clients moved by the state's `lifecycle`. Sizes of windows are to be worked out again afterwards.
 */
export function closePane(state: ServerState, pane: Pane): void {
  const { window } = pane;
  if (state.panes.get(pane.id) !== pane) return;
  if (window.panes.length === 1) {
    closeWindow(state, window, true);
    return;
  }
  pushZoom(state, window, false, pane.floatOverZoom);
  closePaneCell(state, pane);
  removePane(state, window, pane);
  popZoom(state, window);
}
