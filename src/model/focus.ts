import { CLIENT_FOCUSED } from "./client.ts";
import { fire } from "./notify.ts";
import type { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { MODE_FOCUSON } from "#terminal/modes.ts";

const FOCUS_IN = new TextEncoder().encode("\x1b[I");
const FOCUS_OUT = new TextEncoder().encode("\x1b[O");

/** Tells the pane's program whether it has the focus now, where that changed. Nothing without `focus-events`. */
export function updatePaneFocus(state: ServerState, pane: Pane | undefined): void {
  if (pane === undefined || pane.exit !== undefined || !state.serverOptions.flag("focus-events")) return;
  const focused = hasFocus(state, pane);
  if (focused === pane.focused) return;
  pane.focused = focused;
  if ((pane.terminal.screen.modes & MODE_FOCUSON) !== 0) pane.process?.write(focused ? FOCUS_IN : FOCUS_OUT);
  fire(state, focused ? "pane-focus-in" : "pane-focus-out", { pane, window: pane.window });
}

/** As `updatePaneFocus` for the window's active pane. */
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
      client.overlay === undefined,
  );
}
