import { scrollbarSize, showsScrollbar } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";

/** A pane's scrollbar: its own columns and the padding between it and the pane's text, in cells. */
export interface Scrollbar {
  readonly width: number;
  readonly pad: number;
  readonly left: boolean;
  /** Drawn over the pane's own cells, not beside them. */
  readonly overlay: boolean;
}

/**
 * The scrollbar to draw for a pane, or undefined for none.
 * Under `pane-scrollbars on` it has columns of its own; those that hide themselves lie over the pane while they are shown.
 */
export function scrollbarOf(pane: Pane): Scrollbar | undefined {
  if (!showsScrollbar(pane)) return undefined;
  const { options } = pane.window;
  const overlay = options.string("pane-scrollbars") !== "on";
  if (overlay && !pane.scrollbarShown) return undefined;
  return { ...scrollbarSize(pane), left: options.string("pane-scrollbars-position") === "left", overlay };
}

/** Whether the top mode scrolls over history, so that a scrollbar tells its position. */
export function inCopyMode(pane: Pane): boolean {
  const name = pane.modes[0]?.name;
  return name === "copy-mode" || name === "view-mode";
}
