import type { Pane } from "../pane.ts";

/** `left-right` has children side by side, `top-bottom` stacked, `pane` is a leaf. */
export type LayoutType = "left-right" | "top-bottom" | "pane";

/** The two ways a cell can be divided, which is also the direction in which sizes change. */
export type SplitType = Exclude<LayoutType, "pane">;

export const PANE_MINIMUM = 1;
export const PANE_MAXIMUM = 10_000;

/** Size and offset in cells. A floating pane may lie partly outside of its window, so offsets may be negative. */
export interface Geometry {
  readonly cols: number;
  readonly rows: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A node of a window's layout tree. Sizes and offsets in cells; children are separated by one cell of border.
 * Floating leaves keep their place in the tree but take no room of it: "tiled" means a leaf that is not floating.
 */
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
  /** Where the pane floated last, for the next time it floats. */
  floated: Geometry | undefined = undefined;

  constructor(parent: LayoutCell | null, type: LayoutType = "pane") {
    this.parent = parent;
    this.type = type;
  }

  place(cols: number, rows: number, x: number, y: number): void {
    this.cols = cols;
    this.rows = rows;
    this.x = x;
    this.y = y;
  }

  /** Size in the direction of `type`. */
  size(type: SplitType): number {
    return type === "left-right" ? this.cols : this.rows;
  }

  setSize(type: SplitType, size: number): void {
    if (type === "left-right") this.cols = size;
    else this.rows = size;
  }

  /** A copy of the cell's geometry. */
  geometry(): Geometry {
    return { cols: this.cols, rows: this.rows, x: this.x, y: this.y };
  }

  /** Puts `child` among the children: at `index`, or at the end. */
  insert(child: LayoutCell, index = this.cells.length): void {
    child.parent = this;
    this.cells.splice(index, 0, child);
  }

  /** Takes `child` out of the children; its parent is left as it is. */
  remove(child: LayoutCell): void {
    const at = this.cells.indexOf(child);
    if (at !== -1) this.cells.splice(at, 1);
  }

  replace(child: LayoutCell, by: LayoutCell): void {
    const at = this.cells.indexOf(child);
    if (at !== -1) this.cells[at] = by;
    by.parent = this;
  }

  /** Makes this the leaf of a pane. */
  hold(pane: Pane): void {
    this.type = "pane";
    this.cells.length = 0;
    this.pane = pane;
    pane.layoutCell = this;
  }
}
