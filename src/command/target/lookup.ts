import { globMatch } from "#model/glob.ts";
import { parseNumber } from "#model/number.ts";
import { paneByPosition, paneTowards, type Direction } from "#model/pane-find.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import { paneAtIndex, paneByNumber } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";
import { bestSessionWithWindow, bestWinlink, sessionsInOrder } from "./best.ts";
import { clientByName } from "./client.ts";

const MAX_INDEX = 2_147_483_647;

/** A window that was found, or only an index where none is yet; one counted from the current window has that. */
export interface FoundWindow {
  readonly winlink: Winlink | undefined;
  readonly index: number;
}

function byId<T>(map: ReadonlyMap<number, T>, sigil: string, text: string): T | undefined {
  const match = /^(\d+)$/.exec(text.slice(1));
  return text.startsWith(sigil) && match !== null ? map.get(Number(match[1])) : undefined;
}

/** The only one that fits: `undefined` for none, and for several. */
function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function indexOf(text: string): number | undefined {
  const number = parseNumber(text, 0, MAX_INDEX);
  return number.ok ? number.value : undefined;
}

/** A count after `+` or `-`; one without, 0 for what is no number. */
function countOf(text: string): number {
  if (text.length === 1) return 1;
  const number = parseNumber(text.slice(1), 1, MAX_INDEX);
  return number.ok ? number.value : 0;
}

/** A session by `$id`, name, client, beginning of a name, pattern; the last two only when one session fits. */
export function findSession(state: ServerState, text: string, exact: boolean): Session | undefined {
  if (text.startsWith("$")) return byId(state.sessions, "$", text);
  const sessions = sessionsInOrder(state);
  const named = sessions.find((session) => session.name === text);
  if (named !== undefined) return named;
  const client = clientByName(state, text);
  if (client?.session !== undefined) return client.session;
  if (exact) return undefined;
  const starting = sessions.filter((session) => session.name.startsWith(text));
  if (starting.length > 0) return only(starting);
  return only(sessions.filter((session) => globMatch(text, session.name)));
}

/** How a window is looked for. */
export interface WindowSearch {
  readonly exact: boolean;
  /** An index where no window is will do. */
  readonly anyIndex: boolean;
}

function stepped(links: readonly Winlink[], current: Winlink, step: number): Winlink | undefined {
  const at = links.indexOf(current) + step;
  return links[((at % links.length) + links.length) % links.length];
}

function found(winlink: Winlink | undefined): FoundWindow | undefined {
  return winlink === undefined ? undefined : { winlink, index: winlink.index };
}

/** A window of a session by `@id`, `+n`, `-n`, `!`, `^`, `$`, index, name, beginning of a name, pattern. */
export function findWindow(
  state: ServerState,
  session: Session,
  text: string,
  { exact, anyIndex }: WindowSearch,
): FoundWindow | undefined {
  const { current } = session;
  if (current === undefined) return undefined;
  if (text.startsWith("@")) {
    const window = byId(state.windows, "@", text);
    return window === undefined ? undefined : found(bestWinlink(session, window));
  }
  const links = session.winlinksInOrder();
  const isOffset = text.startsWith("+") || text.startsWith("-");
  if (!exact && isOffset) {
    const step = text.startsWith("+") ? countOf(text) : -countOf(text);
    if (!anyIndex) return found(stepped(links, current, step));
    const index = current.index + step;
    return index < 0 || index > MAX_INDEX ? undefined : { winlink: current, index };
  }
  if (!exact) {
    if (text === "!") return found(session.lastWinlinks[0]);
    if (text === "^") return found(links[0]);
    if (text === "$") return found(links.at(-1));
  }
  const index = isOffset ? undefined : indexOf(text);
  if (index !== undefined) {
    const winlink = session.winlinks.get(index);
    if (winlink !== undefined) return found(winlink);
    if (anyIndex) return { winlink: undefined, index };
  }
  return found(windowByName(links, text, exact));
}

/** The first of several windows that a name could mean: what is left of a search that failed for their number. */
export function firstOfMany(session: Session, text: string, exact: boolean): Winlink | undefined {
  const links = session.winlinksInOrder();
  const fits = [
    (name: string) => name === text,
    ...(exact ? [] : [(name: string) => name.startsWith(text), (name: string) => globMatch(text, name)]),
  ];
  for (const fit of fits) {
    const found = links.filter(({ window }) => fit(window.name));
    if (found.length > 0) return found.length > 1 ? found[0] : undefined;
  }
  return undefined;
}

function windowByName(links: readonly Winlink[], text: string, exact: boolean): Winlink | undefined {
  const named = links.filter(({ window }) => window.name === text);
  if (named.length > 0 || exact) return only(named);
  const starting = links.filter(({ window }) => window.name.startsWith(text));
  if (starting.length > 0) return only(starting);
  return only(links.filter(({ window }) => globMatch(text, window.name)));
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  "{up-of}": "up",
  "{down-of}": "down",
  "{left-of}": "left",
  "{right-of}": "right",
};

/** A pane of a window by `%id`, `!`, direction, `+n`, `-n`, index, place (`top-left`). */
export function findPane(state: ServerState, window: Window, text: string): Pane | undefined {
  if (text.startsWith("%")) {
    const pane = byId(state.panes, "%", text);
    return pane?.window === window ? pane : undefined;
  }
  if (text === "!") return window.lastPanes[0];
  const direction = DIRECTIONS[text];
  if (direction !== undefined) return window.active === undefined ? undefined : paneTowards(window.active, direction);
  if ((text.startsWith("+") || text.startsWith("-")) && window.active !== undefined) {
    return paneByNumber(window, window.active, text.startsWith("+") ? countOf(text) : -countOf(text));
  }
  const index = indexOf(text);
  const atIndex = index === undefined ? undefined : paneAtIndex(window, index);
  return atIndex ?? paneByPosition(window, text);
}

/** A pane anywhere by `%id`, with its best session and winlink. */
export function findPaneById(
  state: ServerState,
  text: string,
  preferUnattached: boolean,
): { readonly pane: Pane; readonly winlink: Winlink } | undefined {
  const pane = byId(state.panes, "%", text);
  const winlink = pane === undefined ? undefined : anyWinlink(state, pane.window, preferUnattached);
  return pane === undefined || winlink === undefined ? undefined : { pane, winlink };
}

/** A window anywhere by `@id`. */
export function findWindowById(state: ServerState, text: string, preferUnattached: boolean): FoundWindow | undefined {
  const window = byId(state.windows, "@", text);
  return window === undefined ? undefined : found(anyWinlink(state, window, preferUnattached));
}

function anyWinlink(state: ServerState, window: Window, preferUnattached: boolean): Winlink | undefined {
  const session = bestSessionWithWindow(state, window, preferUnattached);
  return session === undefined ? undefined : bestWinlink(session, window);
}
