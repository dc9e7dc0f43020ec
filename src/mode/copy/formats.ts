import type { Screen } from "#terminal/screen.ts";
import type { Grid } from "./grid.ts";
import { lineNumberMode, numbersAreAbsolute } from "./line-numbers.ts";
import { matchAtCursor } from "./search-marks.ts";
import type { CopyState } from "./state.ts";

const flag = (on: boolean): string => (on ? "1" : "0");

/** Format variables of copy mode. Costly ones are worked out when they are read. */
export function copyFormats(
  state: CopyState,
  screen: Screen,
  refreshing: boolean,
  wordSeparators: () => string,
): Record<string, string | undefined> {
  const absolute = numbersAreAbsolute(state);
  const { selection } = state;
  const same = state.start.x === state.end.x && state.start.y === state.end.y;
  return {
    top_line_time: String(Math.floor(state.grid.time(state.top) / 1000)),
    scroll_position: String(state.oy),
    copy_position: String(absolute ? state.top + 1 : state.oy),
    copy_position_limit: String(absolute ? state.history + state.grid.rows : state.history),
    copy_line_numbers: flag(lineNumberMode(state) !== "off"),
    refresh_active: flag(refreshing),
    rectangle_toggle: flag(state.rectangle),
    copy_cursor_x: String(state.cx),
    copy_cursor_y: String(state.cy),
    selection_start_x: selection && String(state.start.x),
    selection_start_y: selection && String(state.start.y),
    selection_end_x: selection && String(state.end.x),
    selection_end_y: selection && String(state.end.y),
    selection_active: flag(selection !== undefined && state.follows !== "none"),
    selection_present: flag(selection !== undefined && !same),
    selection_mode: state.selectBy,
    search_present: flag(state.marks !== undefined),
    search_timed_out: flag(state.searchTimedOut),
    search_count: state.searchCount === -1 ? undefined : String(state.searchCount),
    search_count_partial: state.searchCount === -1 ? undefined : flag(state.searchPartial),
    get search_match() {
      return matchAtCursor(state);
    },
    get copy_cursor_word() {
      return wordAt(state.grid, state.cx, state.line, wordSeparators());
    },
    get copy_cursor_line() {
      return state.grid.lineText(state.line);
    },
    get copy_cursor_hyperlink() {
      return linkAt(screen, screen.cursorX, screen.cursorY);
    },
  };
}

function linkAt(screen: Screen, x: number, y: number): string | undefined {
  while (x > 0 && screen.cellText(x, y) === "") x--;
  if (x >= screen.cols) return undefined;
  const { link } = screen.cellStyle(x, y);
  return link === 0 ? undefined : screen.hyperlink(link)?.uri;
}

/** The word at a cell, over wrapped lines. Source: tmux/tmux format.c, format_grid_word */
export function wordAt(grid: Grid, x: number, y: number, separators: string): string {
  const isSeparator = (): boolean => {
    const text = grid.text(x, y);
    return text === " " || text === "\t" || (text !== "" && separators.includes(text));
  };
  let found = false;
  for (;;) {
    if (!grid.isPadding(x, y) && isSeparator()) {
      found = true;
      break;
    }
    if (x === 0) {
      if (y === 0 || !grid.wrapped(y - 1)) break;
      y--;
      x = grid.length(y);
      if (x === 0) break;
    }
    x--;
  }
  let word = "";
  for (;;) {
    if (found) {
      const end = grid.length(y);
      if (end === 0 || x === end - 1) {
        if (y === grid.last || !grid.wrapped(y)) break;
        y++;
        x = 0;
      } else x++;
    }
    found = true;
    if (grid.isPadding(x, y)) continue;
    if (isSeparator()) break;
    word += grid.text(x, y);
  }
  return word;
}
