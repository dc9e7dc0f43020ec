import type { MouseEvent } from "#input/key.ts";
import { PANE_MINIMUM, type LayoutCell } from "#model/layout/cell.ts";
import { resizeCellBy } from "#model/layout/change.ts";
import { placePanes } from "#model/layout/place.ts";
import { cellByBorder } from "#model/layout/tree.ts";
import { scrollbarColumns } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { mousePane, mouseWinlink } from "./target/mouse.ts";
import { windowPoint } from "./window-point.ts";

/** Places around the pointer where a border may be, so that a corner moves both. */
const NEAR = [
  [0, 0],
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

/** Moves the borders under the mouse from where it was to where it is. @returns false where there is no window */
export function dragBorders(state: ServerState, mouse: MouseEvent): boolean {
  const window = mouseWinlink(state, mouse)?.window;
  if (window === undefined || window.layoutRoot === null) return false;
  const to = windowPoint(mouse);
  const from = windowPoint(mouse, true);
  const cells = new Set<LayoutCell>();
  for (const [x, y] of NEAR) {
    const cell = cellByBorder(window.layoutRoot, from.x + x, from.y + y);
    if (cell !== undefined) cells.add(cell);
  }
  for (const cell of cells) {
    const type = cell.parent?.type;
    if (type === "top-bottom" && to.y !== from.y) resizeCellBy(state, window, cell, type, to.y - from.y, false);
    else if (type === "left-right" && to.x !== from.x) resizeCellBy(state, window, cell, type, to.x - from.x, false);
  }
  return true;
}

/**
 * Resizes a floating pane by the edge or corner that the mouse has hold of; the top edge moves it. The cell beside a corner
 * counts as the corner, since a single one is hard to hit.
 * @returns false where there is no pane
 */
export function dragFloating(state: ServerState, mouse: MouseEvent): boolean {
  const pane = mousePane(state, mouse)?.pane;
  const cell = pane?.layoutCell;
  if (pane === undefined || cell === null || cell === undefined) return false;
  const to = windowPoint(mouse);
  const from = windowPoint(mouse, true);
  const edges = edgesOf(pane);
  const top = from.y === edges.top;
  const bottom = from.y === edges.bottom;
  const corner = top || bottom;
  const left = from.x === edges.left || (corner && from.x === edges.left + 1);
  const right = from.x === edges.right || (corner && from.x === edges.right + 1);
  let { cols, rows, x, y } = cell;
  if (left) {
    cols += from.x - to.x;
    x = to.x + 1;
  } else if (right) cols = to.x - cell.x;
  else if (top) x += to.x - from.x;
  if (top) {
    if (left || right) rows += from.y - to.y;
    y = to.y + 1;
  } else if (bottom) rows = to.y - cell.y;
  if (!left && !right && !top && !bottom) return true;
  // At an edge the drag stops where the pane would vanish; at a corner the pane stays as small as it can be.
  if (!(corner && (left || right)) && (cols < PANE_MINIMUM || rows < PANE_MINIMUM)) return true;
  cell.place(Math.max(PANE_MINIMUM, cols), Math.max(PANE_MINIMUM, rows), x, y);
  placePanes(state, pane.window);
  return true;
}

/** Moves a floating pane along with the mouse. @returns false where there is no pane */
export function dragPlace(state: ServerState, mouse: MouseEvent): boolean {
  const pane = mousePane(state, mouse)?.pane;
  const cell = pane?.layoutCell;
  if (pane === undefined || cell === null || cell === undefined) return false;
  const to = windowPoint(mouse);
  const from = windowPoint(mouse, true);
  cell.x += to.x - from.x;
  cell.y += to.y - from.y;
  placePanes(state, pane.window);
  return true;
}

function edgesOf(pane: Pane): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  const bar = scrollbarColumns(pane);
  const onLeft = pane.window.options.string("pane-scrollbars-position") === "left";
  return {
    left: pane.x - 1 - (onLeft ? bar : 0),
    right: pane.x + pane.cols + (onLeft ? 0 : bar),
    top: pane.y - 1,
    bottom: pane.y + pane.rows,
  };
}
