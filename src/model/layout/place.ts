import { fire } from "../notify.ts";
import { paneStatusOf, scrollbarColumns } from "../pane-look.ts";
import type { Pane } from "../pane.ts";
import type { ServerState } from "../state.ts";
import type { Window } from "../window.ts";
import { PANE_MINIMUM, type LayoutCell } from "./cell.ts";
import { hasStatusRow } from "./room.ts";
import { takesRoom } from "./tree.ts";

/** Gives every cell that takes room its offset, from the sizes. */
export function placeCells(window: Window): void {
  const root = window.layoutRoot;
  if (root === null || root.floating) return;
  root.x = 0;
  root.y = 0;
  placeChildren(root);
}

function placeChildren(cell: LayoutCell): void {
  let x = cell.x;
  let y = cell.y;
  for (const child of cell.cells) {
    if (!takesRoom(child)) continue;
    child.x = x;
    child.y = y;
    placeChildren(child);
    if (cell.type === "left-right") x += child.cols + 1;
    else y += child.rows + 1;
  }
}

/**
 * Gives every pane of the window the offset and size that its cell leaves it, without status line and scrollbar.
 * @param skip a pane that keeps its size for now (it is about to be zoomed)
 */
export function placePanes(state: ServerState, window: Window, skip?: Pane): void {
  const root = window.layoutRoot;
  if (root === null) return;
  for (const pane of window.panes.slice()) {
    const cell = pane.layoutCell;
    if (cell === null || pane === skip) continue;
    const status = paneStatusOf(pane);
    const row = !cell.floating && hasStatusRow(root, cell, status);
    const rows = row && cell.rows > 1 ? cell.rows - 1 : cell.rows;
    const bar = scrollbarColumns(pane);
    const cols = bar === 0 ? cell.cols : Math.max(PANE_MINIMUM, cell.cols - bar);
    const x =
      bar > 0 && window.options.string("pane-scrollbars-position") === "left" ? cell.x + cell.cols - cols : cell.x;
    const y = row && status === "top" ? cell.y + 1 : cell.y;
    pane.x = x;
    pane.y = y;
    resizePane(state, pane, cols, rows);
  }
}

/** The pane's terminal, its mode and its program get a new size. */
export function resizePane(state: ServerState, pane: Pane, cols: number, rows: number): void {
  const oldCols = pane.cols;
  const oldRows = pane.rows;
  if (oldCols === cols && oldRows === rows) return;
  pane.cols = cols;
  pane.rows = rows;
  pane.terminal.resize(cols, rows);
  pane.modes[0]?.resize(cols, rows);
  pane.process?.resize(cols, rows);
  fire(
    state,
    "pane-resized",
    { pane, window: pane.window },
    { width: cols, height: rows, old_width: oldCols, old_height: oldRows },
  );
}
