import type { Window } from "../window.ts";
import { paneStatusOf, scrollbarReserve, windowPaneStatus } from "../pane-look.ts";
import { PANE_MINIMUM, type LayoutCell, type SplitType } from "./cell.ts";
import { isAtEdge, takesRoom } from "./tree.ts";

/** Whether the cell holds a row more for the pane status line, which stands on the border but has none at the window's edge. */
export function hasStatusRow(root: LayoutCell, cell: LayoutCell, status: ReturnType<typeof paneStatusOf>): boolean {
  return status !== "off" && isAtEdge(root, cell, status);
}

/** Cells that can be taken from the cell in that direction before a pane in it would be too small. */
export function available(window: Window, cell: LayoutCell, type: SplitType): number {
  if (cell.type === "pane") return Math.max(0, cell.size(type) - minimum(window, cell, type));
  const children = cell.cells.filter(takesRoom).map((child) => available(window, child, type));
  if (cell.type === type) return children.reduce((sum, size) => sum + size, 0);
  return children.length === 0 ? 0 : Math.min(...children);
}

/** Least size of a leaf. */
function minimum(window: Window, cell: LayoutCell, type: SplitType): number {
  if (type === "left-right") return PANE_MINIMUM + scrollbarRoom(window);
  const root = window.layoutRoot;
  return root !== null && hasStatusRow(root, cell, windowPaneStatus(window)) ? PANE_MINIMUM + 1 : PANE_MINIMUM;
}

function scrollbarRoom(window: Window): number {
  if (window.active === undefined || window.options.string("pane-scrollbars") !== "on") return 0;
  return scrollbarReserve(window.active);
}

/** Whether the cell is large enough for two panes and what is between them. */
export function canSplit(window: Window, cell: LayoutCell, type: SplitType): boolean {
  if (type === "left-right") {
    const bar = scrollbarRoom(window);
    return cell.cols >= PANE_MINIMUM * 2 + (bar > 0 ? bar : 1);
  }
  const root = window.layoutRoot;
  const status = root !== null && hasStatusRow(root, cell, windowPaneStatus(window));
  return cell.rows >= PANE_MINIMUM * 2 + (status ? 2 : 1);
}

/**
 * Changes the size of a cell and of what is in it, evenly: one cell after the other until nothing is left to give.
 * The change must be within what is `available`.
 */
export function adjust(window: Window, cell: LayoutCell, type: SplitType, change: number): void {
  cell.setSize(type, cell.size(type) + change);
  if (cell.type === "pane") return;
  const children = cell.cells.filter(takesRoom);
  if (cell.type !== type) {
    for (const child of children) adjust(window, child, type, change);
    return;
  }
  let left = change;
  let moved = children.length > 0;
  while (left !== 0 && moved) {
    moved = false;
    for (const child of children) {
      if (left === 0) break;
      if (left < 0 && available(window, child, type) === 0) continue;
      const step = Math.sign(left);
      adjust(window, child, type, step);
      left -= step;
      moved = true;
    }
  }
}

/** As `adjust`, to a size. */
export function adjustTo(window: Window, cell: LayoutCell, type: SplitType, size: number): void {
  adjust(window, cell, type, size - cell.size(type));
}

/** Size of a child when its parent of `previous` cells becomes `size`; `left` cells are for the last `count` children. */
function shareOf(
  window: Window,
  child: LayoutCell,
  type: SplitType,
  previous: number,
  size: number,
  count: number,
  left: number,
): number {
  if (count === 1) return left;
  const least = Math.max((PANE_MINIMUM + 1) * (count - 1), child.size(type) - available(window, child, type));
  const share = Math.trunc((child.size(type) * size) / previous);
  return Math.max(PANE_MINIMUM, Math.min(share, left - least));
}

/** Whether the cell and all in it can become that size. */
export function fits(window: Window, cell: LayoutCell, type: SplitType, size: number): boolean {
  if (cell.type === "pane") return size >= PANE_MINIMUM;
  const children = cell.cells.filter(takesRoom);
  if (cell.type !== type) return children.every((child) => child.type === "pane" || fits(window, child, type, size));
  if (size < children.length * 2 - 1) return false;
  let left = size;
  return children.every((child, index) => {
    const share = shareOf(window, child, type, cell.size(type), size, children.length - index, left);
    const used = index === children.length - 1 ? share : share + 1;
    if (used > left) return false;
    left -= used;
    return fits(window, child, type, share);
  });
}

/** Makes all that is in the cell fit its size again, in proportion to the sizes there were. */
export function fitChildren(window: Window, cell: LayoutCell): void {
  if (cell.type === "pane") return;
  const type = cell.type;
  const children = cell.cells.filter(takesRoom);
  const previous = children.reduce((sum, child) => sum + child.size(type), children.length - 1);
  let left = cell.size(type);
  children.forEach((child, index) => {
    const share = shareOf(window, child, type, previous, cell.size(type), children.length - index, left);
    left -= share + 1;
    if (type === "left-right") child.place(share, cell.rows, child.x, cell.y);
    else child.place(cell.cols, share, cell.x, child.y);
    fitChildren(window, child);
  });
}
