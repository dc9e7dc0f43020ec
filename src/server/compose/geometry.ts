import { CLIENT_CONTROL, type Client } from "#model/client.ts";
import { statusLines } from "#model/sizes.ts";
import type { Window } from "#model/window.ts";
import { MODE_CURSOR } from "#terminal/modes.ts";

/** The part of a window that a client shows, in cells; `cols` × `rows` is the room the client has for it, not the window's size. */
export interface WindowView {
  /** Window cell shown in the first column and row of the room. */
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
  /** Row of the client's screen where the room begins: below a status line at the top. */
  readonly top: number;
}

/** Number of status lines a client has, 0–5; none where it is too low for them and a window. */
export function statusRows(client: Client): number {
  if (client.session === undefined || (client.flags & CLIENT_CONTROL) !== 0) return 0;
  const lines = statusLines(client.session);
  return client.rows <= lines ? 0 : lines;
}

export function statusAtTop(client: Client): boolean {
  return client.session?.options.string("status-position") === "top";
}

/** First row of the status lines on the client's screen; -1 when it has none. */
export function statusRow0(client: Client): number {
  const rows = statusRows(client);
  if (rows === 0) return -1;
  return statusAtTop(client) ? 0 : Math.max(0, client.rows - rows);
}

/** Row among the status lines where messages and prompts go, 0-based; 0 without status lines. */
export function messageRow(client: Client): number {
  const rows = statusRows(client);
  if (rows === 0 || client.session === undefined) return 0;
  return Math.min(Number(client.session.options.string("message-line")), rows - 1);
}

/** The window a client looks at. */
export function windowOf(client: Client): Window | undefined {
  return client.session?.current?.window;
}

/** Start of the shown part along one axis when it follows the cursor. Source: tmux/tmux tty.c, tty_window_offset1 */
function follow(cursor: number, room: number, size: number, past: number): number {
  if (cursor < room) return 0;
  return cursor > size - room ? size - room : cursor - past;
}

function clampPan(pan: number, room: number, size: number): number {
  return room >= size ? 0 : Math.min(pan, size - room);
}

/** Whether the window does not fit into the client (`#{window_bigger}`). */
export function windowBigger(client: Client, window: Window): boolean {
  return client.cols < window.cols || client.rows - statusRows(client) < window.rows;
}

/**
 * Which part of its window a client shows: all of it when it fits, else the part it was panned to (`refresh-client -D` …),
 * else the part around the active pane's cursor.
 */
export function windowView(client: Client, window: Window): WindowView {
  const lines = statusRows(client);
  const cols = client.cols;
  const rows = Math.max(0, client.rows - lines);
  const top = lines !== 0 && statusAtTop(client) ? Math.min(lines, client.rows) : 0;
  if (!windowBigger(client, window)) return { x: 0, y: 0, cols, rows, top };

  const pan = client.pan;
  if (pan !== undefined && pan.windowId === window.id) {
    return { x: clampPan(pan.x, cols, window.cols), y: clampPan(pan.y, rows, window.rows), cols, rows, top };
  }
  const pane = window.active;
  if (pane === undefined || (pane.screen.modes & MODE_CURSOR) === 0) return { x: 0, y: 0, cols, rows, top };
  const x = follow(pane.x + pane.screen.cursorX, cols, window.cols, cols >> 1);
  const y = follow(pane.y + pane.screen.cursorY, rows, window.rows, rows - 1);
  return { x: Math.max(0, x), y: Math.max(0, y), cols, rows, top };
}
