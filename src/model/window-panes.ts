import { createOptions } from "./options.ts";
import { updateFocus, moveFocus } from "./focus.ts";
import { fire } from "./notify.ts";
import { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";

/** Where a new pane comes in the window's list, and whether it floats. */
export interface AddPaneOptions {
  /** Beside which pane; undefined: the active one. */
  readonly beside?: Pane | undefined;
  readonly before?: boolean | undefined;
  readonly fullSize?: boolean | undefined;
  readonly floating?: boolean | undefined;
  readonly historyLimit: number;
}

/** Makes a pane, as large as the window, and puts it into the window's lists; it has no cell yet and is not active. */
export function addPane(state: ServerState, window: Window, options: AddPaneOptions): Pane {
  const id = state.nextPaneId++;
  const terminal = state.createTerminal(id, window.cols, window.rows, options.historyLimit);
  const pane = new Pane(id, window, terminal, createOptions("pane", window.options));
  state.panes.set(id, pane);
  const beside = options.beside ?? window.active;
  const at = beside === undefined ? -1 : window.panes.indexOf(beside);
  if (options.before === true) window.panes.splice(options.fullSize === true ? 0 : Math.max(at, 0), 0, pane);
  else if (at === -1 || options.fullSize === true || options.floating === true) window.panes.push(pane);
  else window.panes.splice(at + 1, 0, pane);
  if (options.floating !== true) window.zIndex.push(pane);
  else window.zIndex.splice(window.modal === undefined ? 0 : window.zIndex.indexOf(window.modal) + 1, 0, pane);
  return pane;
}

/**
 * The window no longer counts with the pane (it goes, or moves): what points at it, points elsewhere. The pane stays in
 * the lists until `dropPane`.
 */
export function losePane(state: ServerState, window: Window, pane: Pane): void {
  if (state.marked?.pane === pane) state.marked = undefined;
  if (window.modalLast === pane) window.modalLast = undefined;
  if (window.wasZoomed === pane) window.wasZoomed = undefined;
  forgetLast(window, pane);
  if (pane !== window.active) {
    if (pane === window.modal) window.modal = window.modalLast = undefined;
    return;
  }
  let next: Pane | undefined;
  if (pane === window.modal) {
    next = window.modalLast;
    window.modal = window.modalLast = undefined;
  }
  const at = window.panes.indexOf(pane);
  next ??= window.lastPanes[0] ?? window.panes[at - 1] ?? window.panes[at + 1];
  window.active = next;
  if (next === undefined) return;
  forgetLast(window, next);
  next.changed = true;
  fire(state, "window-pane-changed", { window, pane: next }, { new_pane: next, old_pane: pane });
  updateFocus(state, window);
}

/** Takes the pane out of the window's lists. */
export function dropPane(window: Window, pane: Pane): void {
  for (const list of [window.panes, window.zIndex, window.lastPanes]) {
    const at = list.indexOf(pane);
    if (at !== -1) list.splice(at, 1);
  }
}

/** Destroys a pane whose cell is closed already. */
export function removePane(state: ServerState, window: Window, pane: Pane): void {
  losePane(state, window, pane);
  dropPane(window, pane);
  destroyPane(state, pane);
}

/** The pane is gone for good: the server ends its program. */
export function destroyPane(state: ServerState, pane: Pane): void {
  if (!state.panes.delete(pane.id)) return;
  if (state.marked?.pane === pane) state.marked = undefined;
  state.lifecycle.paneRemoved?.(pane);
  pane.terminal.close();
}

/**
 * Makes the pane the active one of a window that is not zoomed, or where it is shown; see `setActivePane`.
 * @returns false when nothing changed
 */
export function activatePane(state: ServerState, window: Window, pane: Pane, notify: boolean): boolean {
  if (pane === window.active || (window.modal !== undefined && pane !== window.modal)) return false;
  const last = window.active;
  forgetLast(window, pane);
  if (last !== undefined) {
    forgetLast(window, last);
    window.lastPanes.unshift(last);
  }
  window.active = pane;
  pane.activePoint = state.nextActivePoint++;
  pane.changed = true;
  moveFocus(state, last, pane);
  if (notify) fire(state, "window-pane-changed", { window, pane }, { new_pane: pane, old_pane: last });
  return true;
}

/** Brings a floating pane that becomes active to the front, and what it replaces too, as a change of the active pane does. */
export function raiseForSwitch(window: Window, pane: Pane): void {
  if ((window.modal !== undefined && pane !== window.modal) || pane === window.active) return;
  if (pane.floating) raise(window, pane);
}

/** To the front of the z-order. */
export function raise(window: Window, pane: Pane): void {
  moveInZ(window, pane, 0);
}

/** Puts the pane at a position of the z-order, 0 in front. */
export function moveInZ(window: Window, pane: Pane, index: number): void {
  const at = window.zIndex.indexOf(pane);
  if (at !== -1) window.zIndex.splice(at, 1);
  window.zIndex.splice(index, 0, pane);
}

/** Whether the pane is drawn: in a zoomed window only what has a cell is. */
export function isVisible(pane: Pane): boolean {
  return !pane.window.zoomed || pane.layoutCell !== null;
}

/** Position in the window's list with `pane-base-index`, as in `#{pane_index}`. */
export function paneIndex(pane: Pane): number {
  return pane.window.panes.indexOf(pane) + pane.window.options.number("pane-base-index");
}

/** The pane with that index (`pane-base-index` counted), if there is one. */
export function paneAtIndex(window: Window, index: number): Pane | undefined {
  return window.panes[index - window.options.number("pane-base-index")];
}

/** Position among the floating panes, 0 in front; tiled panes share the one behind them. */
export function paneZ(pane: Pane): number {
  const at = pane.window.zIndex.indexOf(pane);
  const before = pane.window.zIndex.slice(0, Math.max(at, 0)).filter((other) => other.floating).length;
  return pane.floating ? before : before + 1;
}

/** The pane `count` places after (before, if negative), going round. */
export function paneByNumber(window: Window, pane: Pane, count: number): Pane {
  const size = window.panes.length;
  const at = (((window.panes.indexOf(pane) + count) % size) + size) % size;
  return window.panes[at] ?? pane;
}

/** Number of panes. */
export function countPanes(window: Window, withFloating: boolean): number {
  return withFloating ? window.panes.length : window.panes.filter((pane) => !pane.floating).length;
}

function forgetLast(window: Window, pane: Pane): void {
  const at = window.lastPanes.indexOf(pane);
  if (at !== -1) window.lastPanes.splice(at, 1);
}
