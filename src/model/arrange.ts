import { LayoutCell } from "./layout/cell.ts";
import { placeCells, placePanes, resizePane } from "./layout/place.ts";
import { tile, untile } from "./layout/split.ts";
import { closePaneCell, initLayout } from "./layouts.ts";
import { fire } from "./notify.ts";
import type { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import { dropPane, losePane, moveInZ, raise } from "./window-panes.ts";
import type { Winlink } from "./winlink.ts";

/** Where a pane is in its window: what changes hands when panes change places. */
interface Place {
  readonly cell: LayoutCell | null;
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
}

function placeOf(pane: Pane): Place {
  return { cell: pane.layoutCell, x: pane.x, y: pane.y, cols: pane.cols, rows: pane.rows };
}

function takePlace(state: ServerState, pane: Pane, place: Place): void {
  pane.layoutCell = place.cell;
  if (place.cell !== null) place.cell.pane = pane;
  pane.x = place.x;
  pane.y = place.y;
  resizePane(state, pane, place.cols, place.rows);
}

/** Every pane takes the place of the one before it in the list (`down`: after), and the list turns with them. */
export function rotatePanes(state: ServerState, window: Window, down: boolean): void {
  const places = window.panes.map(placeOf);
  const moved = down ? window.panes.pop() : window.panes.shift();
  if (moved === undefined) return;
  if (down) window.panes.unshift(moved);
  else window.panes.push(moved);
  window.panes.forEach((pane, index) => {
    const place = places[index];
    if (place !== undefined) takePlace(state, pane, place);
  });
  // Floating is a matter of the place: those that float now go before the others.
  window.zIndex.sort((a, b) => Number(b.floating) - Number(a.floating));
}

/** Two panes, of one window or of two, change places, in the lists too. Neither window is zoomed. */
export function swapPanes(state: ServerState, one: Pane, other: Pane): void {
  const { window: from } = one;
  const { window: to } = other;
  for (const list of ["panes", "zIndex"] as const) {
    const at = from[list].indexOf(one);
    const otherAt = to[list].indexOf(other);
    from[list][at] = other;
    to[list][otherAt] = one;
  }
  const place = placeOf(one);
  const otherPlace = placeOf(other);
  takePlace(state, one, otherPlace);
  takePlace(state, other, place);
  setWindow(one, to);
  setWindow(other, from);
}

/** The pane's lists must be right already. */
function setWindow(pane: Pane, window: Window): void {
  pane.window = window;
  pane.options.setParent(window.options);
}

/** Puts a pane of any window into a cell that was made for it beside another pane. Its old window may be left without panes. */
export function movePane(state: ServerState, pane: Pane, cell: LayoutCell, beside: Pane, before: boolean): void {
  const from = pane.window;
  const { window } = beside;
  closePaneCell(state, pane);
  losePane(state, from, pane);
  dropPane(from, pane);
  setWindow(pane, window);
  for (const list of [window.panes, window.zIndex]) list.splice(list.indexOf(beside) + (before ? 0 : 1), 0, pane);
  cell.hold(pane);
  placePanes(state, window);
}

/** Makes a pane the only one of a window without panes. Its old window keeps its others. */
export function breakPane(state: ServerState, pane: Pane, window: Window): void {
  const from = pane.window;
  losePane(state, from, pane);
  dropPane(from, pane);
  closePaneCell(state, pane);
  setWindow(pane, window);
  window.panes.unshift(pane);
  window.zIndex.unshift(pane);
  window.active = pane;
  pane.changed = true;
  initLayout(state, window, pane);
}

/** Tells that a pane is in another window now. */
export function firePaneMoved(state: ServerState, pane: Pane, from: Window, fromIndex: number, winlink: Winlink): void {
  const { window, index } = winlink;
  fire(
    state,
    "pane-moved",
    { pane, window, winlink },
    { old_window: from, new_window: window, old_window_index: fromIndex, new_window_index: index },
  );
}

/** Lets a tiled pane float where the cell's geometry says; its neighbours get its room. */
export function floatPane(state: ServerState, pane: Pane, cols: number, rows: number, x: number, y: number): void {
  const { window, layoutCell: cell } = pane;
  if (cell === null) return;
  untile(window, cell);
  cell.place(cols, rows, x, y);
  cell.floating = true;
  cell.floated = cell.geometry();
  raise(window, pane);
  placeCells(window);
  placePanes(state, window);
}

/** Puts a floating pane back among the tiled ones, where its cell is in the tree. @returns false where there is no room */
export function tilePane(state: ServerState, pane: Pane): boolean {
  const { window, layoutCell: cell } = pane;
  if (cell === null) return false;
  const floated = cell.geometry();
  if (!tile(window, cell)) return false;
  cell.floated = floated;
  cell.floating = false;
  moveInZ(window, pane, window.zIndex.length);
  placeCells(window);
  placePanes(state, window);
  return true;
}
