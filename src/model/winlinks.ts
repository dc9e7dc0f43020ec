import { moveFocus } from "./focus.ts";
import { fire, fireWinlink } from "./notify.ts";
import type { Session } from "./session.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { clearAlerts, releaseWindow, touchWindow } from "./windows.ts";
import { Winlink, WINLINK_ALERTS } from "./winlink.ts";

const MAX_INDEX = 2_147_483_647;

/** The first free index at or after `from`. */
export function freeIndex(session: Session, from: number): number {
  let index = from;
  while (session.winlinks.has(index)) index = index === MAX_INDEX ? 0 : index + 1;
  return index;
}

/**
 * Puts a window into a session, without a word to anybody.
 * @param index undefined: the first free one from `base-index`
 * @returns undefined where the index is taken
 */
export function addWinlink(session: Session, window: Window, index: number | undefined): Winlink | undefined {
  const at = index ?? freeIndex(session, session.options.number("base-index"));
  if (session.winlinks.has(at)) return undefined;
  const winlink = new Winlink(session, at, window);
  session.winlinks.set(at, winlink);
  window.winlinks.add(winlink);
  return winlink;
}

/** Takes a winlink out of its session; a window without any goes. The current winlink is left as it is. */
export function dropWinlink(state: ServerState, winlink: Winlink): void {
  const { session, window } = winlink;
  forgetLast(session, winlink);
  if (session.winlinks.get(winlink.index) === winlink) session.winlinks.delete(winlink.index);
  window.winlinks.delete(winlink);
  if (state.marked?.winlink === winlink) state.marked = undefined;
  releaseWindow(state, window);
}

/** Drops a winlink to make room for another at its index; the session may be without windows or a current one after it. */
export function replaceWinlink(state: ServerState, winlink: Winlink): void {
  winlink.alerts &= ~WINLINK_ALERTS;
  fireWinlink(state, "window-unlinked", winlink);
  const { session } = winlink;
  if (session.current === winlink) session.current = undefined;
  dropWinlink(state, winlink);
}

/** Makes a winlink current. @returns false where it is current already or undefined */
export function setCurrent(state: ServerState, session: Session, winlink: Winlink | undefined): boolean {
  const old = session.current;
  if (winlink === undefined || winlink === old) return false;
  forgetLast(session, winlink);
  if (old !== undefined) {
    forgetLast(session, old);
    session.lastWinlinks.unshift(old);
  }
  session.current = winlink;
  moveFocus(state, old?.window.active, winlink.window.active);
  clearAlerts(winlink);
  touchWindow(state, winlink.window);
  const { window } = winlink;
  fire(
    state,
    "session-window-changed",
    { session, window, winlink },
    { new_window: window, new_window_index: winlink.index, old_window: old?.window, old_window_index: old?.index },
  );
  return true;
}

/** Makes the next or previous winlink current, going round. @param alert only those with an alert. @returns false where there is no other */
export function stepCurrent(state: ServerState, session: Session, step: 1 | -1, alert: boolean): boolean {
  const { current } = session;
  if (current === undefined) return false;
  const order = session.winlinksInOrder();
  if (step === -1) order.reverse();
  const at = order.indexOf(current);
  const round = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  const next = round.find((winlink) => !alert || (winlink.alerts & WINLINK_ALERTS) !== 0);
  return next !== undefined && setCurrent(state, session, next);
}

/** Makes the last winlink current. @returns false where there is none */
export function lastCurrent(state: ServerState, session: Session): boolean {
  const [last] = session.lastWinlinks;
  return last !== undefined && setCurrent(state, session, last);
}

/** Moves the current winlink away from one that goes: to the last, else the previous, else the next. */
export function leaveWinlink(state: ServerState, session: Session, winlink: Winlink): void {
  if (session.current !== winlink) return;
  if (!lastCurrent(state, session)) stepCurrent(state, session, -1, false);
}

/** The session's winlink of a window: the current one if it is, else that with the least index. */
export function winlinkOf(session: Session, window: Window): Winlink | undefined {
  if (session.current?.window === window) return session.current;
  return session.winlinksInOrder().find((winlink) => winlink.window === window);
}

export function hasWindow(session: Session, window: Window): boolean {
  for (const winlink of window.winlinks) if (winlink.session === session) return true;
  return false;
}

/**
 * Frees an index beside a winlink by moving those that follow up by one, as far as they stand without a gap.
 * @returns the free index
 */
export function shuffleUp(session: Session, winlink: Winlink, before: boolean): number {
  const index = before ? winlink.index : winlink.index + 1;
  let last = index;
  while (session.winlinks.has(last)) last++;
  for (; last > index; last--) {
    const moved = session.winlinks.get(last - 1);
    if (moved === undefined) continue;
    session.winlinks.delete(last - 1);
    moved.index = last;
    session.winlinks.set(last, moved);
  }
  return index;
}

/** Numbers the session's windows without gaps from `base-index`. */
export function renumber(session: Session): void {
  const order = session.winlinksInOrder();
  session.winlinks.clear();
  let index = session.options.number("base-index");
  for (const winlink of order) {
    winlink.index = index++;
    session.winlinks.set(winlink.index, winlink);
  }
}

/** Two winlinks change windows; the mark goes with its window. */
export function swapWindows(state: ServerState, one: Winlink, other: Winlink): void {
  const { window } = one;
  window.winlinks.delete(one);
  other.window.winlinks.delete(other);
  one.window = other.window;
  other.window = window;
  one.window.winlinks.add(one);
  other.window.winlinks.add(other);
  if (state.marked?.winlink === one) state.marked = { ...state.marked, session: other.session, winlink: other };
  else if (state.marked?.winlink === other) state.marked = { ...state.marked, session: one.session, winlink: one };
}

function forgetLast(session: Session, winlink: Winlink): void {
  const at = session.lastWinlinks.indexOf(winlink);
  if (at !== -1) session.lastWinlinks.splice(at, 1);
}
