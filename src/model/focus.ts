import { CLIENT_FOCUSED } from "./client.ts";
import { fire } from "./notify.ts";
import type { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { MODE_FOCUSON } from "#terminal/modes.ts";

const FOCUS_IN = new TextEncoder().encode("\x1b[I");
const FOCUS_OUT = new TextEncoder().encode("\x1b[O");

/** Another pane or window was chosen: their programs are told of the focus, with `focus-events`. */
export function moveFocus(state: ServerState, from: Pane | undefined, to: Pane | undefined): void {
  if (!state.serverOptions.flag("focus-events")) return;
  updatePaneFocus(state, from);
  updatePaneFocus(state, to);
}

/** Tells the pane's program and the hooks whether it has the focus now, where that changed. */
function updatePaneFocus(state: ServerState, pane: Pane | undefined): void {
  if (pane === undefined || pane.exit !== undefined) return;
  const focused = hasFocus(state, pane);
  if (focused === pane.focused) return;
  pane.focused = focused;
  if ((pane.terminal.screen.modes & MODE_FOCUSON) !== 0) pane.process?.write(focused ? FOCUS_IN : FOCUS_OUT);
  fire(state, focused ? "pane-focus-in" : "pane-focus-out", { pane, window: pane.window });
}

/** A client came, went or looked away: the program of the window's active pane is told of the focus. */
export function updateFocus(state: ServerState, window: Window | undefined): void {
  updatePaneFocus(state, window?.active);
}

function hasFocus(state: ServerState, pane: Pane): boolean {
  if (pane !== pane.window.active) return false;
  return state.clients.some(
    (client) =>
      client.session !== undefined &&
      client.session.attached !== 0 &&
      (client.flags & CLIENT_FOCUSED) !== 0 &&
      client.session.current?.window === pane.window &&
      client.overlay === undefined, // a popup of its own, or a menu over the window
  );
}
