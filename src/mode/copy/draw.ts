import { drawFormat } from "#format/draw.ts";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET, ATTR_NOATTR, DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { contentCols, lineNumberOf, lineNumberWidth, toViewX } from "./line-numbers.ts";
import { markIndex, matchRange } from "./search-marks.ts";
import { isSelected } from "./selection.ts";
import type { CopyState } from "./state.ts";

/** What copy mode is drawn with. */
export interface CopyLook {
  readonly position: Style;
  readonly match: Style;
  readonly currentMatch: Style;
  readonly mark: Style;
  readonly currentLine: Style;
  readonly lineNumber: Style;
  readonly currentLineNumber: Style;
  readonly selection: Style;
  /** Expanded `copy-mode-position-format`; "" for none. */
  readonly positionText: string;
}

/** Draws what the state shows into `screen`, which has the size of the view, and puts its cursor. */
export function drawCopy(state: CopyState, screen: Screen, look: CopyLook): void {
  const width = lineNumberWidth(state);
  const content = contentCols(state);
  screen.clear();
  for (let row = 0; row < state.rows; row++) {
    if (width !== 0) {
      const number = `${String(lineNumberOf(state, row)).padStart(width - 1)} `;
      screen.put(0, row, number.slice(0, width), row === state.cy ? look.currentLineNumber : look.lineNumber);
    }
    screen.blit(state.backing, 0, state.top + row - state.history, content, 1, width, row);
    drawMarks(state, screen, row, width, content, look);
  }
  if (state.rows > 1 && !state.hidePosition && look.positionText !== "") {
    drawFormat(screen, width, 0, content, look.positionText, look.position);
  }
  if (state.cx >= content) screen.put(toViewX(state, state.cx), state.cy, "$", DEFAULT_STYLE);
  drawSelection(state, screen, look.selection);
  screen.cursorX = toViewX(state, state.cx);
  screen.cursorY = state.cy;
}

function recolour(from: Style, to: Style, inverted: boolean): Style {
  return { ...from, attr: to.attr, fg: inverted ? to.bg : to.fg, bg: inverted ? to.fg : to.bg };
}

/** The line of the cursor, the marked line, and matches, each over the one before. */
function drawMarks(state: CopyState, screen: Screen, row: number, left: number, content: number, look: CopyLook): void {
  const y = state.top + row;
  const { currentLine } = look;
  const hasLineStyle = currentLine.fg !== COLOUR_DEFAULT || currentLine.bg !== COLOUR_DEFAULT || currentLine.attr !== 0;
  if (row === state.cy && hasLineStyle) {
    screen.restyle(left, row, content, 1, (style) => ({
      ...style,
      fg: currentLine.fg === COLOUR_DEFAULT ? style.fg : currentLine.fg,
      bg: currentLine.bg === COLOUR_DEFAULT ? style.bg : currentLine.bg,
      attr: style.attr | currentLine.attr,
    }));
  }
  const isMarkLine = state.markShown && y === state.mark.y;
  if (isMarkLine) {
    screen.restyle(left, row, content, 1, (style) => recolour(style, look.mark, false));
    if (state.mark.x < content) {
      screen.restyle(left + state.mark.x, row, 1, 1, (style) => recolour(style, look.mark, true));
    }
  }
  if (state.marks === undefined) return;
  const current = currentMatchRange(state);
  for (let x = 0; x < content; x++) {
    const index = markIndex(state, x, y);
    if (index === -1 || (state.marks[index] ?? 0) === 0) continue;
    const isCurrent = current !== undefined && index >= current.from && index <= current.to;
    const inverted = isMarkLine && x === state.mark.x;
    const to = isCurrent ? look.currentMatch : look.match;
    screen.restyle(left + x, row, 1, 1, (style) => recolour(style, to, inverted));
  }
}

/** The match the cursor is on; with emacs keys and a search downwards the one it stands behind. */
function currentMatchRange(state: CopyState): { readonly from: number; readonly to: number } | undefined {
  let cursor = markIndex(state, state.cx, state.line);
  if (cursor === -1) return undefined;
  if (cursor !== 0 && !state.settings.vi && state.searchDown) cursor--;
  return (state.marks?.[cursor] ?? 0) === 0 ? undefined : matchRange(state, cursor);
}

function drawSelection(state: CopyState, screen: Screen, look: Style): void {
  const { selection } = state;
  if (selection === undefined || selection.hidden) return;
  const change = (style: Style): Style => ({
    ...style,
    fg: look.fg === COLOUR_DEFAULT ? style.fg : look.fg,
    bg: look.bg === COLOUR_DEFAULT ? style.bg : look.bg,
    us: look.us,
    attr: look.attr | (look.attr & ATTR_NOATTR ? style.attr & ATTR_CHARSET : style.attr),
  });
  for (let y = 0; y < state.rows; y++) {
    let from = -1;
    for (let x = 0; x <= state.cols; x++) {
      const inside = x < state.cols && isSelected(selection, x, y);
      if (inside && from === -1) from = x;
      if (inside || from === -1) continue;
      screen.restyle(from, y, x - from, 1, change);
      from = -1;
    }
  }
}
