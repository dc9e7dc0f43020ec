import { COLOUR_NONE, colourToString } from "#terminal/colour.ts";
import {
  ALL_MOUSE_MODES,
  CURSOR_BAR,
  CURSOR_BLOCK,
  CURSOR_UNDERLINE,
  EXTENDED_KEY_MODES,
  MODE_BRACKETPASTE,
  MODE_CURSOR,
  MODE_CURSOR_BLINKING,
  MODE_CURSOR_BLINKING_SET,
  MODE_CURSOR_VERY_VISIBLE,
  MODE_FOCUSON,
  MODE_INSERT,
  MODE_KCURSOR,
  MODE_KEYS_EXTENDED,
  MODE_KEYS_EXTENDED_2,
  MODE_KKEYPAD,
  MODE_MOUSE_ALL,
  MODE_MOUSE_BUTTON,
  MODE_MOUSE_SGR,
  MODE_MOUSE_STANDARD,
  MODE_MOUSE_UTF8,
  MODE_ORIGIN,
  MODE_SYNC,
  MODE_THEME_UPDATES,
  MODE_WRAP,
  type Screen,
} from "#terminal/screen.ts";
import { defineFormats } from "../define.ts";

/** Private modes by the number that programs set them with. */
const PRIVATE_MODES: readonly (readonly [mode: number, number: number])[] = [
  [MODE_KCURSOR, 1],
  [MODE_ORIGIN, 6],
  [MODE_WRAP, 7],
  [MODE_CURSOR_BLINKING, 12],
  [MODE_CURSOR, 25],
  [MODE_MOUSE_STANDARD, 1000],
  [MODE_MOUSE_BUTTON, 1002],
  [MODE_MOUSE_ALL, 1003],
  [MODE_FOCUSON, 1004],
  [MODE_MOUSE_UTF8, 1005],
  [MODE_MOUSE_SGR, 1006],
  [MODE_BRACKETPASTE, 2004],
  [MODE_SYNC, 2026],
  [MODE_THEME_UPDATES, 2031],
];

function privateModes({ modes }: Screen): string {
  // A cursor that blinks only because `cursor-style` says so is no mode of the program's.
  const own = (modes & MODE_CURSOR_BLINKING_SET) === 0 ? modes & ~MODE_CURSOR_BLINKING : modes;
  return PRIVATE_MODES.filter(([mode]) => (own & mode) !== 0)
    .map(([, number]) => number)
    .join(",");
}

const SHAPES: Readonly<Record<number, string>> = {
  [CURSOR_BLOCK]: "block",
  [CURSOR_UNDERLINE]: "underline",
  [CURSOR_BAR]: "bar",
};

const KEY_MODES: Readonly<Record<number, string>> = { [MODE_KEYS_EXTENDED]: "Ext 1", [MODE_KEYS_EXTENDED_2]: "Ext 2" };

const PROGRESS_STATES = ["hidden", "normal", "error", "indeterminate", "paused"];

/** What a saved position that is not set prints as: it is an unsigned -1 in tmux. */
const unsigned = (value: number): number => value >>> 0;

/** Cells that the lines of the screen and its history hold. */
function cellsOf({ grid }: Screen): number {
  let { cells } = grid.packed;
  for (const line of grid.lines) cells += line.size;
  return cells;
}

/** Bytes a cell and a line take in tmux; what people compare the figure with. Source: tmux/tmux tmux.h, grid_cell_entry, grid_line */
const CELL_BYTES = 5;
const LINE_BYTES = 40;

const linesOf = (screen: Screen): number => screen.historySize + screen.rows;

/** The pane's terminal, behind any mode. */
export const terminalFormats = defineFormats("terminal", ({ pane }) => pane?.terminal.screen, {
  alternate_on: { doc: "1 if the alternate screen is shown", get: (s) => s.isAlternate },
  alternate_saved_x: {
    doc: "Cursor column kept while the alternate screen is shown",
    get: (s) => unsigned(s.savedCursorX),
  },
  alternate_saved_y: {
    doc: "Cursor row kept while the alternate screen is shown",
    get: (s) => unsigned(s.savedCursorY),
  },
  cursor_character: {
    doc: "Character under the cursor",
    get: (s) => s.cellText(s.cursorX, s.cursorY) || undefined,
  },
  cursor_flag: { doc: "1 if the cursor is shown", get: (s) => (s.modes & MODE_CURSOR) !== 0 },
  cursor_x: { doc: "Column of the cursor", get: (s) => s.cursorX },
  cursor_y: { doc: "Row of the cursor", get: (s) => s.cursorY },
  history_all_bytes: {
    doc: "Lines, cells and extended cells of the history, each with its bytes",
    get: (s) => {
      const cells = cellsOf(s);
      return `${linesOf(s)},${linesOf(s) * LINE_BYTES},${cells},${cells * CELL_BYTES},0,0`;
    },
  },
  history_bytes: { doc: "Bytes in the history", get: (s) => linesOf(s) * LINE_BYTES + cellsOf(s) * CELL_BYTES },
  history_limit: { doc: "Most lines of history", get: (s) => s.historyLimit },
  history_size: { doc: "Lines in the history", get: (s) => s.historySize },
  insert_flag: { doc: "1 in insert mode", get: (s) => (s.modes & MODE_INSERT) !== 0 },
  keypad_cursor_flag: { doc: "1 if cursor keys are in application mode", get: (s) => (s.modes & MODE_KCURSOR) !== 0 },
  keypad_flag: { doc: "1 if the keypad is in application mode", get: (s) => (s.modes & MODE_KKEYPAD) !== 0 },
  mouse_all_flag: { doc: "1 if the program wants all mouse motion", get: (s) => (s.modes & MODE_MOUSE_ALL) !== 0 },
  mouse_any_flag: { doc: "1 if the program wants the mouse", get: (s) => (s.modes & ALL_MOUSE_MODES) !== 0 },
  mouse_button_flag: { doc: "1 if the program wants mouse drags", get: (s) => (s.modes & MODE_MOUSE_BUTTON) !== 0 },
  mouse_sgr_flag: { doc: "1 if the program wants SGR mouse reports", get: (s) => (s.modes & MODE_MOUSE_SGR) !== 0 },
  mouse_standard_flag: {
    doc: "1 if the program wants mouse clicks",
    get: (s) => (s.modes & MODE_MOUSE_STANDARD) !== 0,
  },
  mouse_utf8_flag: { doc: "1 if the program wants UTF-8 mouse reports", get: (s) => (s.modes & MODE_MOUSE_UTF8) !== 0 },
  origin_flag: { doc: "1 in origin mode", get: (s) => (s.modes & MODE_ORIGIN) !== 0 },
  pane_path: { doc: "Path that the program has set (OSC 7)", get: (s) => s.path },
  pane_pb_progress: { doc: "Progress that the program has set, in percent", get: (s) => s.progress.percent },
  pane_pb_state: {
    doc: "State of the progress bar: hidden, normal, error, indeterminate or paused",
    get: (s) => PROGRESS_STATES[s.progress.state],
  },
  pane_private_modes: { doc: "Numbers of the private modes that are on", get: privateModes },
  pane_tabs: {
    doc: "Columns of the tab stops",
    get: (s) =>
      Array.from(s.tabs.keys())
        .filter((column) => s.tabs[column] === 1)
        .join(",") || undefined,
  },
  pane_title: { doc: "Title that the program has set", get: (s) => s.title },
  scroll_region_lower: { doc: "Last row of the scroll region", get: (s) => s.scrollLower },
  scroll_region_upper: { doc: "First row of the scroll region", get: (s) => s.scrollUpper },
  synchronized_output_flag: { doc: "1 during a synchronized update", get: (s) => (s.modes & MODE_SYNC) !== 0 },
  wrap_flag: { doc: "1 if lines wrap", get: (s) => (s.modes & MODE_WRAP) !== 0 },
});

/** What the pane shows: the mode on top of it, else its terminal. */
export const shownFormats = defineFormats("terminal", ({ pane }) => pane?.screen, {
  bracket_paste_flag: {
    doc: "1 if the program wants pastes in brackets",
    get: (s) => (s.modes & MODE_BRACKETPASTE) !== 0,
  },
  cursor_blinking: { doc: "1 if the cursor blinks", get: (s) => (s.modes & MODE_CURSOR_BLINKING) !== 0 },
  cursor_colour: {
    doc: "Colour of the cursor",
    get: (s) => colourToString(s.cursorColour === COLOUR_NONE ? s.defaultCursorColour : s.cursorColour),
  },
  cursor_shape: {
    doc: "Shape of the cursor: block, underline, bar or default",
    get: (s) => SHAPES[s.cursorStyle] ?? "default",
  },
  cursor_very_visible: {
    doc: "1 if the cursor is very visible",
    get: (s) => (s.modes & MODE_CURSOR_VERY_VISIBLE) !== 0,
  },
  pane_key_mode: {
    doc: "Extended keys: VT10x, Ext 1 or Ext 2",
    get: (s) => KEY_MODES[s.modes & EXTENDED_KEY_MODES] ?? "VT10x",
  },
});
