import { LayoutCell } from "./layout/cell.ts";
import { arrange, findLayout, LAYOUT_NAMES, spreadArranged } from "./layout/named.ts";
import { placeCells, placePanes } from "./layout/place.ts";
import { removeCell } from "./layout/split.ts";
import { layoutText, parseLayout, sizesAddUp } from "./layout/text.ts";
import { countLeaves, leaves } from "./layout/tree.ts";
import { fire } from "./notify.ts";
import type { Pane } from "./pane.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";

/** A layout of one pane that fills the window. */
export function initLayout(state: ServerState, window: Window, pane: Pane): void {
  const cell = new LayoutCell(null);
  cell.place(window.cols, window.rows, 0, 0);
  window.layoutRoot = cell;
  cell.hold(pane);
  placePanes(state, window);
}

/** Gives a new cell its pane. @param keepSize the pane is about to be zoomed: it does not get the cell's size */
export function assignPane(state: ServerState, cell: LayoutCell, pane: Pane, keepSize: boolean): void {
  cell.hold(pane);
  placePanes(state, pane.window, keepSize ? pane : undefined);
}

/** Takes the pane's cell out of the layout; neighbours grow. The pane itself stays in the window. */
export function closePaneCell(state: ServerState, pane: Pane): void {
  const { window, layoutCell } = pane;
  if (layoutCell === null || window.layoutRoot === null) return;
  window.layoutRoot = removeCell(window, layoutCell, window.layoutRoot);
  pane.layoutCell = null;
  placeCells(window);
  placePanes(state, window);
  fire(state, "window-layout-changed", { window });
}

/** The layout as `#{window_visible_layout}` shows it. */
export function visibleLayoutText(window: Window): string {
  return layoutText(window, window.layoutRoot);
}

/** Index of the named layout that `select-layout` would take for the text, -1 for none. */
export { findLayout };

/** Arranges the window's panes by a named layout. @param index an index of LAYOUT_NAMES */
export function selectNamedLayout(state: ServerState, window: Window, index: number): void {
  const root = arrange(window, index);
  window.lastLayout = index;
  if (root === undefined) return;
  window.layoutRoot = root;
  spreadArranged(window, index);
  placeCells(window);
  placePanes(state, window);
  window.setSize(root.cols, root.rows);
  fire(state, "window-layout-changed", { window });
}

/** The next named layout, or the previous one. */
export function stepLayout(state: ServerState, window: Window, step: 1 | -1): void {
  const count = LAYOUT_NAMES.length;
  const next = window.lastLayout === -1 ? (step === 1 ? 0 : count - 1) : (window.lastLayout + step + count) % count;
  selectNamedLayout(state, window, next);
}

/**
 * Arranges the window's panes, in order, by a layout's text. Cells that are too many go, from the bottom right.
 * @returns what is wrong with it, in tmux's words
 */
export function applyLayoutText(state: ServerState, window: Window, text: string): string | undefined {
  let root: LayoutCell | null | undefined = parseLayout(text);
  if (root === undefined) return "invalid layout";
  const count = window.panes.length;
  const cells = countLeaves(root);
  if (count > cells) return `have ${count} panes but need ${cells}`;
  for (let extra = cells - count; extra > 0 && root !== null; extra--) {
    const last: LayoutCell | undefined = leaves(root).at(-1);
    root = last === undefined ? root : removeCell(window, last, root);
  }
  if (root === null) return "invalid layout";
  if (root.type !== "pane") fitRoot(root);
  if (!sizesAddUp(root)) return "size mismatch after applying layout";
  if (root.type !== "pane") {
    window.setSize(root.cols, root.rows);
  }
  window.layoutRoot = root;
  window.zIndex.length = 0;
  leaves(root).forEach((cell, index) => {
    const pane = window.panes[index];
    if (pane === undefined) return;
    cell.hold(pane);
    window.zIndex.push(pane);
  });
  placeCells(window);
  placePanes(state, window);
  fire(state, "window-layout-changed", { window });
  return undefined;
}

/** Old layouts may say a wrong size for the root: its children know better. */
function fitRoot(root: LayoutCell): void {
  if (root.type === "pane") return;
  const across = root.type === "left-right" ? "top-bottom" : "left-right";
  root.setSize(
    root.type,
    root.cells.reduce((sum, cell) => sum + cell.size(root.type === "left-right" ? "left-right" : "top-bottom") + 1, -1),
  );
  root.setSize(across, root.cells.at(-1)?.size(across) ?? root.size(across));
}
