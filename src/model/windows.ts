import { destroyPane } from "./window-panes.ts";
import { cleanName } from "./names.ts";
import { fire } from "./notify.ts";
import { createOptions } from "./options.ts";
import type { ServerState } from "./state.ts";
import { WINDOW_ALERTS, Window } from "./window.ts";
import { WINLINK_ACTIVITY, WINLINK_ALERTS, WINLINK_BELL, WINLINK_SILENCE, type Winlink } from "./winlink.ts";
import { unzoom } from "./zoom.ts";

export const WINDOW_MINIMUM = 1;
export const WINDOW_MAXIMUM = 10_000;
/** Pixels of a cell where no terminal says. */
export const DEFAULT_X_PIXEL = 16;
export const DEFAULT_Y_PIXEL = 32;

/** A window without panes and not yet linked anywhere. Pixels are those of a cell, 0: unknown. */
export function createWindow(state: ServerState, cols: number, rows: number, xPixel = 0, yPixel = 0): Window {
  const window = new Window(
    state.nextWindowId++,
    cols,
    rows,
    createOptions("window", state.windowOptions),
    state.now(),
  );
  window.xPixel = xPixel || DEFAULT_X_PIXEL;
  window.yPixel = yPixel || DEFAULT_Y_PIXEL;
  state.windows.set(window.id, window);
  touchWindow(state, window);
  return window;
}

/** The window goes if no session links it any more. */
export function releaseWindow(state: ServerState, window: Window): void {
  if (window.winlinks.size > 0 || !state.windows.has(window.id)) return;
  fire(state, "window-closed", { window });
  unzoom(state, window, false);
  state.windows.delete(window.id);
  const panes = window.panes.splice(0);
  window.zIndex.length = 0;
  window.lastPanes.length = 0;
  window.active = undefined;
  window.layoutRoot = null;
  for (const pane of panes) destroyPane(state, pane);
  state.lifecycle.windowRemoved?.(window);
}

/** @param untrusted the name comes from a program in a pane. @returns false where the name is not allowed */
export function renameWindow(state: ServerState, window: Window, name: string, untrusted = false): boolean {
  const clean = cleanName(name, untrusted);
  if (clean === undefined) return false;
  const old = window.name;
  window.name = clean;
  fire(state, "window-renamed", { window }, { old_name: old, new_name: clean });
  return true;
}

/** What happens in the window is noted: time, and the activity alert. */
export function touchWindow(state: ServerState, window: Window): void {
  window.activityTime = state.now();
  state.lifecycle.windowTouched?.(window);
}

/** A window was looked at: its alerts are over, in all sessions. @returns sessions whose status line changes */
export function clearAlerts(winlink: Winlink): Winlink[] {
  const { window } = winlink;
  window.alerts &= ~WINDOW_ALERTS;
  const cleared = [...window.winlinks].filter((other) => (other.alerts & WINLINK_ALERTS) !== 0);
  for (const other of cleared) other.alerts &= ~WINLINK_ALERTS;
  return cleared;
}

/** As `#{window_flags}`. @param escape doubles `#` for use in formats */
export function windowFlags(state: ServerState, winlink: Winlink, escape = true): string {
  const { session, window } = winlink;
  let flags = "";
  if ((winlink.alerts & WINLINK_ACTIVITY) !== 0) flags += escape ? "##" : "#";
  if ((winlink.alerts & WINLINK_BELL) !== 0) flags += "!";
  if ((winlink.alerts & WINLINK_SILENCE) !== 0) flags += "~";
  if (session.current === winlink) flags += "*";
  if (session.lastWinlinks[0] === winlink) flags += "-";
  if (state.marked?.winlink === winlink) flags += "M";
  if (window.modal !== undefined) flags += "O";
  if (window.zoomed) flags += "Z";
  return flags;
}
