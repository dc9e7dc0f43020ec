import { parseStyle } from "#format/style.ts";
import type { Pane } from "#model/pane.ts";
import type { Window } from "#model/window.ts";

export type PaneStatus = "off" | "top" | "bottom";
export type PaneLines = "single" | "double" | "heavy" | "simple" | "number" | "spaces" | "none";

/** In a zoomed window only panes with a cell in the layout are shown: the zoomed one and floating ones over it. */
export function isVisible(pane: Pane): boolean {
  return !pane.window.zoomed || pane.layoutCell !== null;
}

/** Where the pane's status line is, as `pane-border-status` and the pane's mode have it. */
export function paneStatus(pane: Pane): PaneStatus {
  if (pane.modes[0]?.hidePaneStatus === true && pane.zoomed) return "off";
  if (!pane.floating) return windowPaneStatus(pane.window);
  if (paneLines(pane) === "none") return "off";
  const value = pane.options.string("pane-border-status");
  return value.startsWith("top") ? "top" : value.startsWith("bottom") ? "bottom" : "off";
}

/** `pane-border-status` for tiled panes: the `-floating` values are for floating panes alone. */
export function windowPaneStatus(window: Window): PaneStatus {
  const value = window.options.string("pane-border-status");
  return value === "top" || value === "bottom" ? value : "off";
}

/** `pane-border-lines`; tiled panes share their window's, since they share borders. */
export function paneLines(pane: Pane): PaneLines {
  const options = pane.floating ? pane.options : pane.window.options;
  return options.string("pane-border-lines") as PaneLines;
}

/** A pane's scrollbar: its own columns and the padding between it and the pane's text, in cells. */
export interface Scrollbar {
  readonly width: number;
  readonly pad: number;
  readonly left: boolean;
  /** Drawn over the pane's own cells, not beside them. */
  readonly overlay: boolean;
}

function wantsScrollbar(pane: Pane): boolean {
  const window = pane.window;
  if (pane.terminal.screen.isAlternate) return false;
  if (window.zoomed && window.active?.modes[0]?.hideScrollbars === true) return false;
  const value = window.options.string("pane-scrollbars");
  if (value === "modal") return inCopyMode(pane);
  return value === "on" || value === "auto-hide";
}

/** Whether the top mode scrolls over history, so that a scrollbar means its position. */
export function inCopyMode(pane: Pane): boolean {
  const name = pane.modes[0]?.name;
  return name === "copy-mode" || name === "view-mode";
}

/**
 * The scrollbar to draw for a pane, or undefined for none.
 * Under `on` it has columns of its own; `modal` and `auto-hide` draw it over the pane while `scrollbarShown` says so.
 */
export function scrollbarOf(pane: Pane): Scrollbar | undefined {
  if (!wantsScrollbar(pane)) return undefined;
  const options = pane.window.options;
  const overlay = options.string("pane-scrollbars") !== "on";
  if (overlay && !pane.scrollbarShown) return undefined;
  const style = scrollbarSize(pane);
  return { ...style, left: options.string("pane-scrollbars-position") === "left", overlay };
}

/** Width and padding from `pane-scrollbars-style`. */
export function scrollbarSize(pane: Pane): { readonly width: number; readonly pad: number } {
  const style = parseStyle(pane.options.string("pane-scrollbars-style"));
  return { width: style.width < 1 ? 1 : style.width, pad: Math.max(0, style.pad) };
}

/** Columns a pane's scrollbar takes from the layout. */
export function reservedScrollbarCols(pane: Pane): number {
  if (pane.window.options.string("pane-scrollbars") !== "on" || !wantsScrollbar(pane)) return 0;
  const { width, pad } = scrollbarSize(pane);
  return width + pad;
}
