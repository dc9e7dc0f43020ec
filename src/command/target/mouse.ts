import type { MouseEvent } from "#input/key.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import type { Winlink } from "#model/winlink.ts";
import { bestWinlink } from "./best.ts";

/** The window under the mouse, in the session under it. */
export function mouseWinlink(state: ServerState, mouse: MouseEvent | undefined): Winlink | undefined {
  if (mouse === undefined || !mouse.valid || mouse.sessionId === undefined) return undefined;
  const session = state.sessions.get(mouse.sessionId);
  if (session === undefined) return undefined;
  if (mouse.windowId === undefined) return session.current;
  const window = state.windows.get(mouse.windowId);
  return window === undefined ? undefined : bestWinlink(session, window);
}

/** The pane under the mouse with its window; the window's active pane where the mouse is on none. */
export function mousePane(
  state: ServerState,
  mouse: MouseEvent | undefined,
): { readonly winlink: Winlink; readonly pane: Pane } | undefined {
  const winlink = mouseWinlink(state, mouse);
  if (winlink === undefined || mouse === undefined) return undefined;
  const { window } = winlink;
  const pane = mouse.paneId === undefined ? window.active : state.panes.get(mouse.paneId);
  if (pane === undefined || !window.panes.includes(pane)) return undefined;
  if (window.modal !== undefined && window.modal !== pane) return undefined;
  return { winlink, pane };
}

/**
 * Where in a pane the mouse is, in cells of the pane from 0; undefined when it is not on the pane.
 *
 * @param last the report before this one
 * Source: tmux/tmux cmd.c, cmd_mouse_at
 */
export function mouseAt(pane: Pane, mouse: MouseEvent, last = false): { x: number; y: number } | undefined {
  const x = (last ? mouse.lastX : mouse.x) + mouse.offsetX;
  let y = (last ? mouse.lastY : mouse.y) + mouse.offsetY;
  if (mouse.statusAt === 0 && y >= mouse.statusLines) y -= mouse.statusLines;
  if (x < pane.x || x >= pane.x + pane.cols || y < pane.y || y >= pane.y + pane.rows) return undefined;
  return { x: x - pane.x, y: y - pane.y };
}
