import type { Pane } from "#model/pane.ts";
import type { BorderMark } from "./border-mark.ts";
import type { Span } from "./spans.ts";

/** A row of a pane. */
interface PaneMark {
  readonly kind: "pane";
  readonly pane: Pane;
  readonly y: number;
}
interface StatusMark {
  readonly kind: "status";
  readonly pane: Pane;
  readonly offset: number;
  readonly shape: number;
}
interface ScrollbarMark {
  readonly kind: "scrollbar";
  readonly pane: Pane;
  readonly row: number;
  readonly column: number;
}
interface FillMark {
  readonly kind: "outside" | "empty";
}

/** What a cell of a window belongs to. */
export type Mark = PaneMark | BorderMark | StatusMark | ScrollbarMark | FillMark;

export const OUTSIDE: FillMark = { kind: "outside" };
export const EMPTY: FillMark = { kind: "empty" };

/** Whether two neighbours in a row, `a` before `b`, belong into one span. */
export function joins(a: Mark, b: Mark): boolean {
  switch (a.kind) {
    case "pane":
      return a === b;
    case "border":
      return b.kind === "border" && a.looksLike(b);
    case "status":
      return b.kind === "status" && a.pane === b.pane && a.offset + 1 === b.offset && a.shape === b.shape;
    case "scrollbar":
      return b.kind === "scrollbar" && a.pane === b.pane && a.row === b.row && a.column + 1 === b.column;
    default:
      return a.kind === b.kind;
  }
}

/** The span that begins with this mark. @param x column of the view @param windowX the same of the window */
export function spanOf(mark: Mark, x: number, width: number, windowX: number): Span {
  switch (mark.kind) {
    case "pane":
      return { kind: "pane", x, width, pane: mark.pane, paneX: windowX - mark.pane.x, paneY: mark.y };
    case "border":
      return { kind: "border", x, width, border: mark };
    case "status":
      return { kind: "status", x, width, pane: mark.pane, offset: mark.offset, shape: mark.shape };
    case "scrollbar":
      return { kind: "scrollbar", x, width, pane: mark.pane, row: mark.row, column: mark.column };
    default:
      return { kind: mark.kind, x, width };
  }
}
