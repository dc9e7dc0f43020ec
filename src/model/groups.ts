import { fire, fireWinlink } from "./notify.ts";
import type { Session, SessionGroup } from "./session.ts";
import type { ServerState } from "./state.ts";
import { Winlink, WINLINK_ALERTS } from "./winlink.ts";
import { leaveWinlink, renumber } from "./winlinks.ts";
import { releaseWindow } from "./windows.ts";

/** The group of that name, made when it is not there. */
export function ensureGroup(state: ServerState, name: string): SessionGroup {
  let group = state.groups.get(name);
  if (group === undefined) {
    group = { name, sessions: [] };
    state.groups.set(name, group);
  }
  return group;
}

/** A session that is in a group stays there. */
export function addToGroup(state: ServerState, group: SessionGroup, session: Session): void {
  if (session.group !== undefined) return;
  group.sessions.push(session);
  session.group = group;
  fire(state, "session-added-to-group", { session }, { group: group.name, group_size: group.sessions.length });
}

/** A group without sessions goes. */
export function removeFromGroup(state: ServerState, session: Session): void {
  const { group } = session;
  if (group === undefined) return;
  fire(state, "session-removed-from-group", { session }, { group: group.name, group_size: group.sessions.length });
  group.sessions.splice(group.sessions.indexOf(session), 1);
  session.group = undefined;
  if (group.sessions.length === 0) state.groups.delete(group.name);
}

/** Gives the session the windows of another one of its group. */
export function synchronizeTo(state: ServerState, session: Session): void {
  const other = session.group?.sessions.find((candidate) => candidate !== session);
  if (other !== undefined) copyWinlinks(state, other, session);
}

/** Gives the windows of the session to all others of its group. */
export function synchronizeFrom(state: ServerState, session: Session): void {
  for (const other of session.group?.sessions ?? []) if (other !== session) copyWinlinks(state, session, other);
}

/** Makes `to` have the winlinks of `from`, keeping its current one and its stack by index. */
function copyWinlinks(state: ServerState, from: Session, to: Session): void {
  if (from.winlinks.size === 0) return;
  if (to.current !== undefined && !from.winlinks.has(to.current.index)) leaveWinlink(state, to, to.current);
  const old = [...to.winlinks.values()];
  to.winlinks.clear();
  for (const winlink of from.winlinksInOrder()) {
    const copy = new Winlink(to, winlink.index, winlink.window);
    copy.alerts = winlink.alerts & WINLINK_ALERTS;
    to.winlinks.set(copy.index, copy);
    copy.window.winlinks.add(copy);
    fireWinlink(state, "window-linked", copy);
  }
  const index = to.current?.index ?? from.current?.index;
  to.current = (index === undefined ? undefined : to.winlinks.get(index)) ?? to.winlinksInOrder()[0];
  const stack = to.lastWinlinks.splice(0);
  for (const winlink of stack) {
    const copy = to.winlinks.get(winlink.index);
    if (copy !== undefined) to.lastWinlinks.push(copy);
  }
  for (const winlink of old) {
    if (state.marked?.winlink === winlink) remark(state, to, winlink);
    if (![...to.winlinks.values()].some((copy) => copy.window === winlink.window))
      fireWinlink(state, "window-unlinked", winlink);
    winlink.window.winlinks.delete(winlink);
    releaseWindow(state, winlink.window);
  }
}

function remark(state: ServerState, session: Session, old: Winlink): void {
  const copy = session.winlinks.get(old.index);
  if (state.marked === undefined) return;
  state.marked = copy === undefined || copy.window !== old.window ? undefined : { ...state.marked, winlink: copy };
}

/** The session with all of its group, or by itself. */
export function groupSessions(session: Session): readonly Session[] {
  return session.group?.sessions ?? [session];
}

/** Renumbers the session's windows, and those of its group, where `renumber-windows` is on. */
export function renumberIfWanted(session: Session): void {
  if (!session.options.flag("renumber-windows")) return;
  for (const member of groupSessions(session)) renumber(member);
}
