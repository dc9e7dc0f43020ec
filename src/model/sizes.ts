import {
  CLIENT_CONTROL,
  CLIENT_DEAD,
  CLIENT_EXITING,
  CLIENT_IGNORE_SIZE,
  CLIENT_REMOTE,
  CLIENT_SIZE_CHANGED,
  CLIENT_SUSPENDED,
  type Client,
} from "./client.ts";
import { resizeLayout } from "./layout/change.ts";
import { fire } from "./notify.ts";
import type { Session } from "./session.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { WINDOW_MAXIMUM, WINDOW_MINIMUM } from "./windows.ts";
import { hasWindow } from "./winlinks.ts";
import { unzoom, zoom, zoomedPane } from "./zoom.ts";

/** Pixels are those of a cell of the client's terminal, 0: unknown. */
export interface Size {
  readonly cols: number;
  readonly rows: number;
  readonly xPixel: number;
  readonly yPixel: number;
}

/** Clients in such a state show nothing and count for no size. */
const GONE = CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING;

/** Lines of status by the option `status` of a session: 0 to 5. */
export function statusLines(session: Session): number {
  const status = session.options.string("status");
  return status === "off" ? 0 : status === "on" ? 1 : Number(status);
}

/** Lines of status that a client shows: none where it is too small for them, or a control client. */
export function clientStatusLines(state: ServerState, client: Client): number {
  if ((client.flags & CLIENT_CONTROL) !== 0) return 0;
  const status = state.sessionOptions.string("status");
  const lines =
    client.session === undefined
      ? status === "off"
        ? 0
        : status === "on"
          ? 1
          : Number(status)
      : statusLines(client.session);
  return client.rows <= lines && client.session !== undefined ? 0 : lines;
}

/** Whether the client has no say in the sizes of windows. */
export function ignoresSize(state: ServerState, client: Client): boolean {
  if (client.session === undefined || (client.flags & GONE) !== 0) return true;
  if ((client.flags & CLIENT_IGNORE_SIZE) !== 0) {
    // as large as the session is already
    if ((client.flags & CLIENT_REMOTE) !== 0) return true;
    const counts = (other: Client): boolean =>
      other.session !== undefined && (other.flags & (GONE | CLIENT_IGNORE_SIZE)) === 0;
    if (state.clients.some(counts)) return true;
  }
  const control = (client.flags & CLIENT_CONTROL) !== 0;
  return control && (client.flags & CLIENT_SIZE_CHANGED) === 0 && client.windowSizes.size === 0;
}

/** What a client offers a window: its own size without status lines, or what a control client asked for that window. */
function offered(state: ServerState, client: Client, window: Window | undefined): Size {
  const { xPixel, yPixel } = client;
  const own = window === undefined ? undefined : client.windowSizes.get(window.id);
  if (own !== undefined && own.cols > 0 && own.rows > 0) return { ...own, xPixel, yPixel };
  return { cols: client.cols, rows: client.rows - clientStatusLines(state, client), xPixel, yPixel };
}

/**
 * The size that clients give a window by `window-size`; undefined where none has a say.
 * @param counts which clients count besides `creator`, who counts always
 */
function sizeFromClients(
  state: ServerState,
  type: string,
  window: Window | undefined,
  creator: Client | undefined,
  counts: (client: Client) => boolean,
): Size | undefined {
  if (type === "manual" && window === undefined) return undefined;
  const clients = state.clients.filter(
    (client) => client === creator || (!ignoresSize(state, client) && counts(client)),
  );
  const size = type === "manual" && window !== undefined ? manualSize(window) : measure(state, type, window, clients);
  if (size === undefined || window === undefined) return size;
  // However it came about, no window is larger than what a control client asked for it.
  let { cols, rows } = size;
  for (const client of clients) {
    const own = client.windowSizes.get(window.id);
    if (own !== undefined && own.cols > 0) cols = Math.min(cols, own.cols);
    if (own !== undefined && own.rows > 0) rows = Math.min(rows, own.rows);
  }
  return { ...size, cols, rows };
}

function manualSize(window: Window): Size {
  return { cols: window.manualCols, rows: window.manualRows, xPixel: 0, yPixel: 0 };
}

function measure(
  state: ServerState,
  type: string,
  window: Window | undefined,
  clients: readonly Client[],
): Size | undefined {
  const watching =
    window === undefined
      ? 0
      : state.clients.filter(
          (client) => client.session !== undefined && !ignoresSize(state, client) && hasWindow(client.session, window),
        ).length;
  const latestOnly = type === "latest" && window !== undefined && watching > 1;
  const sizes = clients
    .filter((client) => !latestOnly || client === window?.latest)
    .map((client) => offered(state, client, window))
    .filter((size) => size.cols > 0 && size.rows > 0);
  if (sizes.length === 0) return undefined;
  const pick = type === "largest" ? Math.max : Math.min;
  const cols = pick(...sizes.map((size) => size.cols));
  const rows = pick(...sizes.map((size) => size.rows));
  if (type === "largest" && (cols <= 0 || rows <= 0)) return undefined;
  return {
    cols,
    rows,
    xPixel: Math.max(...sizes.map((size) => size.xPixel)),
    yPixel: Math.max(...sizes.map((size) => size.yPixel)),
  };
}

/**
 * Size of a new window, or for `resize-window -a/-A` of one that is there.
 * @param client who creates it
 * @param type `window-size` to go by, undefined: the global option
 */
export function defaultWindowSize(
  state: ServerState,
  client: Client | undefined,
  session: Session,
  window: Window | undefined,
  type = state.windowOptions.string("window-size"),
): Size {
  if (type === "latest" && client !== undefined && !ignoresSize(state, client))
    return bounded({ ...offered(state, client, undefined) });
  const creator = client !== undefined && (client.flags & CLIENT_CONTROL) !== 0 ? undefined : client;
  const counts = (other: Client): boolean =>
    window === undefined ? other.session === session : other.session !== undefined && hasWindow(other.session, window);
  const size = sizeFromClients(state, type, window, creator, counts);
  if (size !== undefined) return bounded(size);
  const match = /^(\d+)x(\d+)/.exec(session.options.string("default-size"));
  return bounded({ cols: Number(match?.[1] ?? 80), rows: Number(match?.[2] ?? 24), xPixel: 0, yPixel: 0 });
}

function bounded(size: Size): Size {
  const limit = (value: number): number => Math.max(WINDOW_MINIMUM, Math.min(value, WINDOW_MAXIMUM));
  return { ...size, cols: limit(size.cols), rows: limit(size.rows) };
}

/** Counts the attached clients of every session, and works out the size of every window. */
export function recalculateSizes(state: ServerState, now = false): void {
  for (const session of state.sessions.values()) session.attached = 0;
  for (const client of state.clients) {
    if (client.session !== undefined && (client.flags & GONE) === 0) client.session.attached++;
  }
  for (const window of state.windows.values()) recalculateSize(state, window, now);
}

/** Holds a size within the limits that clients set; where nobody else has a say the smallest limit is the size. */
function limited(state: ServerState, wanted: Size | undefined, counts: (client: Client) => boolean): Size | undefined {
  let size = wanted;
  for (const client of state.clients) {
    const { sizeLimit, session } = client;
    if (sizeLimit === undefined || session === undefined || (client.flags & GONE) !== 0 || !counts(client)) continue;
    const rows = Math.max(1, sizeLimit.rows - statusLines(session));
    size = {
      cols: Math.min(sizeLimit.cols, size?.cols ?? sizeLimit.cols),
      rows: Math.min(rows, size?.rows ?? rows),
      xPixel: size?.xPixel ?? 0,
      yPixel: size?.yPixel ?? 0,
    };
  }
  return size;
}

/**
 * Works out the window's size. A new one comes into force at once (`now`, or a manual size), or else when the window is
 * current in a session with clients: see `applyPendingSize`.
 */
export function recalculateSize(state: ServerState, window: Window, now: boolean): void {
  if (window.active === undefined) return;
  const type = window.options.string("window-size");
  const aggressive = window.options.flag("aggressive-resize");
  const counts = ({ session }: Client): boolean => {
    if (session?.current === undefined) return false;
    return aggressive ? session.current.window === window : hasWindow(session, window);
  };
  const wanted = sizeFromClients(state, type, window, undefined, counts);
  const size = type === "manual" ? wanted : limited(state, wanted, counts);
  if (size === undefined) return;
  const known = window.pendingSize ?? window;
  if (!now && known.cols === size.cols && known.rows === size.rows) return;
  if (now || type === "manual") resizeWindow(state, window, size);
  else window.pendingSize = size;
}

/** Gives a window its new size if it is shown now. Called when commands are done, before drawing. */
export function applyPendingSize(state: ServerState, window: Window): void {
  const { pendingSize } = window;
  if (pendingSize === undefined) return;
  for (const winlink of window.winlinks) {
    if (winlink.session.attached === 0 || winlink.session.current !== winlink) continue;
    resizeWindow(state, window, pendingSize);
    return;
  }
}

/** Applies all that `recalculateSizes` left for later. */
export function applyPendingSizes(state: ServerState): void {
  for (const window of state.windows.values()) applyPendingSize(state, window);
}

/** Resizes a window and all in it, zoomed or not; it becomes no smaller than its layout can. */
export function resizeWindow(state: ServerState, window: Window, wanted: Size): void {
  const size = bounded(wanted);
  const { cols: oldCols, rows: oldRows } = window;
  window.pendingSize = undefined;
  const zoomed = zoomedPane(window);
  if (zoomed !== undefined) unzoom(state, window, true);
  resizeLayout(state, window, size.cols, size.rows);
  window.setSize(Math.max(size.cols, window.layoutRoot?.cols ?? 0), Math.max(size.rows, window.layoutRoot?.rows ?? 0));
  window.xPixel = size.xPixel || window.xPixel;
  window.yPixel = size.yPixel || window.yPixel;
  if (zoomed !== undefined && window.panes.includes(zoomed)) zoom(state, zoomed);
  fire(state, "window-layout-changed", { window });
  fire(
    state,
    "window-resized",
    { window },
    { width: window.cols, height: window.rows, old_width: oldCols, old_height: oldRows },
  );
}
