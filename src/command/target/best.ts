import type { Client } from "#model/client.ts";
import type { ModelEvent } from "#model/events.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";
import type { Target } from "../context.ts";

/** In order of name, as tmux looks at them. */
export function sessionsInOrder(state: ServerState): Session[] {
  return [...state.sessions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isUsable(state: ServerState, session: Session): boolean {
  return state.sessions.get(session.id) === session && session.current?.window.active !== undefined;
}

/** The session used last; with `preferUnattached` one without clients wins over one with. */
export function bestSession(
  state: ServerState,
  preferUnattached = false,
  accept: (session: Session) => boolean = () => true,
): Session | undefined {
  let best: Session | undefined;
  for (const session of sessionsInOrder(state)) {
    if (!isUsable(state, session) || !accept(session)) continue;
    if (best === undefined || isBetter(session, best, preferUnattached)) best = session;
  }
  return best;
}

function isBetter(session: Session, than: Session, preferUnattached: boolean): boolean {
  const [free, thanFree] = [session.attached === 0, than.attached === 0];
  if (preferUnattached && free !== thanFree) return free;
  return session.activityTime > than.activityTime;
}

/** The window's place in the session: the current one if it shows the window, else the first. */
export function bestWinlink(session: Session, window: Window): Winlink | undefined {
  if (session.current?.window === window) return session.current;
  return session.winlinksInOrder().find((winlink) => winlink.window === window);
}

/** The best session that has the window. */
export function bestSessionWithWindow(
  state: ServerState,
  window: Window,
  preferUnattached = false,
): Session | undefined {
  return bestSession(state, preferUnattached, (session) => bestWinlink(session, window) !== undefined);
}

/** The client used last, of those attached to the session if it has any. */
export function bestClient(state: ServerState, session: Session): Client | undefined {
  let best: Client | undefined;
  for (const client of state.clients) {
    if (client.session === undefined || (session.attached !== 0 && client.session !== session)) continue;
    if (best === undefined || client.activityTime > best.activityTime) best = client;
  }
  return best;
}

/** The pane that a client's program runs in, by its terminal or its TMUX_PANE. */
export function paneAroundClient(state: ServerState, client: Client): Pane | undefined {
  for (const pane of state.panes.values()) {
    if (pane.process !== undefined && client.tty !== "" && pane.process.tty === client.tty) return pane;
  }
  const id = /^%(\d+)$/.exec(client.environment.value("TMUX_PANE") ?? "");
  return id === null ? undefined : state.panes.get(Number(id[1]));
}

export const NO_TARGET: Target = { index: -1 };

export function targetOfSession(session: Session): Target {
  const winlink = session.current;
  return { session, winlink, window: winlink?.window, pane: winlink?.window.active, index: -1 };
}

export function targetOfWinlink(winlink: Winlink, pane: Pane | undefined = winlink.window.active): Target {
  return { session: winlink.session, winlink, window: winlink.window, pane, index: winlink.index };
}

/** The target of a window in its best session, undefined when no session has it. */
export function targetOfWindow(state: ServerState, window: Window): Target | undefined {
  const session = bestSessionWithWindow(state, window);
  const winlink = session === undefined ? undefined : bestWinlink(session, window);
  return winlink === undefined ? undefined : targetOfWinlink(winlink);
}

export function targetOfPane(state: ServerState, pane: Pane): Target | undefined {
  const target = targetOfWindow(state, pane.window);
  return target === undefined ? undefined : { ...target, pane };
}

/** The target where nothing says which: the best session's current window and pane. */
export function targetOfNothing(state: ServerState, preferUnattached = false): Target | undefined {
  const session = bestSession(state, preferUnattached);
  return session?.current === undefined ? undefined : targetOfWinlink(session.current);
}

/**
 * Where a client is: its session's current pane; for one that is not attached, the session around the pane it runs in.
 * Without a client, or when that fails, the best session.
 */
export function targetOfClient(
  state: ServerState,
  client: Client | undefined,
  preferUnattached = false,
): Target | undefined {
  if (client === undefined) return targetOfNothing(state, preferUnattached);
  if (client.session !== undefined) return targetOfSession(client.session);
  const pane = paneAroundClient(state, client);
  const session = pane === undefined ? undefined : bestSessionWithWindow(state, pane.window, preferUnattached);
  if (pane === undefined || session === undefined) return targetOfNothing(state, preferUnattached);
  // The session is found by the pane, but what is current in it counts, as in tmux.
  return targetOfSession(session);
}

/** Whether all of the target is still there. */
export function isValidTarget(state: ServerState, target: Target | undefined): target is Required<Target> {
  if (target === undefined) return false;
  const { session, winlink, window, pane } = target;
  if (session === undefined || winlink === undefined || window === undefined || pane === undefined) return false;
  if (state.sessions.get(session.id) !== session) return false;
  return session.winlinks.get(winlink.index) === winlink && winlink.window === window && window.panes.includes(pane);
}

/** Where an event happened, as far as it says. */
export function targetOfEvent(state: ServerState, event: ModelEvent): Target | undefined {
  const { client, pane, session, window, winlink } = event;
  // of a session that has just ended the window may be in another one
  if (winlink !== undefined && state.sessions.get(winlink.session.id) !== winlink.session)
    return targetOfWindow(state, winlink.window);
  if (winlink !== undefined) return targetOfWinlink(winlink, pane?.window === winlink.window ? pane : undefined);
  if (session !== undefined && window !== undefined) {
    const found = bestWinlink(session, window);
    if (found !== undefined) return targetOfWinlink(found, pane?.window === window ? pane : undefined);
  }
  if (session !== undefined) return targetOfSession(session);
  if (pane !== undefined) return targetOfPane(state, pane);
  if (window !== undefined) return targetOfWindow(state, window);
  return client === undefined ? undefined : targetOfClient(state, client);
}
