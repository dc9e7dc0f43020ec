import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";

/** What a view does with a key: used it, wants to end, or leaves it to others. */
export type ViewKeyResult = "used" | "close" | "ignored" | { readonly copy: string };

/** Something drawn by Ink in a pane until it is left. Keys are tmux's names. */
export interface UiView {
  /** As `#{pane_mode}` tells it. */
  readonly name: string;
  /** What to draw in `cols` × `rows` cells. */
  element(cols: number, rows: number): ReactNode;
  /** Rows of runs that the element drew, by row, for what Ink has no words for; undefined where it drew none. */
  runs?(): readonly (readonly LayoutRun[])[];
  key(name: string): ViewKeyResult;
}
