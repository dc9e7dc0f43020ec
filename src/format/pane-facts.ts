import type { Pane } from "#model/pane.ts";

/** Place of a pane in its window's list, counted from `pane-base-index`. */
export function paneIndex(pane: Pane): number | undefined {
  const at = pane.window.panes.indexOf(pane);
  return at === -1 ? undefined : at + pane.window.options.number("pane-base-index");
}

/** How many floating panes lie over a pane; for a tiled one, one more. */
export function paneZ(pane: Pane): number | undefined {
  const at = pane.window.zIndex.indexOf(pane);
  if (at === -1) return undefined;
  const floating = pane.window.zIndex.slice(0, at).filter((other) => other.floating).length;
  return pane.floating ? floating : floating + 1;
}
