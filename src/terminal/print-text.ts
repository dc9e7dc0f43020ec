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
import { LINE_EXTENDED, LINE_HYPERLINK, nextStamp, type Line } from "./line.ts";
import { MODE_INSERT, MODE_WRAP } from "./modes.ts";
import type { Pen } from "./pen.ts";
import { isBroken } from "./print.ts";
import type { Screen } from "./screen.ts";
import { PROPERTY_JOINS, propertyOf } from "./width.ts";
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
 * @returns where it stopped: at a control character, or before a character that must go the plain way, because it may
 * join another, because it is malformed or cut off, or because the modes ask for it
 */
export function printText(screen: Screen, pen: Pen, bytes: Uint8Array, from: number, to: number): number {
  if ((screen.modes & (MODE_WRAP | MODE_INSERT)) !== MODE_WRAP || pen.lineDrawing) return from;
  const { grid } = screen;
  const { cols } = grid;
  let i = from;
  while (i < to) {
    const byte = bytes[i]!;
    if (byte >= 0x80) {
      const end = printMixedRun(screen, pen, bytes, i, to);
      if (end === i) return i;
      i = end;
      continue;
    }
    if (byte < 0x20 || byte === 0x7f) return i;
    let x = screen.cursorX;
    if (x > cols - 1) {
      lineFeed(screen, true, COLOUR_DEFAULT);
      x = 0;
    }
    const line = grid.lines[grid.base + screen.cursorY]!;
    let limit = to - i < cols - x ? to : i + cols - x;
    if (x < printedTo(line)) {
      limit = asciiEnd(bytes, i, limit);
      breakAround(line, x, x + limit - i, cols);
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

/** Prints characters of any width from one that is no ASCII on. @returns where it stopped */
function printMixedRun(screen: Screen, pen: Pen, bytes: Uint8Array, from: number, to: number): number {
  const { grid } = screen;
  const { cols } = grid;
  const { w1, w2, w3 } = pen;
  const narrowFlag = pen.extended ? CELL_EXTENDED : 0;
  const paddingFlag = w2 & EXTENDED_COLOUR_BITS ? CELL_EXTENDED : 0;
  let x = screen.cursorX;
  let line = grid.lines[grid.base + screen.cursorY]!;
  if (x > 0 && followsCluster(line, x)) return from;
  let { cells, size } = line;
  let printed = printedTo(line);
  let other = false;
  let ascii = 0;
  let i = from;
  while (i < to) {
    const first = bytes[i]!;
    let next = i + 1;
    let codepoint = first;
    let width = 1;
    if (first < 0x80) {
      if (first < 0x20 || first === 0x7f || ++ascii > ASCII_RUN) break;
    } else {
      next = i + (first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);
      codepoint = next > to ? -1 : decode(bytes, i, first);
      if (codepoint < 0) break;
      width = propertyOf(codepoint);
      if (width & PROPERTY_JOINS) {
        width &= 3;
        if (width === 0 || codepoint < FIRST_FLAG || mayJoin(line, x)) break;
      }
      ascii = 0;
    }
    if (x > cols - width) {
      if (width > cols) break;
      if (i > from) wrote(line, pen, x, other);
      lineFeed(screen, true, COLOUR_DEFAULT);
      other = false;
      x = 0;
      line = grid.lines[grid.base + screen.cursorY]!;
      ({ cells, size } = line);
      printed = printedTo(line);
    }
    if (x < printed && (first < 0x80 || isBroken(line, x, width))) breakAround(line, x, x + width, cols);
    if (x + width > size) {
      // ASCII takes its storage as a run, as when it stands alone.
      const run = first < 0x80 ? asciiEnd(bytes, i, to) - i : width;
      line.expand(run < cols - x ? x + run : cols, cols);
      ({ cells, size } = line);
    }
    const o = x * CELL_WORDS;
    if (first < 0x80) cells[o] = codepoint | narrowFlag | (cells[o]! & CELL_EXTENDED);
    else {
      cells[o] = codepoint | (width === 2 ? CELL_EXTENDED | CELL_WIDE : CELL_EXTENDED);
      other = true;
    }
    cells[o + 1] = w1;
    cells[o + 2] = w2;
    cells[o + 3] = w3;
    if (width === 2) {
      cells[o + 4] = PADDING_CONTENT | (cells[o + 4]! & CELL_EXTENDED) | paddingFlag;
      cells[o + 5] = COLOUR_DEFAULT;
      cells[o + 6] = w2 & COLOUR_MASK;
      cells[o + 7] = 0;
    }
    x += width;
    i = next;
  }
  if (i > from) {
    wrote(line, pen, x, other);
    screen.cursorX = x;
  }
  return i;
}

/** Column before which a write may cut characters in two: at and after `used` nothing was printed. */
const printedTo = (line: Line): number => (line.flags & LINE_EXTENDED ? line.used : 0);

/** A well-formed sequence of UTF-8 that begins with `first` at `at` and has all its bytes; -1 for any other. */
function decode(bytes: Uint8Array, at: number, first: number): number {
  const second = bytes[at + 1]! ^ 0x80;
  if (first < 0xe0) return first < 0xc2 || second > 0x3f ? -1 : ((first & 0x1f) << 6) | second;
  const third = bytes[at + 2]! ^ 0x80;
  if (first < 0xf0) {
    const value = ((first & 0x0f) << 12) | (second << 6) | third;
    return (second | third) > 0x3f || value < 0x800 || (value >= 0xd800 && value <= 0xdfff) ? -1 : value;
  }
  const fourth = bytes[at + 3]! ^ 0x80;
  const value = ((first & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
  return first > 0xf4 || (second | third | fourth) > 0x3f || value < 0x10000 || value > 0x10ffff ? -1 : value;
}

/** What a line remembers of a run that was written up to column `end`; `other`: not all of it was ASCII. */
function wrote(line: Line, pen: Pen, end: number, other: boolean): void {
  if (end > line.used) line.used = end;
  if (other || pen.extended) line.flags |= LINE_EXTENDED;
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

/** Whether the character before column `x` is a cluster: it may end in a joiner. */
const followsCluster = (line: Line, x: number): boolean => (wordBefore(line, x) & CELL_CLUSTER) !== 0;

/** Whether a flag, a skin tone or what takes one may join the character before column `x`. */
function mayJoin(line: Line, x: number): boolean {
  const word = wordBefore(line, x);
  return (word & CELL_CLUSTER) !== 0 || (word & CONTENT_MASK) >= FIRST_FLAG;
}
