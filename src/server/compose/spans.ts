import type { Pane } from "#model/pane.ts";
import type { BorderMark } from "./border-mark.ts";

/** Cells of a pane: `paneX`, `paneY` is the pane's cell shown at the span's first column. */
export interface PaneSpan {
  readonly kind: "pane";
  readonly x: number;
  readonly width: number;
  readonly pane: Pane;
  readonly paneX: number;
  readonly paneY: number;
}

/** Border cells of one look. */
export interface BorderSpan {
  readonly kind: "border";
  readonly x: number;
  readonly width: number;
  readonly border: BorderMark;
}

/** Cells of a pane's status line, from its cell `offset` on. */
export interface StatusSpan {
  readonly kind: "status";
  readonly x: number;
  readonly width: number;
  readonly pane: Pane;
  readonly offset: number;
  /** Shape of the border below the text. */
  readonly shape: number;
}

/** One row of a scrollbar: `row` of `rows`. */
export interface ScrollbarSpan {
  readonly kind: "scrollbar";
  readonly x: number;
  readonly width: number;
  readonly pane: Pane;
  readonly row: number;
  /** Column of the scrollbar that the span begins with. */
  readonly column: number;
}

/** Cells that no pane has: `outside` the window, or `empty` inside it. */
export interface FillSpan {
  readonly kind: "outside" | "empty";
  readonly x: number;
  readonly width: number;
}

export type Span = PaneSpan | BorderSpan | StatusSpan | ScrollbarSpan | FillSpan;
