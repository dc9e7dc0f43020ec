import { floatingCell } from "./layout/split.ts";
import { placePanes } from "./layout/place.ts";
import { assignPane, initLayout } from "./layouts.ts";
import { fire } from "./notify.ts";
import type { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { activatePane, isVisible } from "./window-panes.ts";

/** Lets one pane fill the window. @returns false where the window is zoomed already or has one pane only */
export function zoom(state: ServerState, pane: Pane): boolean {
  const { window } = pane;
  if (window.zoomed || window.panes.length === 1) return false;
  const { active } = window;
  if (active !== pane && !(active !== undefined && active.floatOverZoom && active.floating))
    activatePane(state, window, pane, true);
  pane.zoomed = true;
  for (const other of window.panes) {
    other.savedLayoutCell = other.layoutCell;
    other.layoutCell = null;
  }
  window.savedLayoutRoot = window.layoutRoot;
  initLayout(state, window, pane);
  for (const other of window.panes) {
    const saved = other.savedLayoutCell;
    if (other === pane || !other.floatOverZoom || saved?.floating !== true) continue;
    assignPane(state, floatingCell(window, pane, saved.geometry()), other, false);
  }
  // A floating pane that is zoomed is tiled now, so it goes behind those that float.
  if (pane.savedLayoutCell?.floating === true) moveToEnd(window.zIndex, pane);
  window.zoomed = true;
  fire(state, "window-zoomed", { window });
  fire(state, "window-layout-changed", { window });
  return true;
}

/** Back to the layout from before the zoom. @returns false where the window is not zoomed */
export function unzoom(state: ServerState, window: Window, notify: boolean): boolean {
  if (!window.zoomed) return false;
  const zoomed = window.panes.find((pane) => pane.zoomed);
  for (const pane of window.panes) {
    const saved = pane.savedLayoutCell;
    if (!pane.floatOverZoom || pane.zoomed || saved === null || pane.layoutCell === null) continue;
    const { cols, rows, x, y, floated } = pane.layoutCell;
    saved.place(cols, rows, x, y);
    saved.floated = floated;
  }
  window.zoomed = false;
  window.layoutRoot = window.savedLayoutRoot;
  window.savedLayoutRoot = null;
  for (const pane of window.panes) {
    pane.layoutCell = pane.savedLayoutCell;
    pane.savedLayoutCell = null;
    pane.zoomed = false;
  }
  if (zoomed?.floating === true) backAmongFloating(window, zoomed);
  placePanes(state, window);
  if (notify) {
    fire(state, "window-unzoomed", { window });
    fire(state, "window-layout-changed", { window });
  }
  return true;
}

/**
 * Makes the pane the active one. A modal pane lets no other become active; a hidden one ends the zoom.
 * @returns false when nothing changed
 */
export function setActivePane(state: ServerState, window: Window, pane: Pane, notify: boolean): boolean {
  if (pane === window.active || (window.modal !== undefined && pane !== window.modal)) return false;
  if (!isVisible(pane)) unzoom(state, window, true);
  return activatePane(state, window, pane, notify);
}

/** The pane that fills a zoomed window. */
export function zoomedPane(window: Window): Pane | undefined {
  if (!window.zoomed) return undefined;
  return window.zIndex.findLast((pane) => pane.layoutCell !== null && !pane.floating);
}

/** Whether the active pane floats over a zoomed one. */
export function activeIsOverZoom(window: Window): boolean {
  return window.zoomed && window.active !== undefined && window.active.floatOverZoom && window.active.floating;
}

/**
 * Ends the zoom for the time of a change; `popZoom` brings it back if `flag`.
 * @param always zoom afterwards even if the window was not zoomed
 * @returns whether the window was zoomed
 */
export function pushZoom(state: ServerState, window: Window, always: boolean, flag: boolean): boolean {
  window.restoreZoom = flag && (always || window.zoomed);
  window.wasZoomed = window.restoreZoom ? zoomedPane(window) : undefined;
  return unzoom(state, window, true);
}

/** Zooms again what `pushZoom` unzoomed: the active pane, unless it floats over the zoomed one. */
export function popZoom(state: ServerState, window: Window): boolean {
  if (!window.restoreZoom) return false;
  const { active, wasZoomed } = window;
  window.restoreZoom = false;
  window.wasZoomed = undefined;
  const overZoom = active !== undefined && active.floatOverZoom && active.floating;
  const pane = overZoom && wasZoomed !== undefined && window.panes.includes(wasZoomed) ? wasZoomed : active;
  return pane !== undefined && zoom(state, pane);
}

function moveToEnd(list: Pane[], pane: Pane): void {
  const at = list.indexOf(pane);
  if (at !== -1) list.splice(at, 1);
  list.push(pane);
}

function backAmongFloating(window: Window, pane: Pane): void {
  const list = window.zIndex;
  const at = list.indexOf(pane);
  if (at !== -1) list.splice(at, 1);
  const tiled = list.findIndex((other) => !other.floating);
  list.splice(pane === window.active ? 0 : tiled === -1 ? list.length : tiled, 0, pane);
}
