import { paneLines, paneStatusOf } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { isVisible } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import type { WindowView } from "./geometry.ts";
import { SIDE_DOWN, SIDE_LEFT, SIDE_RIGHT, SIDE_UP } from "./junctions.ts";
import { scrollbarOf, type Scrollbar } from "./pane-parts.ts";
import { BorderMark } from "./border-mark.ts";
import { EMPTY, joins, type Mark, OUTSIDE, spanOf } from "./mark.ts";
import type { Span } from "./spans.ts";

/** Edges of a pane with its scrollbar, in window cells: where its borders are. */
interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The grid a scene is made from: every shown cell of a window is marked by what it belongs to, panes from back to front.
 * Coordinates are the window's. A pane's row is one mark, every cell of what else there is has its own.
 */
export class Marks {
  readonly #window: Window;
  readonly #view: WindowView;
  readonly #cells: Mark[];

  constructor(window: Window, view: WindowView) {
    this.#window = window;
    this.#view = view;
    this.#cells = Array.from<Mark>({ length: view.cols * view.rows }).fill(OUTSIDE);
    for (let y = 0; y < window.rows; y++) this.#fill(EMPTY, 0, window.cols, y);
  }

  markAll(): void {
    for (let i = this.#window.zIndex.length - 1; i >= 0; i--) {
      const pane = this.#window.zIndex[i]!;
      if (isVisible(pane)) this.#markPane(pane);
    }
    this.#shareBorders();
  }

  /** Marks the shown ones of a row's cells from `start` to before `end`. */
  #fill(mark: Mark, start: number, end: number, y: number): void {
    const { x: left, y: top, cols, rows } = this.#view;
    if (y < top || y >= top + rows) return;
    const row = (y - top) * cols;
    const column = (x: number): number => row + Math.max(0, Math.min(cols, x - left));
    this.#cells.fill(mark, column(start), column(end));
  }

  /** Joins marks of one row of the view into spans. */
  spans(y: number): Span[] {
    const { cols } = this.#view;
    const spans: Span[] = [];
    let start = 0;
    for (let x = 1; x <= cols; x++) {
      if (x < cols && joins(this.#cells[y * cols + x - 1]!, this.#cells[y * cols + x]!)) continue;
      spans.push(spanOf(this.#cells[y * cols + start]!, start, x - start, this.#view.x + start));
      start = x;
    }
    return cols === 0 ? [] : spans;
  }

  /** Index of a window cell, -1 when it is not shown. One column and row beyond the window count: a border may lie there. */
  #index(x: number, y: number): number {
    const view = this.#view;
    if (x < view.x || y < view.y || x > this.#window.cols || y > this.#window.rows) return -1;
    const column = x - view.x;
    const row = y - view.y;
    return column >= view.cols || row >= view.rows ? -1 : row * view.cols + column;
  }

  #markPane(pane: Pane): void {
    const bar = scrollbarOf(pane);
    this.#markInside(pane);
    this.#markBorders(pane, bar === undefined || bar.overlay ? undefined : bar);
    if (bar !== undefined) this.#markScrollbar(pane, bar);
  }

  #markInside(pane: Pane): void {
    const { cols, rows } = this.#window;
    // What of a floating pane hangs over the window's edge is not shown, even where the client is larger.
    const beyond = pane.floating ? 0 : 1;
    const end = Math.min(pane.x + pane.cols, cols + beyond);
    const bottom = Math.min(pane.rows, rows + beyond - pane.y);
    for (let y = 0; y < bottom; y++) this.#fill({ kind: "pane", pane, y }, pane.x, end, pane.y + y);
  }

  #markScrollbar(pane: Pane, bar: Scrollbar): void {
    let total = bar.width + bar.pad;
    if (bar.overlay && total > pane.cols) total = Math.min(bar.width, pane.cols);
    const outside = bar.overlay ? 0 : total;
    const start = bar.left ? pane.x - outside : pane.x + pane.cols + outside - total;
    for (let row = 0; row < pane.rows; row++) {
      for (let column = 0; column < total; column++) {
        const at = this.#index(start + column, pane.y + row);
        if (at !== -1) this.#cells[at] = { kind: "scrollbar", pane, row, column };
      }
    }
  }

  /** Marks the four borders. Source: tmux/tmux screen-redraw.c, redraw_mark_pane_borders */
  #markBorders(pane: Pane, bar: Scrollbar | undefined): void {
    if (pane.floating && paneLines(pane) === "none") return;
    const window = this.#window;
    const total = bar === undefined ? 0 : bar.width + bar.pad;
    let left = pane.x - 1 - (bar?.left === true ? total : 0);
    let right = pane.x + pane.cols + (bar?.left === false ? total : 0);
    let top = pane.y - 1;
    let bottom = pane.y + pane.rows;
    const hasLeft = left >= 0;
    let hasTop = top >= 0;
    let hasRight = right <= window.cols;
    let hasBottom = bottom <= window.rows;
    const status = paneStatusOf(pane);
    if (pane.floating) {
      hasRight = right < window.cols;
      hasBottom = bottom < window.rows;
      left = Math.max(left, 0);
      top = Math.max(top, 0);
      right = Math.min(right, window.cols - 1);
      bottom = Math.min(bottom, window.rows - 1);
    } else if (status === "top") {
      hasBottom = false;
    } else if (status === "bottom") {
      hasTop = false;
    }
    const edges: Edges = { left, right, top, bottom };
    if (hasTop) this.#markRow(pane, edges, top);
    if (hasBottom) this.#markRow(pane, edges, bottom);
    if (hasLeft) this.#markColumn(pane, edges, left);
    if (hasRight) this.#markColumn(pane, edges, right);
    if (status !== "off") this.#markStatus(pane, edges, status === "top" ? top : bottom);
    this.#markArrows(pane, edges);
  }

  #markRow(pane: Pane, edges: Edges, y: number): void {
    for (let x = edges.left; x <= edges.right; x++) {
      const mask = (x > edges.left ? SIDE_LEFT : 0) | (x < edges.right ? SIDE_RIGHT : 0);
      const mark = this.#border(pane, x, y, mask);
      if (mark === undefined) continue;
      if (y < pane.y) mark.bottom = pane;
      else mark.top = pane;
    }
  }

  #markColumn(pane: Pane, edges: Edges, x: number): void {
    for (let y = edges.top; y <= edges.bottom; y++) {
      const mask = (y > edges.top ? SIDE_UP : 0) | (y < edges.bottom ? SIDE_DOWN : 0);
      const mark = this.#border(pane, x, y, mask);
      if (mark === undefined || mask === 0) continue;
      if (x < pane.x) mark.right = pane;
      else if (x >= pane.x + pane.cols) mark.left = pane;
    }
  }

  /** The border mark at a cell for this pane to add to. Tiled panes share borders; a floating pane covers what is below it. */
  #border(pane: Pane, x: number, y: number, mask: number): BorderMark | undefined {
    const at = this.#index(x, y);
    if (at === -1) return undefined;
    const old = this.#cells[at]!;
    let mark: BorderMark;
    if (old.kind === "border" && (!pane.floating || old.has(pane))) mark = old;
    else if (pane.floating || old.kind === "empty" || old.kind === "outside") mark = new BorderMark();
    else return undefined;
    mark.mask |= mask;
    this.#cells[at] = mark;
    return mark;
  }

  #markStatus(pane: Pane, edges: Edges, y: number): void {
    for (let x = pane.x + 2, offset = 0; x < edges.right; x++, offset++) {
      const at = this.#index(x, y);
      const old = at === -1 ? undefined : this.#cells[at]!;
      if (old?.kind === "border") this.#cells[at] = { kind: "status", pane, offset, shape: old.shape };
    }
  }

  #markArrows(pane: Pane, edges: Edges): void {
    const indicators = this.#window.options.string("pane-border-indicators");
    if (indicators !== "arrows" && indicators !== "both") return;
    const arrow = (x: number, y: number): void => {
      const at = this.#index(x, y);
      const mark = at === -1 ? undefined : this.#cells[at]!;
      if (mark?.kind === "border") mark.arrow = true;
    };
    if (pane.x + 1 <= edges.right) {
      arrow(pane.x + 1, edges.top);
      arrow(pane.x + 1, edges.bottom);
    }
    if (pane.y + 1 <= edges.bottom) {
      arrow(edges.left, pane.y + 1);
      arrow(edges.right, pane.y + 1);
    }
  }

  /** With two tiled panes, each colours its half of the border between them. */
  #shareBorders(): void {
    const window = this.#window;
    const indicators = window.options.string("pane-border-indicators");
    if (indicators !== "colour" && indicators !== "both") return;
    const tiled = window.panes.filter((pane) => !pane.floating && pane.layoutCell !== null);
    const parent = tiled[1]?.layoutCell?.parent;
    if (tiled.length !== 2 || parent === null || parent === undefined) return;
    const { cols } = this.#view;
    for (let i = 0; i < this.#cells.length; i++) {
      const mark = this.#cells[i]!;
      if (mark.kind !== "border") continue;
      if (parent.type === "left-right" && mark.left !== undefined && mark.right !== undefined) {
        const y = this.#view.y + Math.floor(i / cols);
        mark.owner = y <= window.rows >> 1 ? mark.left : mark.right;
      } else if (parent.type === "top-bottom" && mark.top !== undefined && mark.bottom !== undefined) {
        const x = this.#view.x + (i % cols);
        mark.owner = x <= window.cols >> 1 ? mark.top : mark.bottom;
      }
    }
  }
}
