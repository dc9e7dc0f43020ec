import type { ComponentType, ReactNode } from "react";
import { layoutRuns, type LayoutRun } from "#format/draw.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Box } from "./ink.ts";
import { Rows } from "./rows.tsx";
import type { UiView, ViewKeyResult } from "./view.ts";

/** What a plugin shows: a component in the pane's size, or lines in tmux's style language that are read at every drawing. */
export interface PluginViewSource {
  readonly name: string;
  readonly component?: ComponentType<{ readonly cols: number; readonly rows: number }> | undefined;
  readonly lines?: ((size: { readonly cols: number; readonly rows: number }) => readonly string[]) | undefined;
  /** A key that is not one that leaves. @returns whether it was used */
  readonly key?: ((name: string) => boolean) | undefined;
}

/** A plugin's view of its own. */
export class PluginView implements UiView {
  readonly name: string;
  readonly #source: PluginViewSource;
  readonly #onError: (error: unknown) => void;
  #rows: LayoutRun[][] = [];

  constructor(source: PluginViewSource, onError: (error: unknown) => void) {
    this.name = source.name;
    this.#source = source;
    this.#onError = onError;
  }

  element(cols: number, rows: number): ReactNode {
    const Part = this.#source.component;
    if (Part !== undefined) {
      return (
        <Box width={cols} height={rows} overflow="hidden">
          <ErrorBoundary onError={this.#onError}>
            <Part cols={cols} rows={rows} />
          </ErrorBoundary>
        </Box>
      );
    }
    const lines = this.#source.lines?.({ cols, rows }) ?? [];
    this.#rows = lines.slice(0, rows).map((line) => layoutRuns(line, DEFAULT_STYLE, cols));
    return <Rows rows={this.#rows} cols={cols} />;
  }

  runs(): readonly (readonly LayoutRun[])[] {
    return this.#rows;
  }

  key(name: string): ViewKeyResult {
    if (name === "q" || name === "Enter" || name === "C-c") return "close";
    return this.#source.key?.(name) === true ? "used" : "ignored";
  }
}
