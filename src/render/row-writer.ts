import {
  BLANK,
  BLANK_COLOUR,
  CELL_CLUSTER,
  CELL_PADDING,
  CELL_WIDE,
  CELL_WORDS,
  COLOUR_MASK,
  CONTENT_MASK,
  contentText,
  unpackAttr,
} from "#terminal/cell.ts";
import { JOIN_NONE, joinKind } from "#terminal/join.ts";
import { ATTR_CHARSET } from "#terminal/style.ts";
import { PROPERTY_JOINS, propertyOf, widthOf } from "#terminal/width.ts";
import { LETTER_OF } from "./acs.ts";
import type { CursorWriter } from "./cursor-writer.ts";
import type { OutputTerminal } from "./output-terminal.ts";
import type { Output } from "./output.ts";
import { TAB_BLANK } from "./rows.ts";
import type { StyleWriter } from "./style-writer.ts";

/** Unchanged cells that may be cheaper to write again than to move over, with changes of style. */
const GAP_MAX = 16;
/** Blanks from which on erasing beats writing them. */
const ERASE_CELLS_MIN = 12;
const ERASE_LINE_MIN = 10;

/** What a frame is written with. */
export interface FrameWriters {
  readonly out: Output;
  readonly terminal: OutputTerminal;
  readonly style: StyleWriter;
  readonly cursor: CursorWriter;
  readonly cols: number;
  readonly rows: number;
}

/** Writes what makes row `y`, which shows `before`, show `after`. Both are of loadRow. */
export function writeRow(w: FrameWriters, y: number, before: Int32Array, after: Int32Array): void {
  const { cols } = w;
  let first = 0;
  while (first < cols && same(before, after, first)) first++;
  if (first === cols) return;
  let last = cols - 1;
  while (same(before, after, last)) last--;

  if (hasJoiningCells(after, first, Math.min(last + 1, cols - 1))) {
    writeBackwards(w, y, after, first, last);
    return;
  }
  const tail = erasableFrom(w.terminal, after, cols);
  // Blanks at the end are erased as a whole, as tmux does it from this many on: a tmux outside then has no cells there.
  const erase = last >= tail && cols - tail >= ERASE_LINE_MIN;
  const end = erase ? tail : last + 1;
  let x = first;
  while (x < end) {
    if (same(before, after, x)) {
      x++;
      continue;
    }
    x = writeRun(w, y, before, after, x, end);
  }
  if (erase) eraseToEnd(w, y, after, tail);
}

/** Lowest code point that may join the character before it without being of width 0. */
const JOINING_MIN = 0x1100;

const FIRST_ISOLATE = 0x2066;
const LAST_ISOLATE = 0x2069;

/** Whether a character of the columns `first` to `last` would join the one before it if it were written after it. */
function hasJoiningCells(row: Int32Array, first: number, last: number): boolean {
  for (let x = Math.max(1, first); x <= last; x++) {
    const w0 = row[x * CELL_WORDS]!;
    if (w0 & CELL_PADDING || (w0 & (CELL_CLUSTER | CONTENT_MASK)) < JOINING_MIN) continue;
    const codepoint = contentText(w0).codePointAt(0)!;
    const property = propertyOf(codepoint);
    // Isolates around a border may as well end up in the cell before it: they are not seen.
    if ((property & PROPERTY_JOINS) === 0 || (codepoint >= FIRST_ISOLATE && codepoint <= LAST_ISOLATE)) continue;
    const before = contentText(row[cellStart(row, x - 1) * CELL_WORDS]!);
    if (joinKind(before, codepoint, property, true) !== JOIN_NONE) return true;
  }
  return false;
}

function cellStart(row: Int32Array, x: number): number {
  return x > 0 && row[x * CELL_WORDS]! & CELL_PADDING ? x - 1 : x;
}

/** Blanks a span and writes its characters from right to left, so that none has anything before it that it could join. */
function writeBackwards(w: FrameWriters, y: number, row: Int32Array, first: number, last: number): void {
  const start = cellStart(row, Math.max(0, first - 1));
  let end = last + 1;
  while (end < w.cols && row[end * CELL_WORDS]! >= JOINING_MIN) end++;
  w.cursor.to(start, y);
  w.style.set(BLANK_COLOUR, BLANK_COLOUR, 0);
  const corner = !w.terminal.fillsCorner && y === w.rows - 1 && end === w.cols;
  for (let x = start; x < end - (corner ? 1 : 0); x++) w.out.byte(BLANK);
  w.cursor.forget();
  for (let x = cellStart(row, end - 1); x >= start; x = x === 0 ? -1 : cellStart(row, x - 1)) {
    w.cursor.to(x, y);
    writeCell(w, y, row, x);
  }
}

function same(a: Int32Array, b: Int32Array, x: number): boolean {
  const o = x * CELL_WORDS;
  return a[o] === b[o] && a[o + 1] === b[o + 1] && a[o + 2] === b[o + 2] && a[o + 3] === b[o + 3];
}

/** A blank that erasing leaves behind: no attributes, and a background only where erasing keeps it. */
function isErasable(terminal: OutputTerminal, row: Int32Array, o: number): boolean {
  if (row[o] !== BLANK || row[o + 1] !== BLANK_COLOUR || row[o + 3] !== 0) return false;
  const w2 = row[o + 2]!;
  return w2 === BLANK_COLOUR || (terminal.bce && (w2 & ~COLOUR_MASK) === 0);
}

/** First column of the erasable blanks of one background that the row ends with; `cols` when it ends with none. */
function erasableFrom(terminal: OutputTerminal, row: Int32Array, cols: number): number {
  if (!terminal.has("el")) return cols;
  const background = row[(cols - 1) * CELL_WORDS + 2];
  let x = cols;
  while (x > 0) {
    const o = (x - 1) * CELL_WORDS;
    if (row[o + 2] !== background || !isErasable(terminal, row, o)) break;
    x--;
  }
  return x;
}

function eraseToEnd(w: FrameWriters, y: number, row: Int32Array, x: number): void {
  w.cursor.to(x, y);
  w.style.set(BLANK_COLOUR, row[x * CELL_WORDS + 2]!, 0);
  w.out.latin1(w.terminal.string("el")!);
}

/** Writes cells from `x` on until enough of them are as they should be. @returns where it stopped */
function writeRun(
  w: FrameWriters,
  y: number,
  before: Int32Array,
  after: Int32Array,
  start: number,
  end: number,
): number {
  let x = start;
  bridge(w, y, after, x);
  while (x < end) {
    const o = x * CELL_WORDS;
    if (same(before, after, x)) return x;
    const blanks = erasableRun(w, after, x, end);
    if (blanks >= ERASE_CELLS_MIN && w.terminal.has("ech")) {
      w.style.set(BLANK_COLOUR, after[o + 2]!, 0);
      w.terminal.sequence("ech")!.write(w.out, blanks);
      x += blanks;
      if (x < end) w.cursor.to(x, y);
      continue;
    }
    x = writeCell(w, y, after, x);
    if (w.cursor.x === -1 && x < end) w.cursor.to(x, y);
  }
  return x;
}

/**
 * Brings the cursor to column `x`, where a cell is drawn next; over cells that are right already by drawing them again
 * where that takes fewer bytes, the changes of style counted.
 */
function bridge(w: FrameWriters, y: number, row: Int32Array, x: number): void {
  const { cursor, out, style } = w;
  const gap = x - cursor.x;
  if (cursor.y === y && cursor.x >= 0 && gap > 0 && gap <= GAP_MAX) {
    const start = out.length;
    const limit = start + (gap === 1 ? 3 : gap < 10 ? 4 : 5) + lengthOfStyle(w, row, x);
    style.keep();
    for (let at = cursor.x; at < x && out.length < limit && redraw(w, row, at); at++) cursor.advance(1);
    if (cursor.x === x) setStyle(w, row, x);
    if (cursor.x === x && out.length < limit) return;
    out.length = start;
    style.back();
    cursor.x = x - gap;
  }
  cursor.to(x, y);
}

function setStyle({ style }: FrameWriters, row: Int32Array, x: number): void {
  const o = x * CELL_WORDS;
  style.set(row[o + 1]!, row[o + 2]!, row[o + 3]!);
}

/** Bytes that it takes to draw in the style of a cell. */
function lengthOfStyle(w: FrameWriters, row: Int32Array, x: number): number {
  const start = w.out.length;
  w.style.keep();
  setStyle(w, row, x);
  const length = w.out.length - start;
  w.out.length = start;
  w.style.back();
  return length;
}

/** First and last of the boxes and blocks that full-screen programs are made of. */
const BOXES_FIRST = 0x2500;
const BOXES_LAST = 0x259f;

/** Draws a cell that is there already. @returns whether it is one that stands for itself, whatever is around it */
function redraw(w: FrameWriters, row: Int32Array, x: number): boolean {
  const o = x * CELL_WORDS;
  const w0 = row[o]!;
  const isBox = w.terminal.utf8 && w0 >= BOXES_FIRST && w0 <= BOXES_LAST;
  if (!isBox && (w0 < 0x20 || w0 > 0x7e)) return false;
  if (unpackAttr(row[o + 1]!, row[o + 2]!, row[o + 3]!) & ATTR_CHARSET) return false;
  setStyle(w, row, x);
  if (isBox) w.out.codepoint(w0);
  else w.out.byte(w0);
  return true;
}

function erasableRun(w: FrameWriters, row: Int32Array, x: number, end: number): number {
  const background = row[x * CELL_WORDS + 2];
  let at = x;
  while (at < end) {
    const o = at * CELL_WORDS;
    if (row[o + 2] !== background || !isErasable(w.terminal, row, o)) break;
    at++;
  }
  return at - x;
}

/** Writes the character at column `x`, where the cursor is. @returns the column after it */
function writeCell(w: FrameWriters, y: number, row: Int32Array, x: number): number {
  const { out, cursor, style, terminal } = w;
  const o = x * CELL_WORDS;
  const w0 = row[o]!;
  const width = w0 & CELL_WIDE ? 2 : 1;
  if (!terminal.fillsCorner && y === w.rows - 1 && x + width >= w.cols) {
    cursor.forget();
    return x + width;
  }
  style.set(row[o + 1]!, row[o + 2]!, row[o + 3]!);
  if (w0 === TAB_BLANK) {
    out.byte(BLANK);
    cursor.advance(1);
    return x + 1;
  }
  if (w0 >= 0x20 && w0 < 0x7f) {
    if (unpackAttr(row[o + 1]!, row[o + 2]!, row[o + 3]!) & ATTR_CHARSET) out.utf8(terminal.lineDrawing(w0));
    else out.byte(w0);
    cursor.advance(1);
    return x + 1;
  }
  if (width === 2 && w0 & CELL_CLUSTER && terminal.utf8) clearForWidened(w, y, x, w0);
  if (!terminal.utf8) writeWithoutUtf8(w, row, o, width);
  else if (w0 & CELL_CLUSTER) out.utf8(contentText(w0));
  else out.codepoint(w0 & CONTENT_MASK);
  cursor.advance(width);
  // How far a cluster moves the cursor is a matter of opinion among terminals.
  if (w0 & CELL_CLUSTER) cursor.forget();
  return x + width;
}

/**
 * A narrow character that its selector makes wide takes a second cell late, and may leave half of what was there:
 * both are blanked first.
 */
function clearForWidened({ out, cursor }: FrameWriters, y: number, x: number, w0: number): void {
  if (widthOf(contentText(w0).codePointAt(0)!) !== 1) return;
  out.latin1("  ");
  cursor.advance(2);
  cursor.to(x, y);
}

/** A box drawing character by the line drawing set; any other as `_`. */
function writeWithoutUtf8(w: FrameWriters, row: Int32Array, o: number, width: number): void {
  const letter = LETTER_OF.get(contentText(row[o]!));
  const drawn = letter === undefined ? "_".repeat(width) : w.terminal.lineDrawing(letter.charCodeAt(0));
  const acs = letter !== undefined && w.terminal.has("smacs") && w.terminal.has("acsc");
  if (acs) w.out.latin1(w.terminal.string("smacs")!);
  w.out.latin1(drawn);
  if (acs) w.out.latin1(w.terminal.string("rmacs") ?? "");
}
