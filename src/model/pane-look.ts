import type { Pane } from "./pane.ts";
import type { Window } from "./window.ts";

export type PaneStatus = "off" | "top" | "bottom";

/** Where the tiled panes of a window have their status line. */
export function windowPaneStatus(window: Window): PaneStatus {
  const status = window.options.string("pane-border-status");
  return status === "top" || status === "bottom" ? status : "off";
}

/** Where the pane has its status line; a floating pane goes by its own options, and has none without a border. */
export function paneStatusOf(pane: Pane): PaneStatus {
  if (pane.zoomed && pane.modes[0]?.hidePaneStatus === true) return "off";
  if (!pane.floating) return windowPaneStatus(pane.window);
  if (paneLines(pane) === "none") return "off";
  const status = pane.options.string("pane-border-status");
  return status === "top" || status === "top-floating"
    ? "top"
    : status === "bottom" || status === "bottom-floating"
      ? "bottom"
      : "off";
}

/** `pane-border-lines` for the pane's border: tiled panes share the window's. */
export function paneLines(pane: Pane): string {
  return (pane.floating ? pane.options : pane.window.options).string("pane-border-lines");
}

/** Whether the pane has a scrollbar at all now; one that hides itself counts, shown or not. */
export function showsScrollbar(pane: Pane): boolean {
  const { window } = pane;
  if (pane.terminal.screen.isAlternate) return false;
  if (window.zoomed && window.active?.modes[0]?.hideScrollbars === true) return false;
  const when = window.options.string("pane-scrollbars");
  if (when === "modal") return pane.modes[0]?.name === "copy-mode" || pane.modes[0]?.name === "view-mode";
  return when === "on" || when === "auto-hide";
}

/** Columns that the pane gives up for a scrollbar that is always there, 0 when there is none. */
export function scrollbarColumns(pane: Pane): number {
  return pane.window.options.string("pane-scrollbars") === "on" && showsScrollbar(pane) ? scrollbarReserve(pane) : 0;
}

/** Width and padding of the pane's scrollbar, in cells, by `pane-scrollbars-style`. */
export function scrollbarSize(pane: Pane): { readonly width: number; readonly pad: number } {
  const style = pane.options.string("pane-scrollbars-style");
  const width = Number(/(?:^|[ ,])width=(\d+)/.exec(style)?.[1] ?? 1);
  const pad = Number(/(?:^|[ ,])pad=(\d+)/.exec(style)?.[1] ?? 0);
  return { width: Math.max(1, width), pad };
}

/** Columns of a scrollbar of the pane with its padding. */
export function scrollbarReserve(pane: Pane): number {
  const { width, pad } = scrollbarSize(pane);
  return width + pad;
}

/** The pane with its scrollbar but without its border: what counts for finding neighbours. Cells of the window, 0-based. */
export function fullArea(pane: Pane): {
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
} {
  const bar = scrollbarColumns(pane);
  const left = pane.window.options.string("pane-scrollbars-position") === "left";
  return { x: left ? pane.x - bar : pane.x, y: pane.y, cols: pane.cols + bar, rows: pane.rows };
}
