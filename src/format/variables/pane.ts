import { isTiled } from "#model/layout/tree.ts";
import { hasStatusRow } from "#model/layout/room.ts";
import { paneStatusOf, scrollbarColumns, scrollbarReserve, windowPaneStatus } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { paneIndex, paneZ } from "#model/window-panes.ts";
import { colourToString } from "#terminal/colour.ts";
import { defineFormats, type ExpandText } from "../define.ts";
import { applyStyle } from "../style.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";

/** Source: tmux/tmux window.c, window_pane_printable_flags */
function paneFlags(pane: Pane): string {
  const { window } = pane;
  let flags = "";
  if (window.active === pane) flags += "*";
  if (window.lastPanes[0] === pane) flags += "-";
  if (pane.zoomed) flags += "Z";
  if (pane.floating) flags += "F";
  if (pane.floatOverZoom) flags += "A";
  if (window.modal === pane) flags += "O";
  return flags;
}

/** Colours of the pane where its program sets none: what the program said (OSC 10, 11), then `window-style` and `window-active-style`. */
function defaultStyle(pane: Pane, expand: ExpandText): Style {
  const { defaultFg, defaultBg } = pane.terminal.screen;
  const own = { ...DEFAULT_STYLE, fg: defaultFg, bg: defaultBg };
  const style = applyStyle(expand(pane.options.string("window-style")), own);
  if (pane.window.active !== pane) return style;
  const { fg, bg } = applyStyle(expand(pane.options.string("window-active-style")), own);
  return { ...style, fg: fg === DEFAULT_STYLE.fg ? style.fg : fg, bg: bg === DEFAULT_STYLE.bg ? style.bg : bg };
}

/** Rows the pane has when it is not zoomed: its cell's, without a row for the pane status line. */
function unzoomedRows(pane: Pane): number | undefined {
  const cell = pane.savedLayoutCell ?? pane.layoutCell;
  const root = pane.window.savedLayoutRoot ?? pane.window.layoutRoot;
  if (cell === null) return undefined;
  if (root === null || !isTiled(cell)) return cell.rows;
  const status = pane.savedLayoutCell === null ? paneStatusOf(pane) : windowPaneStatus(pane.window);
  return hasStatusRow(root, cell, status) && cell.rows > 1 ? cell.rows - 1 : cell.rows;
}

/** Columns the pane has when it is not zoomed: its cell's, without its scrollbar. */
function unzoomedCols(pane: Pane): number | undefined {
  const cell = pane.savedLayoutCell ?? pane.layoutCell;
  if (cell === null) return undefined;
  const { screen } = pane.terminal;
  const always = !screen.isAlternate && pane.window.options.string("pane-scrollbars") === "on";
  const bar = pane.savedLayoutCell === null ? scrollbarColumns(pane) : always ? scrollbarReserve(pane) : 0;
  return bar === 0 ? cell.cols : Math.max(1, cell.cols - bar);
}

/** Place, size and state of a pane. */
export default defineFormats("pane", ({ pane }) => pane, {
  pane_active: { doc: "1 if it is the window's active pane", get: (p) => p.window.active === p },
  pane_at_bottom: {
    doc: "1 if the pane is at the bottom of the window",
    get: (p) => p.y + p.rows === p.window.rows - (paneStatusOf(p) === "bottom" ? 1 : 0),
  },
  pane_at_left: { doc: "1 if the pane is at the left of the window", get: (p) => p.x === 0 },
  pane_at_right: { doc: "1 if the pane is at the right of the window", get: (p) => p.x + p.cols === p.window.cols },
  pane_at_top: {
    doc: "1 if the pane is at the top of the window",
    get: (p) => p.y === (paneStatusOf(p) === "top" ? 1 : 0),
  },
  pane_bg: {
    doc: "Default background colour of the pane",
    get: (p, _, expand) => colourToString(defaultStyle(p, expand).bg),
  },
  pane_bottom: { doc: "Last row of the pane", get: (p) => p.y + p.rows - 1 },
  pane_fg: {
    doc: "Default foreground colour of the pane",
    get: (p, _, expand) => colourToString(defaultStyle(p, expand).fg),
  },
  pane_flags: { doc: "Signs of the pane's state", get: paneFlags },
  pane_floating_flag: { doc: "1 if the pane floats", get: (p) => p.floating },
  pane_height: { doc: "Height of the pane", get: (p) => p.rows },
  pane_id: { doc: "Unique id of the pane", get: (p) => `%${p.id}` },
  pane_in_mode: { doc: "Number of modes the pane is in", get: (p) => p.modes.length },
  pane_index: { doc: "Index of the pane", get: paneIndex },
  pane_input_off: { doc: "1 if the pane takes no input", get: (p) => p.inputOff },
  pane_last: { doc: "1 if the pane was the last one active", get: (p) => p.window.lastPanes[0] === p },
  pane_left: { doc: "First column of the pane", get: (p) => p.x },
  pane_marked: { doc: "1 if it is the marked pane", get: (p, { state }) => state.marked?.pane === p },
  pane_marked_set: { doc: "1 if a pane is marked", get: (_, { state }) => state.marked !== undefined },
  pane_modal_flag: { doc: "1 if the pane is modal", get: (p) => p.window.modal === p },
  pane_mode: { doc: "Name of the mode the pane is in", get: (p) => p.modes[0]?.name },
  pane_right: { doc: "Last column of the pane", get: (p) => p.x + p.cols - 1 },
  pane_search_string: { doc: "What was last searched for in copy mode", get: (p) => p.searchString },
  pane_synchronized: {
    doc: "1 if the pane gets what is typed into others",
    get: (p) => p.options.flag("synchronize-panes"),
  },
  pane_top: { doc: "First row of the pane", get: (p) => p.y },
  pane_unseen_changes: { doc: "1 if something changed while the pane was in a mode", get: (p) => p.unseenChanges },
  pane_unzoomed_height: { doc: "Height of the pane when it is not zoomed", get: unzoomedRows },
  pane_unzoomed_width: { doc: "Width of the pane when it is not zoomed", get: unzoomedCols },
  pane_width: { doc: "Width of the pane", get: (p) => p.cols },
  pane_x: { doc: "First column of the pane", get: (p) => p.x },
  pane_y: { doc: "First row of the pane", get: (p) => p.y },
  pane_z: { doc: "How many panes lie over this one", get: paneZ },
  pane_zoomed_flag: { doc: "1 if the pane is zoomed", get: (p) => p.zoomed },
});
