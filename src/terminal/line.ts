import {
  ATTR_SHIFT,
  BLANK,
  BLANK_CLEARED,
  BLANK_COLOUR,
  CELL_CLEARED,
  CELL_CLUSTER,
  CELL_EXTENDED,
  CELL_PADDING,
  CELL_TAB,
  CELL_WIDE,
  CELL_WORDS,
  COLOUR_MASK,
  CONTENT_MASK,
  EXTENDED_COLOUR_BITS,
  unpackExtra,
  PADDING_CONTENT,
  isExtendedStyle,
} from "./cell.ts";
import { COLOUR_DEFAULT, type Colour } from "./colour.ts";
import { extraLink } from "./extras.ts";
import type { Pen } from "./pen.ts";

/** Flags of a line, with tmux's values. Source: tmux/tmux tmux.h, GRID_LINE_* */
export const LINE_WRAPPED = 0x1;
export const LINE_EXTENDED = 0x2;
export const LINE_DEAD = 0x4;
export const LINE_START_PROMPT = 0x8;
export const LINE_SECOND_PROMPT = 0x10;
export const LINE_START_COMMAND = 0x20;
export const LINE_START_OUTPUT = 0x40;
export const LINE_END_OUTPUT = 0x80;
export const LINE_HYPERLINK = 0x100;
export const LINE_OSC133 =
  LINE_START_PROMPT | LINE_SECOND_PROMPT | LINE_START_COMMAND | LINE_START_OUTPUT | LINE_END_OUTPUT;

/** Columns of OSC 133's marks in a line, and the exit status that its D told. */
export interface PromptMarks {
  prompt: number;
  command: number;
  outputStart: number;
  outputEnd: number;
  status: number;
}

const NO_CELLS = new Int32Array(0);

/** Runs of erased cells by their length, made when first asked for: copying one beats writing its cells. */
const erasedRuns: Int32Array[] = [NO_CELLS];

function erasedRun(cells: number): Int32Array {
  let run = erasedRuns[cells];
  if (run) return run;
  run = new Int32Array(cells * CELL_WORDS);
  for (let o = 0; o < run.length; o += CELL_WORDS) {
    run[o] = BLANK_CLEARED;
    run[o + 1] = BLANK_COLOUR;
    run[o + 2] = BLANK_COLOUR;
  }
  for (let i = erasedRuns.length; i < cells; i++) erasedRuns[i] = run.subarray(0, i * CELL_WORDS);
  erasedRuns[cells] = run;
  return run;
}

let clock = 0;

/** A number that no content had before. */
export function nextStamp(): number {
  return ++clock;
}

/**
 * A row of cells (see cell.ts), allocated when it is first written to. What lies at or past `size` is blank, whatever
 * `cells` holds there.
 */
export class Line {
  cells: Int32Array = NO_CELLS;
  /** Cells with storage, and one more than the last cell that was printed to (tmux's cellsize and cellused). */
  size = 0;
  used = 0;
  /** LINE_* bits. */
  flags = 0;
  /** When the line went into history, ms since the epoch; 0 before. */
  time = 0;
  /** Whether any cell was ever given another style than the default. */
  styled = false;
  /** So many cells, whatever they hold, have the default style in memory as long as the line is not `styled`. */
  #plain = 0;
  /** Version of the content: equal stamps mean equal content, whatever screens the lines are of. 0: never written. */
  stamp = 0;
  marks: PromptMarks | null = null;

  /** Makes the line as if never written; its memory stays for the next text. */
  reset(): void {
    if (this.styled) this.#plain = 0;
    this.size = 0;
    this.used = 0;
    this.flags = 0;
    this.time = 0;
    this.styled = false;
    this.stamp = 0;
    this.marks = null;
  }

  /** Room for `cells` cells without giving them storage. */
  reserve(cells: number): void {
    if (this.cells.length >= cells * CELL_WORDS) return;
    const grown = new Int32Array(cells * CELL_WORDS);
    grown.set(this.cells.length > this.size * CELL_WORDS ? this.cells.subarray(0, this.size * CELL_WORDS) : this.cells);
    this.cells = grown;
    if (this.#plain > this.size) this.#plain = this.size;
  }

  /** Gives storage to the first `needed` cells, in steps of a quarter, half and all of `cols`; new ones are erased in `bg`. */
  expand(needed: number, cols: number, bg: Colour = COLOUR_DEFAULT): void {
    if (needed <= this.size) return;
    const from = this.size;
    this.#grow(needed, cols);
    if (bg === COLOUR_DEFAULT) this.#eraseRun(from, this.size);
    else for (let x = from; x < this.size; x++) this.#wipe(x, bg, false);
  }

  /** Erases cells in default colours, whatever they held. */
  #eraseRun(from: number, to: number): void {
    if (to - from < 8) for (let x = from; x < to; x++) this.#wipe(x, COLOUR_DEFAULT, false);
    else this.cells.set(erasedRun(to - from), from * CELL_WORDS);
  }

  /**
   * Writes printable ASCII from `bytes[from]` on at `x`, all in one style, up to `bytes[to - 1]` or the first byte that is
   * none: the hot loop of the emulator. The caller has seen to it that it fits and that no wide character is cut.
   *
   * @returns index of the first byte that was not written
   */
  storeAscii(x: number, bytes: Uint8Array, from: number, to: number, pen: Pen, cols: number): number {
    if (this.cells.length < cols * CELL_WORDS) this.reserve(cols);
    const { cells, size } = this;
    const { w1, w2, w3 } = pen;
    let i = from;
    let o = x * CELL_WORDS;
    if (!pen.extended && (this.flags & LINE_EXTENDED) === 0) {
      const plain = this.styled || pen.styled ? 0 : this.#plain;
      for (const end = Math.min(to, from + plain - x); i < end; i++) {
        const byte = bytes[i]!;
        if (byte < 0x20 || byte > 0x7e) break;
        cells[o] = byte;
        o += CELL_WORDS;
      }
      for (; i < to; i++) {
        const byte = bytes[i]!;
        if (byte < 0x20 || byte > 0x7e) break;
        cells[o] = byte;
        cells[o + 1] = w1;
        cells[o + 2] = w2;
        cells[o + 3] = w3;
        o += CELL_WORDS;
      }
    } else {
      const known = size * CELL_WORDS;
      const flag = pen.extended ? CELL_EXTENDED : 0;
      for (; i < to; i++) {
        const byte = bytes[i]!;
        if (byte < 0x20 || byte > 0x7e) break;
        cells[o] = byte | flag | (o < known ? cells[o]! & CELL_EXTENDED : 0);
        cells[o + 1] = w1;
        cells[o + 2] = w2;
        cells[o + 3] = w3;
        o += CELL_WORDS;
      }
      this.flags |= pen.link === 0 ? LINE_EXTENDED : LINE_EXTENDED | LINE_HYPERLINK;
    }
    if (pen.styled) this.styled = true;
    const end = x + i - from;
    if (end > size) {
      this.#grow(end, cols);
      if (size < x) this.#eraseRun(size, x);
      this.#eraseRun(end, this.size);
    }
    if (end > this.used) this.used = end;
    if (end > this.#plain && x <= this.#plain && !this.styled) this.#plain = end;
    this.stamp = nextStamp();
    return i;
  }

  #grow(needed: number, cols: number): void {
    let size = needed;
    const quarter = cols >> 2;
    const half = cols >> 1;
    if (size < quarter) size = quarter;
    else if (size < half) size = half;
    else if (size < cols) size = cols;
    // One allocation for the line's life: quarter and half are kept as tmux counts them, not as memory.
    this.reserve(size > cols ? size : cols);
    this.size = size;
  }

  /** Erases one cell; `known` when what it holds is its own (not stale memory, nor a copy of a cell that was moved). */
  #wipe(x: number, bg: Colour, known: boolean): void {
    const cells = this.cells;
    const o = x * CELL_WORDS;
    let w0 = BLANK_CLEARED;
    if (bg !== COLOUR_DEFAULT) this.styled = true;
    if (known && cells[o]! & CELL_EXTENDED) w0 = BLANK | CELL_EXTENDED;
    else if (bg & EXTENDED_COLOUR_BITS) {
      w0 = BLANK | CELL_EXTENDED;
      this.flags |= LINE_EXTENDED;
    }
    cells[o] = w0;
    cells[o + 1] = BLANK_COLOUR;
    cells[o + 2] = bg;
    cells[o + 3] = 0;
  }

  /** Writes one cell. The flag CLEARED is not stored; where tmux needs its wide form the line remembers. */
  set(x: number, w0: number, w1: number, w2: number, w3: number, cols: number): void {
    this.expand(x + 1, cols);
    if (x >= this.used) this.used = x + 1;
    this.put(x, w0, w1, w2, w3);
  }

  /** As `set`, where the cell has storage. */
  put(x: number, w0: number, w1: number, w2: number, w3: number): void {
    const cells = this.cells;
    const o = x * CELL_WORDS;
    let word = w0 & ~CELL_CLEARED;
    const content = word & (CONTENT_MASK | CELL_CLUSTER | CELL_WIDE | CELL_TAB);
    if (cells[o]! & CELL_EXTENDED || content > 0x7f || isExtendedStyle(w1, w2, w3)) {
      word |= CELL_EXTENDED;
      this.flags |= LINE_EXTENDED;
      if (w3 !== 0 && extraLink(unpackExtra(w3)) !== 0) this.flags |= LINE_HYPERLINK;
    }
    if (w1 !== BLANK_COLOUR || w2 !== BLANK_COLOUR || w3 !== 0) this.styled = true;
    cells[o] = word;
    cells[o + 1] = w1;
    cells[o + 2] = w2;
    cells[o + 3] = w3;
  }

  /** Makes a cell the right half of what is before it. */
  setPadding(x: number, bg: Colour, cols: number): void {
    this.set(x, PADDING_CONTENT, BLANK_COLOUR, bg & COLOUR_MASK, 0, cols);
  }

  /** Blanks a cell whose character is broken up, in the background it had. */
  breakCell(x: number, cols: number): void {
    const bg = x < this.size ? this.cells[x * CELL_WORDS + 2]! & COLOUR_MASK : COLOUR_DEFAULT;
    this.set(x, BLANK, BLANK_COLOUR, bg, 0, cols);
  }

  /** First word of a cell, also where there is no storage. */
  word(x: number): number {
    return x < this.size ? this.cells[x * CELL_WORDS]! : BLANK;
  }

  isPadding(x: number): boolean {
    return x < this.size && (this.cells[x * CELL_WORDS]! & CELL_PADDING) !== 0;
  }

  /** Erases cells `x` to `x + count - 1` of a part of the line. */
  clear(x: number, count: number, bg: Colour, cols: number): void {
    const limit = Math.min(cols, this.size);
    let n = count;
    if (bg === COLOUR_DEFAULT || bg === 9) {
      if (x > limit) return;
      if (x + count > limit) n = limit - x;
    }
    this.expand(x + n, cols);
    // In a line without wide forms nothing of the old cells outlives them.
    if (bg === COLOUR_DEFAULT && (this.flags & LINE_EXTENDED) === 0) this.#eraseRun(x, x + n);
    else for (let at = x; at < x + n; at++) this.#wipe(at, bg, true);
  }

  /** Moves `count` cells from `from` to `to` within the line and erases what is left behind. */
  move(to: number, from: number, count: number, bg: Colour, cols: number): void {
    if (count <= 0 || to === from) return;
    this.expand(from + count, cols);
    this.expand(to + count, cols);
    this.cells.copyWithin(to * CELL_WORDS, from * CELL_WORDS, (from + count) * CELL_WORDS);
    if (to + count > this.used) this.used = to + count;
    for (let x = from; x < from + count; x++) {
      if (x < to || x >= to + count) this.#wipe(x, bg, false);
    }
  }

  /** For clusters.ts. */
  markClusters(used: Uint8Array): number {
    if ((this.flags & LINE_EXTENDED) === 0) return 1;
    for (let o = 0; o < this.size * CELL_WORDS; o += CELL_WORDS) {
      const w0 = this.cells[o]!;
      if (w0 & CELL_CLUSTER) used[w0 & CONTENT_MASK] = 1;
    }
    return this.size;
  }

  /** Becomes an exact copy of another line. */
  copyFrom(other: Line): void {
    const words = other.size * CELL_WORDS;
    if (this.cells.length < words) this.cells = other.cells.slice(0, words);
    else this.cells.set(other.cells.length === words ? other.cells : other.cells.subarray(0, words));
    this.size = other.size;
    this.used = other.used;
    this.flags = other.flags;
    this.time = other.time;
    this.styled = other.styled;
    this.stamp = other.stamp;
    this.marks = other.marks === null ? null : { ...other.marks };
    this.#plain = 0;
  }
}

/** The background of a style word, without the attributes above it. */
export const backgroundOf = (w2: number): Colour => w2 & COLOUR_MASK;

/** Attribute bits 0–4 of a style word. */
export const attributesOf = (w1: number): number => w1 >>> ATTR_SHIFT;
