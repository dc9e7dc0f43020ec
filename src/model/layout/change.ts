import { fire } from "../notify.ts";
import { paneLines } from "../pane-look.ts";
import type { Pane } from "../pane.ts";
import type { ServerState } from "../state.ts";
import type { Window } from "../window.ts";
import { PANE_MAXIMUM, PANE_MINIMUM, type LayoutCell, type SplitType } from "./cell.ts";
import { placeCells, placePanes } from "./place.ts";
import { adjust, available, hasStatusRow } from "./room.ts";
import { divided, takesRoom } from "./tree.ts";
import { windowPaneStatus } from "../pane-look.ts";

/** Fits the layout to a new size of the window; it stays larger where its panes cannot shrink so far. */
export function resizeLayout(state: ServerState, window: Window, cols: number, rows: number): void {
  const root = window.layoutRoot;
  if (root === null || (root.type === "pane" && root.floating)) return;
  for (const [type, size] of [
    ["left-right", cols],
    ["top-bottom", rows],
  ] as const) {
    const room = available(window, root, type);
    const change = size - root.size(type);
    // Smaller than its least size the layout does not get; from there it grows by what the window is larger than it.
    const bounded = change < 0 ? Math.max(change, -room) : change;
    if (bounded !== 0) adjust(window, root, type, bounded);
  }
  placeCells(window);
  placePanes(state, window);
}

/**
 * Moves the border after the pane (before it, for the last one in its row or stack) by `change` cells; the nearest cells
 * that can give room do. A floating pane is left alone: see `resizeFloatingBy`.
 */
export function resizePaneBy(state: ServerState, pane: Pane, type: SplitType, change: number, opposite: boolean): void {
  const found = pane.layoutCell === null || pane.floating ? undefined : divided(pane.layoutCell, type);
  if (found === undefined) return;
  const { parent } = found;
  let { cell } = found;
  if (cell === parent.cells.at(-1)) {
    const before = parent.cells.slice(0, -1).findLast((other) => !other.floating);
    if (before === undefined) return;
    cell = before;
  }
  resizeCellBy(state, pane.window, cell, type, change, opposite);
}

/** As `resizePaneBy` for any cell of a row or stack. */
export function resizeCellBy(
  state: ServerState,
  window: Window,
  cell: LayoutCell,
  type: SplitType,
  change: number,
  opposite: boolean,
): void {
  let left = change;
  while (left !== 0) {
    const moved = left > 0 ? grow(window, cell, type, left, opposite) : shrink(window, cell, type, -left);
    if (moved === 0) break;
    left -= Math.sign(left) * moved;
  }
  placeCells(window);
  placePanes(state, window);
  fire(state, "window-layout-changed", { window });
}

/** Resizes the pane to `size` cells in that direction as far as there is room. */
export function resizePaneTo(state: ServerState, pane: Pane, type: SplitType, size: number): void {
  const found = pane.layoutCell === null || pane.floating ? undefined : divided(pane.layoutCell, type);
  if (found === undefined) return;
  const change = size - found.cell.size(type);
  resizePaneBy(state, pane, type, found.cell === found.parent.cells.at(-1) ? -change : change, true);
}

/** Siblings of a cell that can be changed: before it (nearest first) and after it. */
function siblings(cell: LayoutCell): { readonly before: readonly LayoutCell[]; readonly after: readonly LayoutCell[] } {
  const all = cell.parent?.cells ?? [];
  const at = all.indexOf(cell);
  return { before: all.slice(0, at).filter(takesRoom).reverse(), after: all.slice(at + 1).filter(takesRoom) };
}

function grow(window: Window, cell: LayoutCell, type: SplitType, needed: number, opposite: boolean): number {
  const { before, after } = siblings(cell);
  const giver = [...after, ...(opposite ? before : [])].find((other) => available(window, other, type) > 0);
  if (giver === undefined) return 0;
  const size = Math.min(available(window, giver, type), needed);
  adjust(window, cell, type, size);
  adjust(window, giver, type, -size);
  return size;
}

function shrink(window: Window, cell: LayoutCell, type: SplitType, needed: number): number {
  const { before, after } = siblings(cell);
  const giver = [cell, ...before].find((other) => available(window, other, type) > 0);
  const [taker] = after;
  if (giver === undefined || taker === undefined) return 0;
  const size = Math.min(available(window, giver, type), needed);
  adjust(window, taker, type, size);
  adjust(window, giver, type, -size);
  return size;
}

/** Makes what takes room directly in a node equally large, panes and nodes alike. @returns whether anything changed */
export function spreadCell(window: Window, parent: LayoutCell): boolean {
  if (parent.type === "pane") return false;
  const { type } = parent;
  const root = window.layoutRoot ?? parent;
  const status = windowPaneStatus(window);
  const cells = parent.cells.filter(takesRoom);
  const stacked = type === "top-bottom";
  const size = parent.size(type) - (stacked && hasStatusRow(root, parent, status) ? 1 : 0);
  const each = Math.trunc((size - (cells.length - 1)) / cells.length);
  if (cells.length <= 1 || each <= 0) return false;
  let rest = size - cells.length * (each + 1) + 1;
  let changed = false;
  for (const cell of cells) {
    const wanted = each + (rest > 0 ? 1 : 0) + (stacked && hasStatusRow(root, cell, status) ? 1 : 0);
    rest--;
    const change = wanted - cell.size(type);
    adjust(window, cell, type, change);
    if (change !== 0) changed = true;
  }
  return changed;
}

/** Spreads out the pane and its siblings, or the next level up where they are even already (`select-layout -E`). */
export function spreadOut(state: ServerState, pane: Pane): void {
  for (let node = pane.layoutCell?.parent ?? null; node !== null; node = node.parent) {
    if (!spreadCell(pane.window, node)) continue;
    placeCells(pane.window);
    placePanes(state, pane.window);
    return;
  }
}

/** Sets one size of a floating pane, its border counted. @returns what is wrong, in tmux's words */
export function resizeFloatingTo(pane: Pane, type: SplitType, size: number): string | undefined {
  const cell = pane.layoutCell;
  if (cell?.floating !== true) return "pane is not floating";
  const inner = paneLines(pane) !== "none" && size >= PANE_MINIMUM + 2 ? size - 2 : size;
  if (inner < PANE_MINIMUM || inner > PANE_MAXIMUM) return "size is too big or too small";
  cell.setSize(type, inner);
  return undefined;
}

/** Changes one size of a floating pane. @param opposite the left or upper edge moves */
export function resizeFloatingBy(pane: Pane, type: SplitType, change: number, opposite: boolean): string | undefined {
  const cell = pane.layoutCell;
  if (cell?.floating !== true) return "pane is not floating";
  const size = cell.size(type) + change;
  if (change === 0) return undefined;
  if (size < PANE_MINIMUM || size > PANE_MAXIMUM) return "change is too big or too small";
  cell.setSize(type, size);
  if (opposite && type === "left-right") cell.x -= change;
  else if (opposite) cell.y -= change;
  return undefined;
}
