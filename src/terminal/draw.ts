import {
  BLANK,
  CELL_CLUSTER,
  CELL_PADDING,
  CELL_TAB,
  CELL_WIDE,
  CELL_WORDS,
  COLOUR_MASK,
  CONTENT_MASK,
  packStyle,
  unpackStyle,
  contentWidth,
} from "./cell.ts";
import { clusterNumber } from "./clusters.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import { LINE_EXTENDED, LINE_HYPERLINK, nextStamp, type Line } from "./line.ts";
import type { Screen } from "./screen.ts";
import type { Style } from "./style.ts";
import { graphemes } from "./width.ts";

/** Drawing into a screen by hand: what the emulator does not do itself (status lines, borders, modes, overlays). */

const $style = new Int32Array(3);

/** Owner of the clusters that are drawn here. */
const DRAWN_BY_HAND = 0;

/** First word of a cell for a cluster. */
export function contentWord(text: string, width: number): number {
  const codepoint = text.codePointAt(0)!;
  let word = codepoint;
  if (text.length > (codepoint > 0xffff ? 2 : 1)) {
    const number = clusterNumber(text, DRAWN_BY_HAND);
    word = number < 0 ? codepoint : number | CELL_CLUSTER;
  }
  return width === 2 ? word | CELL_WIDE : word;
}

/**
 * Blanks the characters that a write to columns `x` to `end - 1` would cut in two.
 *
 * @param run of ASCII: tmux leaves a narrow character alone then that stands before padding without its own
 */
export function breakAround(line: Line, x: number, end: number, cols: number, run = false): void {
  if ((line.flags & LINE_EXTENDED) === 0) return;
  if (line.isPadding(x)) {
    let at = x - 1;
    while (at > 0 && line.isPadding(at)) line.breakCell(at--, cols);
    at = Math.max(0, at);
    if (!run || contentWidth(line.word(at)) !== 1) line.breakCell(at, cols);
  }
  for (let at = end; at < cols && line.isPadding(at); at++) line.breakCell(at, cols);
}

/** @returns the column after the text */
export function drawText(screen: Screen, x: number, y: number, text: string, style: Style): number {
  const { cols } = screen;
  const line = screen.line(y);
  packStyle(style, $style);
  const w1 = $style[0]!;
  const w2 = $style[1]!;
  const w3 = $style[2]!;
  let at = x;
  for (const { text: cluster, width } of graphemes(text)) {
    if (at >= cols) break;
    if (at >= 0 && at + width <= cols) {
      breakAround(line, at, at + width, cols);
      line.set(at, contentWord(cluster, width), w1, w2, w3, cols);
      if (width === 2) line.setPadding(at + 1, w2 & COLOUR_MASK, cols);
    } else {
      // Half of a wide character at an edge: a blank in its colours.
      for (let i = Math.max(at, 0); i < Math.min(at + width, cols); i++) line.set(i, BLANK, w1, w2, w3, cols);
    }
    at += width;
  }
  line.stamp = nextStamp();
  return Math.min(at, cols);
}

/** What one cell is filled with: the first cluster of the text, with isolates (which have no width) before it. */
function cellContent(text: string): { readonly text: string; readonly width: number } {
  const isolates = /^[\u2066-\u2069]*/u.exec(text)![0];
  const { text: cluster, width } = graphemes(text)[0] ?? { text: " ", width: 1 };
  return { text: isolates + cluster, width };
}

export function fillCells(screen: Screen, x: number, y: number, w: number, h: number, ch: string, style: Style): void {
  const [left, right] = [Math.max(0, x), Math.min(screen.cols, x + w)];
  const [top, bottom] = [Math.max(0, y), Math.min(screen.rows, y + h)];
  if (left >= right) return;
  const cluster = cellContent(ch);
  packStyle(style, $style);
  const w0 = contentWord(cluster.text, cluster.width);
  for (let row = top; row < bottom; row++) {
    const line = screen.line(row);
    breakAround(line, left, right, screen.cols);
    let at = left;
    for (; at + cluster.width <= right; at += cluster.width) {
      line.set(at, w0, $style[0]!, $style[1]!, $style[2]!, screen.cols);
      if (cluster.width === 2) line.setPadding(at + 1, style.bg, screen.cols);
    }
    for (; at < right; at++) line.set(at, BLANK, $style[0]!, $style[1]!, $style[2]!, screen.cols);
    line.stamp = nextStamp();
  }
}

export function restyleCells(
  screen: Screen,
  x: number,
  y: number,
  w: number,
  h: number,
  change: (style: Style) => Style,
): void {
  for (let row = Math.max(0, y); row < Math.min(screen.rows, y + h); row++) {
    const line = screen.line(row);
    const end = Math.min(screen.cols, x + w);
    line.expand(end, screen.cols);
    for (let at = Math.max(0, x); at < end; at++) {
      const o = at * CELL_WORDS;
      const cells = line.cells;
      packStyle(change(unpackStyle(cells[o + 1]!, cells[o + 2]!, cells[o + 3]!)), $style);
      line.set(at, cells[o]!, $style[0]!, $style[1]!, $style[2]!, screen.cols);
    }
    line.stamp = nextStamp();
  }
}

/** Copies a rectangle of cells, as words. See Screen.blit. */
export function copyCells(
  dst: Screen,
  src: Screen,
  srcX: number,
  srcY: number,
  w: number,
  h: number,
  dstX: number,
  dstY: number,
): void {
  const cutLeft = Math.max(0, -srcX, -dstX);
  const left = dstX + cutLeft;
  const from = srcX + cutLeft;
  const width = Math.min(w - cutLeft, src.cols - from, dst.cols - left);
  if (width <= 0) return;
  // How long the history is is not asked for rows: after a change of width it may not be counted yet.
  const cutTop = Math.max(0, -dstY, srcY < 0 ? -src.historySize - srcY : 0);
  const height = Math.min(h, src.rows - srcY, dst.rows - dstY);
  const whole = left === 0 && from === 0 && width === dst.cols && width === src.cols;
  for (let i = cutTop; i < height; i++) {
    const a = src.line(srcY + i);
    const b = dst.line(dstY + i);
    if (whole) {
      if (a.stamp !== b.stamp) b.copyFrom(a);
    } else copyRun(a, from, b, left, width, dst.cols);
  }
}

function copyRun(a: Line, from: number, b: Line, to: number, width: number, cols: number): void {
  const end = to + width;
  breakAround(b, to, end, cols);
  const have = Math.max(0, Math.min(width, a.size - from));
  const used = Math.max(0, Math.min(width, a.used - from));
  if (have === 0 && to >= b.size) return;
  b.expand(Math.max(to + have, Math.min(end, b.size)), cols);
  if (to + used > b.used) b.used = to + used;
  const cells = b.cells;
  cells.set(a.cells.subarray(from * CELL_WORDS, (from + have) * CELL_WORDS), to * CELL_WORDS);
  for (let x = to + have; x < Math.min(end, b.size); x++) blank(cells, x, COLOUR_DEFAULT);
  b.flags |= a.flags & (LINE_EXTENDED | LINE_HYPERLINK);
  if (a.styled) b.styled = true;
  b.stamp = nextStamp();
  if ((a.flags & LINE_EXTENDED) === 0 || have === 0) return;
  for (let x = to; x < end && cells[x * CELL_WORDS]! & CELL_PADDING; x++) blank(cells, x, cells[x * CELL_WORDS + 2]!);
  cutRight(cells, to, to + have);
}

/** A wide character or tab whose end lies past `end` becomes blanks. */
function cutRight(cells: Int32Array, start: number, end: number): void {
  let lead = end - 1;
  while (lead > start && cells[lead * CELL_WORDS]! & CELL_PADDING) lead--;
  const w0 = cells[lead * CELL_WORDS]!;
  const width = w0 & CELL_TAB ? w0 & CONTENT_MASK : w0 & CELL_WIDE ? 2 : 1;
  if (lead + width <= end) return;
  for (let x = lead; x < end; x++) blank(cells, x, cells[x * CELL_WORDS + 2]!);
}

function blank(cells: Int32Array, x: number, w2: number): void {
  const o = x * CELL_WORDS;
  cells[o] = BLANK;
  cells[o + 1] = COLOUR_DEFAULT;
  cells[o + 2] = w2 & COLOUR_MASK;
  cells[o + 3] = 0;
}
