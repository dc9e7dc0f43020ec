import type { ComponentType } from "react";
import type { FormatRange, LayoutRun } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";

/** One status line: finished runs whose widths add up to the line's. */
export interface StatusRow {
  readonly runs: readonly LayoutRun[];
}

/** A client's status lines, drawn by Ink. */
export interface StatusBar {
  /** A component drew itself again since the last `draw`: the rows shown are old. */
  readonly stale: boolean;
  /** Draws `rows` into the first rows of `into`, `cols` cells wide. */
  draw(into: Screen, rows: readonly StatusRow[], cols: number): void;
  close(): void;
}

/** What a segment's component is given; `width` is the most it may use. Ids as in tmux (`$1`, `@2`, `%3`). */
export interface SegmentPlace {
  readonly width: number;
  readonly session?: string | undefined;
  readonly window?: string | undefined;
  readonly pane?: string | undefined;
  readonly client?: string | undefined;
}

/** A component of a plugin in a client's status line, drawn by an Ink of its own. */
export interface SegmentDrawing {
  readonly stale: boolean;
  /** Draws one row of at most `place.width` cells. @returns the row and how many cells of it are used */
  draw(place: SegmentPlace): { readonly screen: Screen; readonly width: number };
  close(): void;
}

/** Opens status bars once Ink is there. Ink and React are loaded when the first client attaches, not before. */
export class StatusRenderer {
  readonly #onChange: () => void;
  #ui: typeof import("./status-bar.tsx") | undefined;
  #loading: Promise<void> | undefined;

  /** @param onChange Ink has come, or a component drew itself again: status lines want to be drawn */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Loads Ink, once; resolves when `open` gives bars. */
  load(): Promise<void> {
    this.#loading ??= import("./status-bar.tsx").then((ui) => {
      this.#ui = ui;
      this.#onChange();
    });
    return this.#loading;
  }

  /** A bar for one client; undefined until Ink is loaded. */
  open(): StatusBar | undefined {
    return this.#ui?.openStatusBar(this.#onChange);
  }

  /** Opens a segment's component for one client; undefined until Ink is loaded. @param onError told what the component threw */
  openSegment(component: ComponentType<SegmentPlace>, onError: (error: unknown) => void): SegmentDrawing | undefined {
    return this.#ui && new this.#ui.SegmentSurface(component, this.#onChange, onError);
  }
}

/** What the columns of a row mean, from its runs; neighbours of one meaning are joined. */
export function rangesOf(row: StatusRow): FormatRange[] {
  const ranges: { type: FormatRange["type"]; argument: FormatRange["argument"]; start: number; end: number }[] = [];
  let x = 0;
  for (const run of row.runs) {
    const last = ranges.at(-1);
    const { range } = run;
    if (range !== undefined) {
      if (last !== undefined && last.end === x && last.type === range.type && last.argument === range.argument) {
        last.end = x + run.width;
      } else ranges.push({ ...range, start: x, end: x + run.width });
    }
    x += run.width;
  }
  return ranges;
}
