import type { Pane } from "../pane.ts";

/** `left-right` has children side by side, `top-bottom` stacked, `pane` is a leaf. */
export type LayoutType = "left-right" | "top-bottom" | "pane";

/** A node of a window's layout tree. Sizes and offsets in cells; children are separated by one cell of border. */
export class LayoutCell {
  type: LayoutType;
  parent: LayoutCell | null;
  readonly cells: LayoutCell[] = [];
  pane: Pane | null = null;
  floating = false;
  cols = 0;
  rows = 0;
  x = 0;
  y = 0;

  constructor(parent: LayoutCell | null, type: LayoutType = "pane") {
    this.parent = parent;
    this.type = type;
  }
}
