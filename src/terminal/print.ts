import {
  BLANK,
  CELL_CLUSTER,
  CELL_PADDING,
  CELL_TAB,
  CELL_WIDE,
  CELL_WORDS,
  COLOUR_MASK,
  CONTENT_MASK,
  contentWidth,
  packFg,
  packBg,
  packExtra,
  unpackAttr,
  unpackExtra,
} from "./cell.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import { breakAround } from "./draw.ts";
import { extraLink } from "./extras.ts";
import { JOIN_DROP, JOIN_NONE, JOIN_WIDE } from "./join.ts";
import { clusterOf, joinKindOf, joining } from "./join-cache.ts";
import { LINE_EXTENDED, nextStamp, type Line } from "./line.ts";
import { MODE_INSERT, MODE_WRAP } from "./modes.ts";
import type { Pen } from "./pen.ts";
import type { Screen } from "./screen.ts";
import { ATTR_CHARSET } from "./style.ts";
import { propertyOf } from "./width.ts";
import { insertAt, lineFeed } from "./write.ts";

/**
 * Putting characters on a screen at its cursor, one at a time: the plain way. Beside it stand the fast ways for runs of
 * text (`print-text.ts`), which do the same for what they take.
 *
 * Source: tmux/tmux screen-write.c (screen_write_cell, screen_write_collect_add, screen_write_combine)
 */

/** Prints any code point from U+0020 on. */
export function printCodepoint(screen: Screen, pen: Pen, codepoint: number, selectorWide: boolean): void {
  if (codepoint < 0x80) {
    printStyled(screen, pen, codepoint, 1);
    return;
  }
  const property = propertyOf(codepoint);
  if (join(screen, codepoint, property, selectorWide)) return;
  const width = property & 3;
  if (width === 0) return;
  const w0 = width === 2 ? codepoint | CELL_WIDE : codepoint;
  // tmux draws other characters without the line drawing attribute.
  printCell(screen, w0, width, pen.w1, pen.w2, pen.w3);
}

/** Whether a character at `x` cuts others. Padding that has lost its character already, tmux leaves beside a narrow one. */
export function isBroken(line: Line, x: number, width: number): boolean {
  if (line.isPadding(x)) return true;
  return line.isPadding(x + width) && (width !== 1 || contentWidth(line.word(x)) !== 1);
}

/** A single-byte character, as a line drawing one where the pen says so. */
function printStyled(screen: Screen, pen: Pen, byte: number, width: number): void {
  if (!pen.lineDrawing) {
    printCell(screen, byte, width, pen.w1, pen.w2, pen.w3);
    return;
  }
  const attr = pen.attr | ATTR_CHARSET;
  const extra = unpackExtra(pen.w3);
  printCell(screen, byte, width, packFg(pen.fg, attr), packBg(pen.bg, attr), packExtra(extra, attr));
}

/** The plain way: one character, of any width and mode. `w0` without CELL_EXTENDED. */
export function printCell(screen: Screen, w0: number, width: number, w1: number, w2: number, w3: number): void {
  const { grid } = screen;
  const { cols } = grid;
  const wrap = (screen.modes & MODE_WRAP) !== 0;
  if (width > cols) return;
  if (!wrap && width > 1 && screen.cursorX !== cols && screen.cursorX > cols - width) return;
  if (screen.modes & MODE_INSERT) insertAt(screen, screen.cursorX, width, COLOUR_DEFAULT);
  if (wrap && screen.cursorX > cols - width) {
    lineFeed(screen, true, COLOUR_DEFAULT);
    screen.cursorX = 0;
  }
  const x = screen.cursorX;
  if (x > cols - width) return;
  const line = grid.lines[grid.base + screen.cursorY]!;
  const broken = (line.flags & LINE_EXTENDED) !== 0 && isBroken(line, x, width);
  if (broken) breakAround(line, x, x + width, cols);
  for (let at = x + 1; at < x + width; at++) line.setPadding(at, w2 & COLOUR_MASK, cols);
  // A blank in default colours past the line's end leaves no trace.
  const traceless =
    width === 1 &&
    !broken &&
    (screen.modes & MODE_INSERT) === 0 &&
    x >= line.size &&
    w0 === BLANK &&
    w1 === COLOUR_DEFAULT &&
    w2 === COLOUR_DEFAULT &&
    w3 === 0;
  if (!traceless) line.set(x, w0, w1, w2, w3, cols);
  line.stamp = nextStamp();
  const end = wrap ? cols : cols - 1;
  screen.cursorX = x <= end - width ? x + width : end;
}

/** Joins a code point to the character before the cursor. @returns true when it is dealt with, on the screen or left out */
function join(screen: Screen, codepoint: number, property: number, selectorWide: boolean): boolean {
  const { cursorX: x, cols } = screen;
  const line = screen.line(screen.cursorY);
  let at = x - 1;
  if (x > 1 && line.isPadding(at)) at--;
  const word = x === 0 ? 0 : line.word(at);
  const fits = x > 0 && (word & (CELL_PADDING | CELL_TAB)) === 0 && (word & CELL_WIDE ? 2 : 1) === x - at;
  const answer = joining(fits ? word : undefined, codepoint, property, selectorWide, screen.number);
  const kind = joinKindOf(answer);
  if (kind === JOIN_NONE) return false;
  if (kind === JOIN_DROP) return true;

  const widens = kind === JOIN_WIDE && (word & CELL_WIDE) === 0;
  const inside = at < line.size;
  const o = at * CELL_WORDS;
  const w1 = inside ? line.cells[o + 1]! : COLOUR_DEFAULT;
  const w2 = inside ? line.cells[o + 2]! : COLOUR_DEFAULT;
  const w3 = inside ? line.cells[o + 3]! : 0;
  const wide = widens || word & CELL_WIDE ? CELL_WIDE : 0;
  line.set(at, clusterOf(answer) | CELL_CLUSTER | wide, w1, w2, w3, cols);
  if (widens) {
    // At the edge the right half lies past it, as tmux keeps it too.
    line.setPadding(x, w2 & COLOUR_MASK, cols);
    screen.cursorX = Math.min(x + 1, cols);
  }
  line.stamp = nextStamp();
  return true;
}

/** Longest tab that is kept as one. */
const TAB_MAX = 32;

/** HT: to the next stop. Over blanks of one style it leaves a tab in the cells, so that it can be copied as one. */
export function printTab(screen: Screen): void {
  const { cols, tabs } = screen;
  const from = screen.cursorX;
  if (from >= cols - 1) return;
  const line = screen.line(screen.cursorY);
  let blank = true;
  let x = from;
  do {
    if (blank && !isBlankLike(line.cells, x, from, line.size)) blank = false;
    x++;
  } while (tabs[x] !== 1 && x < cols - 1);
  const width = x - from;
  if (!blank || width > TAB_MAX) {
    screen.cursorX = x;
    return;
  }
  const o = from * CELL_WORDS;
  const inside = from < line.size;
  const w1 = inside ? line.cells[o + 1]! : COLOUR_DEFAULT;
  const w2 = inside ? line.cells[o + 2]! : COLOUR_DEFAULT;
  const w3 = inside ? line.cells[o + 3]! : 0;
  printCell(screen, width | CELL_TAB, width, w1, w2, w3);
}

/** A printed or erased blank that looks as the cell at `as`. */
function isBlankLike(cells: Int32Array, x: number, as: number, size: number): boolean {
  if (x >= size) return as >= size || styleIsDefault(cells, as);
  const o = x * CELL_WORDS;
  if ((cells[o]! & (CONTENT_MASK | CELL_CLUSTER | CELL_WIDE | CELL_PADDING | CELL_TAB)) !== BLANK) return false;
  if (as >= size) return styleIsDefault(cells, x);
  const p = as * CELL_WORDS;
  return cells[o + 1] === cells[p + 1] && cells[o + 2] === cells[p + 2] && looksEqual(cells[o + 3]!, cells[p + 3]!);
}

/** Whether third style words are the same but for the colour of underlines. Source: tmux/tmux grid.c, grid_cells_look_equal */
function looksEqual(a: number, b: number): boolean {
  return (
    a === b || (unpackAttr(0, 0, a) === unpackAttr(0, 0, b) && extraLink(unpackExtra(a)) === extraLink(unpackExtra(b)))
  );
}

function styleIsDefault(cells: Int32Array, x: number): boolean {
  const o = x * CELL_WORDS;
  return cells[o + 1] === COLOUR_DEFAULT && cells[o + 2] === COLOUR_DEFAULT && looksEqual(cells[o + 3]!, 0);
}
