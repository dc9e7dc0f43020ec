import type { Pane } from "#model/pane.ts";
import { inCopyMode } from "./pane-parts.ts";

/** Rows of a scrollbar that its slider takes. */
export interface Slider {
  readonly row: number;
  readonly rows: number;
}

/** Where a pane's slider is: at the bottom, or where its copy mode has scrolled to. Source: tmux/tmux screen-redraw.c */
export function sliderOf(pane: Pane): Slider | undefined {
  const rows = pane.rows;
  let total: number;
  let row: number;
  let size: number;
  if (inCopyMode(pane)) {
    const position = pane.modes[0]?.scrollPosition?.();
    if (position === undefined) return undefined;
    total = position.size + rows;
    size = Math.floor((rows * rows) / total);
    row = Math.floor((rows + 1) * (position.offset / total));
  } else {
    total = pane.screen.rows + pane.screen.historySize;
    size = Math.floor((rows * rows) / total);
    row = rows - size;
  }
  return { row: Math.min(row, rows - 1), rows: Math.max(1, size) };
}
