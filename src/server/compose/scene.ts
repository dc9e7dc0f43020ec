import type { Pane } from "#model/pane.ts";
import type { Window } from "#model/window.ts";
import type { WindowView } from "./geometry.ts";
import { Marks } from "./marks.ts";
import type { PaneSpan, Span, StatusSpan } from "./spans.ts";

/**
 * What lies where on the part of a client's screen that shows its window: runs of cells of one kind, row by row.
 * It depends on the layout alone, so it is kept until that changes; what the runs contain is read when they are drawn.
 */
export class Scene {
  readonly window: Window;
  readonly view: WindowView;
  /** `rows[y]`: the spans of a row from left to right; y counts from `view.top`. */
  readonly rows: readonly (readonly Span[])[];
  /** Pane spans by pane, and the rows they stand in, for redrawing a pane alone. */
  readonly #byPane = new Map<Pane, { readonly y: number; readonly span: PaneSpan }[]>();

  readonly #scrollbars = new Set<Pane>();

  constructor(window: Window, view: WindowView, rows: readonly (readonly Span[])[]) {
    this.window = window;
    this.view = view;
    this.rows = rows;
    for (let y = 0; y < rows.length; y++) {
      for (const span of rows[y]!) {
        if (span.kind === "scrollbar") this.#scrollbars.add(span.pane);
        if (span.kind !== "pane") continue;
        const spans = this.#byPane.get(span.pane);
        if (spans === undefined) this.#byPane.set(span.pane, [{ y, span }]);
        else spans.push({ y, span });
      }
    }
  }

  /** Panes of which at least one cell is shown. */
  panes(): Iterable<Pane> {
    return this.#byPane.keys();
  }

  spansOf(pane: Pane): readonly { readonly y: number; readonly span: PaneSpan }[] {
    return this.#byPane.get(pane) ?? [];
  }

  /** Spans of panes' status lines, by pane, from left to right. */
  statusSpans(): Map<Pane, StatusSpan[]> {
    const found = new Map<Pane, StatusSpan[]>();
    for (const row of this.rows) {
      for (const span of row) {
        if (span.kind !== "status") continue;
        const spans = found.get(span.pane);
        if (spans === undefined) found.set(span.pane, [span]);
        else spans.push(span);
      }
    }
    return found;
  }

  hasScrollbar(pane: Pane): boolean {
    return this.#scrollbars.has(pane);
  }

  /** The span at a cell of the client's window area, 0-based, or undefined outside it. */
  at(x: number, y: number): Span | undefined {
    return this.rows[y]?.find((span) => x >= span.x && x < span.x + span.width);
  }
}

/** Lays out what a client sees of a window. Source of the rules: tmux/tmux screen-redraw.c, redraw_make_scene */
export function buildScene(window: Window, view: WindowView): Scene {
  const marks = new Marks(window, view);
  marks.markAll();
  const rows: Span[][] = [];
  for (let y = 0; y < view.rows; y++) rows.push(marks.spans(y));
  return new Scene(window, view, rows);
}
