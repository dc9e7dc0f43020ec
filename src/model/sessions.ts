import type { Environment } from "./environment.ts";
import { groupSessions, removeFromGroup, renumberIfWanted, synchronizeFrom } from "./groups.ts";
import { fire, fireWinlink } from "./notify.ts";
import { createOptions, type Options } from "./options.ts";
import { Session } from "./session.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { WINLINK_ALERTS, type Winlink } from "./winlink.ts";
import { addWinlink, dropWinlink, hasWindow, leaveWinlink, replaceWinlink, setCurrent } from "./winlinks.ts";
import { unzoom } from "./zoom.ts";

export interface SessionSetup {
  /** Clean and free (`cleanName`, `sessionByName`); undefined: a number, after `prefix-` if there is one. */
  readonly name: string | undefined;
  readonly prefix?: string | undefined;
  readonly cwd: string;
  readonly environment: Environment;
  readonly options?: Options | undefined;
}

/** A session without windows. */
export function createSession(state: ServerState, setup: SessionSetup): Session {
  let id = state.nextSessionId++;
  let { name } = setup;
  if (name === undefined) {
    const prefix = setup.prefix === undefined ? "" : `${setup.prefix}-`;
    while (sessionByName(state, `${prefix}${id}`) !== undefined) id = state.nextSessionId++;
    name = `${prefix}${id}`;
  }
  const options = setup.options ?? createOptions("session", state.sessionOptions);
  const session = new Session(id, name, setup.cwd, options, setup.environment, state.now());
  state.sessions.set(id, session);
  return session;
}

export function sessionByName(state: ServerState, name: string): Session | undefined {
  for (const session of state.sessions.values()) if (session.name === name) return session;
  return undefined;
}

/** Sessions in order of name, as tmux lists them. */
export function sessionsByName(state: ServerState): Session[] {
  return [...state.sessions.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export function isAlive(state: ServerState, session: Session): boolean {
  return state.sessions.get(session.id) === session;
}

/** The name must be clean and free. */
export function renameSession(state: ServerState, session: Session, name: string): void {
  const old = session.name;
  session.name = name;
  fire(state, "session-renamed", { session }, { old_name: old, new_name: name });
}

/** Notes that somebody used the session. */
export function touchSession(state: ServerState, session: Session): void {
  session.lastActivityTime = session.activityTime;
  session.activityTime = state.now();
}

/** The session goes, with the windows that only it has. Its clients must be elsewhere already; see `closeSession`. */
export function destroySession(state: ServerState, session: Session, notify: boolean): void {
  if (!state.sessions.delete(session.id)) return;
  session.current = undefined;
  if (notify) fire(state, "session-closed", { session });
  removeFromGroup(state, session);
  session.lastWinlinks.length = 0;
  for (const winlink of session.winlinksInOrder()) {
    fireWinlink(state, "window-unlinked", winlink);
    dropWinlink(state, winlink);
  }
}

/** Destroys a session after its clients were sent elsewhere, as `detach-on-destroy` says. */
export function closeSession(state: ServerState, session: Session): void {
  if (!isAlive(state, session)) return;
  const policy = session.options.string("detach-on-destroy");
  const others = sessionsByName(state).filter((other) => other !== session);
  let next: Session | undefined;
  if (policy === "off") next = newest(others);
  else if (policy === "no-detached") next = newest(others.filter((other) => other.attached === 0));
  else if (policy === "previous" || policy === "next") next = beside(state, session, policy === "next" ? 1 : -1);
  const fallback = next === undefined && (policy === "on" || policy === "no-detached") ? newest(others) : undefined;
  state.lifecycle.sessionDestroying?.(session, next, fallback);
  destroySession(state, session, true);
}

/** As `closeSession`, with all of the session's group. */
export function closeSessionGroup(state: ServerState, session: Session): void {
  for (const member of groupSessions(session).slice()) closeSession(state, member);
}

function newest(sessions: readonly Session[]): Session | undefined {
  let best: Session | undefined;
  for (const session of sessions) if (best === undefined || session.activityTime > best.activityTime) best = session;
  return best;
}

/** The session after or before in order of name, going round; undefined where there is no other. */
export function beside(state: ServerState, session: Session, step: 1 | -1): Session | undefined {
  const order = sessionsByName(state);
  const at = order.indexOf(session);
  const found = order[(at + step + order.length) % order.length];
  return found === session ? undefined : found;
}

/** Links a window into the session and its group. @returns undefined where the index is in use */
export function linkWindow(
  state: ServerState,
  session: Session,
  window: Window,
  index: number | undefined,
): Winlink | undefined {
  const winlink = addWinlink(session, window, index);
  if (winlink === undefined) return undefined;
  fireWinlink(state, "window-linked", winlink);
  synchronizeFrom(state, session);
  return winlink;
}

/** Unlinks a window from the session and its group; another becomes current. @returns true where the session has no window left */
export function unlinkWindow(state: ServerState, winlink: Winlink): boolean {
  const { session } = winlink;
  leaveWinlink(state, session, winlink);
  winlink.alerts &= ~WINLINK_ALERTS;
  fireWinlink(state, "window-unlinked", winlink);
  dropWinlink(state, winlink);
  synchronizeFrom(state, session);
  return session.winlinks.size === 0;
}

/** As `unlinkWindow`; a session that is empty then goes, with its group. */
export function unlinkOrClose(state: ServerState, winlink: Winlink): void {
  if (unlinkWindow(state, winlink)) closeSessionGroup(state, winlink.session);
}

/** Whether the window is linked by more than this session and its group. */
export function isLinkedElsewhere(session: Session, window: Window): boolean {
  return window.winlinks.size !== groupSessions(session).length;
}

/**
 * Links a window from one session into another.
 * @param index undefined: the first free one
 * @returns what is wrong, in tmux's words
 */
export function linkInto(
  state: ServerState,
  source: Winlink,
  session: Session,
  index: number | undefined,
  options: { readonly kill: boolean; readonly select: boolean },
): string | undefined {
  let { select } = options;
  if (source.session !== session && source.session.group !== undefined && source.session.group === session.group)
    return "sessions are grouped";
  const there = index === undefined ? undefined : session.winlinks.get(index);
  if (there !== undefined) {
    if (there.window === source.window) return `same index: ${index}`;
    if (options.kill) {
      if (session.current === there) select = true;
      replaceWinlink(state, there);
    }
  }
  const winlink = linkWindow(state, session, source.window, index);
  if (winlink === undefined) return `index in use: ${index}`;
  if (state.marked?.winlink === source) state.marked = { ...state.marked, session, winlink };
  if (select) setCurrent(state, session, winlink);
  return undefined;
}

/** Kills a window: it is unlinked from every session; sessions that have no other go. */
export function closeWindow(state: ServerState, window: Window, renumber: boolean): void {
  for (const session of sessionsByName(state)) {
    if (!hasWindow(session, window)) continue;
    unzoom(state, window, true);
    for (const winlink of session.winlinksInOrder()) {
      if (winlink.window === window && isAlive(state, session)) unlinkOrClose(state, winlink);
    }
    if (renumber && isAlive(state, session)) renumberIfWanted(session);
  }
}
