import type { Pane } from "../pane.ts";
import type { Window } from "../window.ts";
import { LayoutCell, PANE_MINIMUM, type Geometry, type SplitType } from "./cell.ts";
import { placeCells } from "./place.ts";
import { adjust, adjustTo, canSplit, fitChildren, fits } from "./room.ts";
import { firstTiled, isTiled, neighbour } from "./tree.ts";

export interface SplitOptions {
  /** The new cell comes to the left or above. */
  readonly before?: boolean | undefined;
  /** Along a whole edge of the window, not of the pane. */
  readonly fullSize?: boolean | undefined;
}

/** Sizes of the first and second cell when `whole` is split; `size` is that of the new one, undefined: half. */
function splitSizes(whole: number, size: number | undefined, before: boolean): readonly [number, number] {
  const most = Math.max(PANE_MINIMUM, whole - 2);
  let second = size === undefined ? Math.trunc((whole + 1) / 2) - 1 : before ? whole - size - 1 : size;
  // A new cell before the old one that wants all and more gets the least: tmux counts without a sign here.
  if (second < 0) second = most;
  second = Math.max(PANE_MINIMUM, Math.min(second, most));
  return [whole - 1 - second, second];
}

/** Puts a node of that type in the place of the cell, with the cell as its one child. */
function wrap(window: Window, cell: LayoutCell, type: SplitType): LayoutCell {
  const { parent } = cell;
  const node = new LayoutCell(parent, type);
  node.place(cell.cols, cell.rows, cell.x, cell.y);
  if (parent === null) window.layoutRoot = node;
  else parent.replace(cell, node);
  node.insert(cell);
  return node;
}

/**
 * Makes a cell beside that of a pane (or along the whole window).
 *
 * @param size of the new cell in cells, undefined: half of what there is
 * @returns the new cell, which the caller must give a pane; undefined where there is no room
 */
export function splitCell(
  pane: Pane,
  type: SplitType,
  size: number | undefined,
  options: SplitOptions,
): LayoutCell | undefined {
  const { window } = pane;
  const before = options.before === true;
  const cell = options.fullSize === true ? window.layoutRoot : pane.layoutCell;
  if (cell === null || !canSplit(window, cell, type)) return undefined;
  const old = cell.geometry();
  const [first, second] = splitSizes(cell.size(type), size, before);
  if (options.fullSize === true) {
    if (!fits(window, cell, type, before ? second : first)) return undefined;
    if (cell.parent === null && cell.type === type)
      return extendRoot(window, cell, type, before ? second : first, before);
  }
  const parent = cell.parent?.type === type ? cell.parent : wrap(window, cell, type);
  const fresh = new LayoutCell(parent);
  parent.insert(fresh, parent.cells.indexOf(cell) + (before ? 0 : 1));
  const [one, two] = before ? [fresh, cell] : [cell, fresh];
  if (type === "left-right") {
    one.place(first, old.rows, old.x, old.y);
    two.place(second, old.rows, old.x + first + 1, old.y);
  } else {
    one.place(old.cols, first, old.x, old.y);
    two.place(old.cols, second, old.x, old.y + first + 1);
  }
  if (options.fullSize === true) {
    fitChildren(window, cell);
    placeCells(window);
  }
  return fresh;
}

/** A full-size cell where the root already divides in that direction: what is there shrinks to `rest`. */
function extendRoot(window: Window, root: LayoutCell, type: SplitType, rest: number, before: boolean): LayoutCell {
  const whole = root.size(type);
  root.setSize(type, rest);
  fitChildren(window, root);
  root.setSize(type, whole);
  const fresh = new LayoutCell(root);
  fresh.place(root.cols, root.rows, 0, 0);
  fresh.setSize(type, whole - 1 - rest);
  root.insert(fresh, before ? 0 : root.cells.length);
  placeCells(window);
  return fresh;
}

/** Makes a floating cell that stands after the pane's in the tree (after the root without a pane). The caller must give it a pane. */
export function floatingCell(window: Window, pane: Pane | undefined, geometry: Geometry): LayoutCell {
  const cell = pane === undefined ? window.layoutRoot : pane.layoutCell;
  if (cell === null) throw new Error("a floating cell needs a layout");
  const parent = cell.parent ?? wrap(window, cell, "top-bottom");
  const fresh = new LayoutCell(parent);
  parent.insert(fresh, parent.cells.indexOf(cell) + 1);
  fresh.floating = true;
  fresh.place(geometry.cols, geometry.rows, geometry.x, geometry.y);
  return fresh;
}

/**
 * Takes a leaf out of the tree under `root`; its neighbour gets the room.
 * @returns the root that is left, null when that was the last cell
 */
export function removeCell(window: Window, cell: LayoutCell, root: LayoutCell): LayoutCell | null {
  if (cell.pane?.layoutCell === cell) cell.pane.layoutCell = null;
  const { parent } = cell;
  if (parent === null) return null;
  if (isTiled(cell)) {
    const other = neighbour(cell);
    if (other === undefined) untile(window, parent);
    else if (parent.type !== "pane") adjust(window, other, parent.type, cell.size(parent.type) + 1);
  }
  parent.remove(cell);
  cell.parent = null;
  const [only] = parent.cells;
  if (only === undefined || parent.cells.length > 1) return root;
  only.parent = parent.parent;
  if (parent.parent !== null) {
    parent.parent.replace(parent, only);
    return root;
  }
  if (isTiled(only)) {
    only.x = 0;
    only.y = 0;
  }
  return only;
}

/** Takes the cell's room away (its pane starts to float, or is hidden): the nearest neighbour gets it. */
export function untile(window: Window, cell: LayoutCell): void {
  if (cell.floating) return;
  const other = neighbour(cell);
  if (other === undefined) {
    if (cell.parent !== null) untile(window, cell.parent);
  } else if (other.parent !== null && other.parent.type !== "pane") {
    const { type } = other.parent;
    adjust(window, other, type, cell.size(type) + 1);
  }
  if (cell.parent !== null) cell.place(0, 0, 0, 0);
}

/** Gives a floating leaf, or a node that has only such, half the room of its neighbour. @returns false where there is no room */
export function tile(window: Window, cell: LayoutCell): boolean {
  if (isTiled(cell)) return false;
  const { parent } = cell;
  if (parent === null) {
    cell.place(window.cols, window.rows, 0, 0);
    return true;
  }
  if (parent.type === "pane") return false;
  const { type } = parent;
  const other = neighbour(cell);
  if (other === undefined) {
    if (!tile(window, parent)) return false;
    adjustTo(window, cell, type, parent.size(type));
  } else {
    if (firstTiled(other) === undefined || !canSplit(window, other, type)) return false;
    const [first, second] = splitSizes(other.size(type), undefined, false);
    adjustTo(window, cell, type, first);
    adjustTo(window, other, type, second);
  }
  const across = type === "left-right" ? "top-bottom" : "left-right";
  adjustTo(window, cell, across, parent.size(across));
  return true;
}
