import {
  CELL_CLUSTER,
  CELL_EXTENDED,
  CELL_PADDING,
  CELL_WIDE,
  CELL_WORDS,
  COLOUR_MASK,
  CONTENT_MASK,
  EXTENDED_COLOUR_BITS,
  PADDING_CONTENT,
} from "./cell.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import { breakAround } from "./draw.ts";
import { utf8Length } from "./join.ts";
import { LINE_EXTENDED, LINE_HYPERLINK, nextStamp, type Line } from "./line.ts";
import { MODE_INSERT, MODE_WRAP } from "./modes.ts";
import type { Pen } from "./pen.ts";
import { isBroken, printCodepoint } from "./print.ts";
import type { Screen } from "./screen.ts";
import { renditionBefore } from "./sgr.ts";
import { propertyOf } from "./width.ts";
import { lineFeed } from "./write.ts";

/**
 * The fast ways for text: straight from its bytes into cells. What they do not take goes the plain way (`print.ts`),
 * one character at a time, and must look the same (test/terminal/print-text.test.ts).
 */

/** ASCII in a row after which a run of mixed text ends: longer ones have a faster way. */
const ASCII_RUN = 16;

/** From here on characters join what is before them by what that is (flags, skin tones); below, by what they are themselves. */
const FIRST_FLAG = 0x1f1e6;

/**
 * Prints text from `bytes[from]` on, at most to `bytes[to - 1]`; the first byte is no control character.
 *
 * @param selectorWide `variation-selector-always-wide`
 * @returns where it stopped: at a control character, or before a character that must go the plain way, because it is
 * malformed or cut off, or because the modes ask for it
 */
export function printText(
  screen: Screen,
  pen: Pen,
  bytes: Uint8Array,
  from: number,
  to: number,
  selectorWide: boolean,
): number {
  if ((screen.modes & (MODE_WRAP | MODE_INSERT)) !== MODE_WRAP || pen.lineDrawing) return from;
  const { grid } = screen;
  const { cols } = grid;
  let i = from;
  while (i < to) {
    const byte = bytes[i]!;
    if (byte >= 0x80) {
      const end = printMixedRun(screen, pen, bytes, i, to);
      if (end > i) i = end;
      else {
        const codepoint = decode(bytes, i, to);
        if (codepoint < 0) return i;
        printCodepoint(screen, pen, codepoint, selectorWide);
        i += utf8Length(codepoint);
      }
      continue;
    }
    if (byte < 0x20 || byte === 0x7f) {
      if (byte !== 0x1b || i === from || i + 2 >= to || bytes[i + 1] !== 0x5b) return i;
      const next = renditionBefore(pen, bytes, i + 2, to);
      if (next < 0) return i;
      i = next;
    }
    let x = screen.cursorX;
    if (x > cols - 1) {
      lineFeed(screen, true, COLOUR_DEFAULT);
      x = 0;
    }
    const line = grid.lines[grid.base + screen.cursorY]!;
    let limit = to - i < cols - x ? to : i + cols - x;
    if (x < printedTo(line)) {
      limit = asciiEnd(bytes, i, limit);
      breakAround(line, x, x + limit - i, cols, true);
    }
    const end = line.storeAscii(x, bytes, i, limit, pen, cols);
    screen.cursorX = x + end - i;
    i = end;
  }
  return i;
}

/** The last character of a text that ends before `bytes[end]`. */
export function lastCodepoint(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  const last = bytes[at]!;
  if (last < 0x80) return last;
  let value = 0;
  let shift = 0;
  for (; (bytes[at]! & 0xc0) === 0x80; at--, shift += 6) value |= (bytes[at]! & 0x3f) << shift;
  return value | ((bytes[at]! & (0x3f >> (shift / 6))) << shift);
}

function asciiEnd(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && bytes[i]! >= 0x20 && bytes[i]! < 0x7f) i++;
  return i;
}

/**
 * Prints characters of any width from one that is no ASCII on. What is seldom needed stands in functions of its own: the
 * loop is compiled while the first text of the kind is printed.
 *
 * @returns where it stopped: also before a character that may join another
 */
function printMixedRun(screen: Screen, pen: Pen, bytes: Uint8Array, from: number, to: number): number {
  const { grid } = screen;
  const { w1, w2, w3 } = pen;
  const asciiFlag = pen.extended ? CELL_EXTENDED : 0;
  let x = screen.cursorX;
  let line = grid.lines[grid.base + screen.cursorY]!;
  if (x > 0 && (wordBefore(line, x) & CELL_CLUSTER) !== 0) return from;
  let { cells } = line;
  let printed = printedTo(line);
  let limit = storedTo(line, grid.cols);
  let seen = 0;
  let ascii = 0;
  let i = from;
  while (i < to) {
    const first = bytes[i]!;
    let codepoint = first;
    let width = 1;
    if (first < 0x80) {
      if (first < 0x20 || first === 0x7f || ++ascii > ASCII_RUN) break;
    } else {
      codepoint = decode(bytes, i, to);
      if (codepoint < 0) break;
      width = propertyOf(codepoint);
      if (width > 2) {
        width = widthAlone(line, x, codepoint, width);
        if (width === 0) break;
      }
      ascii = 0;
    }
    if (x + width > limit || (x < printed && cuts(cells, x, x + width, printed))) {
      const at = makeRoom(screen, pen, x, width, seen, first < 0x80 ? asciiEnd(bytes, i, to) - i : 0);
      if (at < 0) break;
      if (at < x) seen = 0;
      x = at;
      line = grid.lines[grid.base + screen.cursorY]!;
      ({ cells } = line);
      printed = printedTo(line);
      limit = storedTo(line, grid.cols);
    }
    const o = x * CELL_WORDS;
    seen |= first;
    cells[o] = first < 0x80 ? first | asciiFlag | (cells[o]! & CELL_EXTENDED) : codepoint | WIDTH_FLAGS[width]!;
    cells[o + 1] = w1;
    cells[o + 2] = w2;
    cells[o + 3] = w3;
    if (width === 2) {
      cells[o + 4] =
        PADDING_CONTENT | (cells[o + 4]! & CELL_EXTENDED) | (w2 & EXTENDED_COLOUR_BITS ? CELL_EXTENDED : 0);
      cells[o + 5] = COLOUR_DEFAULT;
      cells[o + 6] = w2 & COLOUR_MASK;
      cells[o + 7] = 0;
    }
    x += width;
    i += utf8Length(codepoint);
  }
  if (i > from) {
    wrote(line, pen, x, seen);
    screen.cursorX = x;
  }
  return i;
}

/** Flags of a character that is no ASCII, by its width. */
const WIDTH_FLAGS = [0, CELL_EXTENDED, CELL_EXTENDED | CELL_WIDE];

/** Column before which a write may cut characters in two: at and after `used` nothing was printed. */
const printedTo = (line: Line): number => (line.flags & LINE_EXTENDED ? line.used : 0);

/** Whether writing columns `x` to `end - 1` may cut a character, among those before `printed`. */
const cuts = (cells: Int32Array, x: number, end: number, printed: number): boolean =>
  (cells[x * CELL_WORDS]! & CELL_PADDING) !== 0 || (end < printed && (cells[end * CELL_WORDS]! & CELL_PADDING) !== 0);

/** Column up to which a row can be written without more ado. */
const storedTo = (line: Line, cols: number): number => (line.size < cols ? line.size : cols);

/**
 * Makes column `x` of the cursor's row, or the next row's first, ready for a character: wraps, blanks what it cuts in two,
 * and gives it storage.
 *
 * @param seen what of the run stands before `x`, as `wrote` takes it; 0 for nothing
 * @param run length of a run of ASCII, which takes its storage as when it stands alone; 0 for another character
 * @returns the column, -1 when the screen is too narrow
 */
function makeRoom(screen: Screen, pen: Pen, x: number, width: number, seen: number, run: number): number {
  const { grid } = screen;
  const { cols } = grid;
  let at = x;
  if (x > cols - width) {
    if (width > cols) return -1;
    if (seen !== 0) wrote(grid.lines[grid.base + screen.cursorY]!, pen, x, seen);
    lineFeed(screen, true, COLOUR_DEFAULT);
    at = 0;
  }
  const line = grid.lines[grid.base + screen.cursorY]!;
  if (at < printedTo(line) && (run > 0 || isBroken(line, at, width))) breakAround(line, at, at + width, cols, run > 0);
  const needed = at + (run > width ? run : width);
  line.expand(needed < cols ? needed : cols, cols);
  return at;
}

/** @returns the width of a character that may join others, if here it surely stands for itself; else 0 */
function widthAlone(line: Line, x: number, codepoint: number, property: number): number {
  if (codepoint < FIRST_FLAG) return 0;
  const word = wordBefore(line, x);
  // A flag, a skin tone or what takes one joins only its like, or a joiner, which makes a cluster.
  return (word & CELL_CLUSTER) !== 0 || (word & CONTENT_MASK) >= FIRST_FLAG ? 0 : property & 3;
}

/** The character of UTF-8 that begins at `at`; -1 where it is malformed, or does not end before `to`. */
function decode(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!;
  if (first < 0xe0) {
    if (first < 0xc2 || at + 2 > to) return -1;
    const second = bytes[at + 1]! ^ 0x80;
    return second > 0x3f ? -1 : ((first & 0x1f) << 6) | second;
  }
  if (first > 0xef) return decodeFour(bytes, at, to);
  if (at + 3 > to) return -1;
  const second = bytes[at + 1]! ^ 0x80;
  const third = bytes[at + 2]! ^ 0x80;
  const value = ((first & 0x0f) << 12) | (second << 6) | third;
  return (second | third) > 0x3f || value < 0x800 || (value >= 0xd800 && value <= 0xdfff) ? -1 : value;
}

function decodeFour(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!;
  if (first > 0xf4 || at + 4 > to) return -1;
  const second = bytes[at + 1]! ^ 0x80;
  const third = bytes[at + 2]! ^ 0x80;
  const fourth = bytes[at + 3]! ^ 0x80;
  const value = ((first & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
  return (second | third | fourth) > 0x3f || value < 0x10000 || value > 0x10ffff ? -1 : value;
}

/** What a line remembers of a run that was written up to column `end`. @param seen its first bytes, or'ed */
function wrote(line: Line, pen: Pen, end: number, seen: number): void {
  if (end > line.used) line.used = end;
  if (seen >= 0x80 || pen.extended) line.flags |= LINE_EXTENDED;
  if (pen.link !== 0) line.flags |= LINE_HYPERLINK;
  if (pen.styled) line.styled = true;
  line.stamp = nextStamp();
}

/** First word of the character that ends before column `x`; 0 where none is stored. */
function wordBefore(line: Line, x: number): number {
  if (x === 0 || x > line.size) return 0;
  const word = line.cells[(x - 1) * CELL_WORDS]!;
  return word & CELL_PADDING && x > 1 ? line.cells[(x - 2) * CELL_WORDS]! : word;
}
