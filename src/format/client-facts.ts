import {
  CLIENT_ATTACHED,
  CLIENT_DEAD,
  CLIENT_EXITING,
  CLIENT_REMOTE,
  CLIENT_SUSPENDED,
  CLIENT_TERMINAL,
  type Client,
} from "#model/client.ts";
import { clientStatusLines } from "#model/sizes.ts";
import type { ServerState } from "#model/state.ts";
import { MODE_CURSOR } from "#terminal/screen.ts";

/** Whether somebody is there: attached, not suspended and not about to go. */
export function isAttached(client: Client): boolean {
  return (
    (client.flags & CLIENT_ATTACHED) !== 0 && (client.flags & (CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING)) === 0
  );
}

/** Whether the client's terminal is being drawn to; a control client has none. */
export function hasTerminal(client: Client): boolean {
  return (
    (client.flags & (CLIENT_TERMINAL | CLIENT_REMOTE)) !== 0 &&
    (client.flags & CLIENT_SUSPENDED) === 0 &&
    client.session !== undefined
  );
}

/** Which part of its window a client shows: from (`x`, `y`), cells, 0-based. */
export interface WindowView {
  /** The window does not fit. */
  readonly bigger: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * The part of its current window that a client shows: where it was panned to, else around the active pane's cursor.
 * Source: tmux/tmux tty.c, tty_window_offset1
 */
export function windowView(client: Client, state: ServerState): WindowView | undefined {
  const window = client.session?.current?.window;
  if (window === undefined || !hasTerminal(client)) return undefined;
  const cols = client.cols;
  const rows = client.rows - clientStatusLines(state, client);
  if (cols >= window.cols && rows >= window.rows) return { bigger: false, x: 0, y: 0 };
  const { pan } = client;
  if (pan !== undefined && pan.windowId === window.id) {
    return { bigger: true, x: clampPan(pan.x, cols, window.cols), y: clampPan(pan.y, rows, window.rows) };
  }
  const pane = window.active;
  if (pane === undefined || (pane.screen.modes & MODE_CURSOR) === 0) return { bigger: true, x: 0, y: 0 };
  const { cursorX, cursorY } = pane.screen;
  return {
    bigger: true,
    x: follow(pane.x + cursorX, cols, window.cols, Math.floor(cols / 2)),
    y: follow(pane.y + cursorY, rows, window.rows, rows - 1),
  };
}

function clampPan(pan: number, room: number, size: number): number {
  return room >= size ? 0 : Math.min(pan, size - room);
}

/** Keeps the cursor in view: at the end of the window its last part, else with the cursor `behind` cells from the start. */
function follow(cursor: number, room: number, size: number, behind: number): number {
  if (cursor < room) return 0;
  return cursor > size - room ? size - room : cursor - behind;
}
