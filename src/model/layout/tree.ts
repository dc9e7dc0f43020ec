import type { LayoutCell, SplitType } from "./cell.ts";

/** A leaf that is part of the tiling. */
export function isTiled(cell: LayoutCell): boolean {
  return cell.type === "pane" && !cell.floating;
}

/** Whether the cell takes room: a tiled leaf, or a node with one below it. */
export function takesRoom(cell: LayoutCell): boolean {
  return cell.type === "pane" ? !cell.floating : cell.cells.some(takesRoom);
}

/** Children that take room, in order. */
export function roomyChildren(cell: LayoutCell): LayoutCell[] {
  return cell.cells.filter(takesRoom);
}

/** The leftmost or topmost tiled leaf at or below the cell. */
export function firstTiled(cell: LayoutCell): LayoutCell | undefined {
  if (cell.type === "pane") return cell.floating ? undefined : cell;
  for (const child of cell.cells) {
    const found = firstTiled(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Number of leaves at or below the cell, floating ones included. */
export function countLeaves(cell: LayoutCell): number {
  return cell.type === "pane" ? 1 : cell.cells.reduce((sum, child) => sum + countLeaves(child), 0);
}

/** All leaves from left to right and top to bottom of the tree. */
export function leaves(cell: LayoutCell): LayoutCell[] {
  return cell.type === "pane" ? [cell] : cell.cells.flatMap(leaves);
}

/**
 * The sibling that gives room to a cell that comes, and takes that of one that goes: the next one, or for the last child
 * the one before; where there is none on that side, the other side.
 */
export function neighbour(cell: LayoutCell): LayoutCell | undefined {
  const siblings = cell.parent?.cells;
  if (siblings === undefined) return undefined;
  const at = siblings.indexOf(cell);
  const after = siblings.slice(at + 1).find(takesRoom);
  const before = siblings.slice(0, at).findLast(takesRoom);
  return at === siblings.length - 1 ? before : (after ?? before);
}

/** Whether the cell touches that edge of the tree under `root`: it is the first (`top`) or last of every stack it is in. */
export function isAtEdge(root: LayoutCell, cell: LayoutCell, edge: "top" | "bottom"): boolean {
  for (let at = cell; at !== root; at = at.parent) {
    if (at.parent === null) return false;
    if (at.parent.type !== "top-bottom") continue;
    const roomy = roomyChildren(at.parent);
    if ((edge === "top" ? roomy[0] : roomy.at(-1)) !== at) return false;
  }
  return true;
}

/** The cell above the given one (itself included) whose parent divides in that direction, with that parent. */
export function divided(
  cell: LayoutCell,
  type: SplitType,
): { readonly cell: LayoutCell; readonly parent: LayoutCell } | undefined {
  for (let at = cell; at.parent !== null; at = at.parent) {
    if (at.parent.type === type) return { cell: at, parent: at.parent };
  }
  return undefined;
}

/**
 * The cell whose right or lower border is at (x, y) of the window, for dragging it; undefined where no border is.
 */
export function cellByBorder(cell: LayoutCell, x: number, y: number): LayoutCell | undefined {
  let last: LayoutCell | undefined;
  for (const child of cell.cells) {
    if (x >= child.x && x < child.x + child.cols && y >= child.y && y < child.y + child.rows)
      return cellByBorder(child, x, y);
    if (last !== undefined) {
      if (cell.type === "left-right" && x < child.x && x >= last.x + last.cols) return last;
      if (cell.type === "top-bottom" && y < child.y && y >= last.y + last.rows) return last;
    }
    last = child;
  }
  return undefined;
}
