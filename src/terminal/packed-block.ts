import {
  BLANK_CLEARED,
  BLANK_COLOUR,
  CELL_CLUSTER,
  CELL_EXTENDED,
  CELL_PADDING,
  CELL_TAB,
  CELL_WIDE,
  CELL_WORDS,
  CONTENT_MASK,
  PADDING_CONTENT,
  contentText,
  contentWidth,
} from "./cell.ts";
import { LINE_EXTENDED, LINE_WRAPPED, Line, type PromptMarks } from "./line.ts";

/** Lines in a block; few enough that a block's cells are still near the processor when it is packed. */
export const BLOCK_LINES = 64;

/**
 * Lines packed for keeping: a byte for an ASCII character, styles as runs, blanks at the end left out; about a byte a
 * character where a Line takes sixteen. A block is written once and never changes but for a cleared wrap flag, until one
 * that is made in its place takes its memory: to allocate it costs a flood more than to fill it.
 */
export class Block {
  readonly count: number;
  /** The width at which these lines are rows of a screen as they are; 0 for none. */
  readonly cols: number;
  /** Content of the cells, line by line; may be longer than that. Where each line begins in it, and at last the end. */
  bytes: Uint8Array;
  offsets: Uint32Array;
  /** The styles that occur, three words each; runs of one: cells and number of the style; where each line's begin, and the end. */
  styles: Int32Array;
  runs: Uint16Array | Uint32Array;
  runOffsets: Uint32Array;
  used: Uint16Array;
  size: Uint16Array;
  flags: Uint16Array;
  times: Float64Array;
  stamps: Float64Array;
  marks: Map<number, PromptMarks> | null = null;
  /** Whether any line goes on in the next one; the most used cells of a line; lines that do not go on. */
  wraps = false;
  widest = 0;
  ends = 0;
  /** Whether any line has cells that are not one column wide. */
  uneven = false;
  /** Whether a line that goes on is kept in less than the width: blanks that were there are not. */
  gaps = false;
  /** Whether any cell has a cluster. */
  readonly clusters: boolean;
  /** Whether it is part of more than one history. */
  shared = false;

  /** @param spare a block that nobody needs any more */
  constructor(lines: readonly Line[], count: number, cols: number, spare?: Block) {
    this.count = count;
    this.cols = cols;
    const tables = spare?.count === count ? spare : undefined;
    this.offsets = tables?.offsets ?? new Uint32Array(count + 1);
    this.runOffsets = tables?.runOffsets ?? new Uint32Array(count + 1);
    this.used = tables?.used ?? new Uint16Array(count);
    this.size = tables?.size ?? new Uint16Array(count);
    this.flags = tables?.flags ?? new Uint16Array(count);
    this.times = tables?.times ?? new Float64Array(count);
    this.stamps = tables?.stamps ?? new Float64Array(count);
    $at = 0;
    $run = 0;
    // Number 0 is the default style.
    $style = 1;
    $clusters = false;
    $slots.fill(NO_STYLE);
    for (let i = 0; i < count; i++) {
      const line = lines[i]!;
      this.offsets[i] = $at;
      this.runOffsets[i] = $run;
      this.used[i] = line.used;
      this.size[i] = line.size;
      this.times[i] = line.time;
      this.stamps[i] = line.stamp;
      if (line.marks !== null) (this.marks ??= new Map()).set(i, line.marks);
      if (line.flags & LINE_WRAPPED) this.wraps = true;
      else this.ends++;
      if (line.used > this.widest) this.widest = line.used;
      $uneven = false;
      const kept = encode(line);
      this.flags[i] = $uneven ? line.flags | UNEVEN : line.flags;
      this.uneven ||= $uneven;
      if (line.flags & LINE_WRAPPED && kept < cols) this.gaps = true;
    }
    this.offsets[count] = $at;
    this.runOffsets[count] = $run;
    this.clusters = $clusters;
    this.bytes = copyOf($bytes, $at, spare?.bytes);
    this.styles = $run === 0 ? NO_STYLES : copyOf($styles, $style * STYLE_WORDS, spare?.styles);
    if ($style >= 1 << 16) this.runs = $runs.slice(0, $run);
    else {
      const runs = spare?.runs;
      this.runs = runs instanceof Uint16Array && fits(runs, $run) ? runs : new Uint16Array($run);
      this.runs.set($runs.subarray(0, $run));
    }
  }

  /** Bytes that the content takes. */
  get #length(): number {
    return this.offsets[this.count]!;
  }

  read(i: number, into: Line): void {
    into.reset();
    decode(this, i, this.size[i]!, into);
    into.used = this.used[i]!;
    into.size = this.size[i]!;
    into.flags = this.flags[i]! & ~UNEVEN;
    into.styled = this.runOffsets[i] !== this.runOffsets[i + 1];
    into.time = this.times[i]!;
    into.stamp = this.stamps[i]!;
    into.marks = this.marks?.get(i) ?? null;
  }

  isWrapped(i: number): boolean {
    return (this.flags[i]! & LINE_WRAPPED) !== 0;
  }

  /** Whether the last line goes on in the next block. */
  get wrapsAtEnd(): boolean {
    return this.isWrapped(this.count - 1);
  }

  /** The last line no longer goes on. @returns whether it did */
  endWrap(): boolean {
    if (!this.wrapsAtEnd) return false;
    this.flags[this.count - 1]! &= ~LINE_WRAPPED;
    this.ends++;
    return true;
  }

  /** Lines before line `i` that do not go on in the next one. */
  endsBefore(i: number): number {
    let ends = 0;
    for (let line = 0; line < i; line++) if (!this.isWrapped(line)) ends++;
    return ends;
  }

  /** The line that is the `n`th, from 1, of those that do not go on. */
  lineOfEnd(n: number): number {
    let line = -1;
    for (let ends = 0; ends < n;) if (!this.isWrapped(++line)) ends++;
    return line;
  }

  /** Bytes held, about. */
  get byteLength(): number {
    return this.bytes.length + this.styles.byteLength + this.runs.byteLength + this.count * LINE_BYTES;
  }

  /** Whether each cell of a line is one column wide. */
  isEven(i: number): boolean {
    return (this.flags[i]! & UNEVEN) === 0;
  }

  /** All lines as one text, one after the other; blanks at the end of lines are left out. */
  text(): string {
    const { bytes } = this;
    const end = this.#length;
    if ($units8.length < end) $units8 = new Uint8Array(end * 2);
    let at = 0;
    for (let code = bytes[0]!; at < end && (code >= 0x20 || code === CODE_CLEARED); code = bytes[++at]!) {
      $units8[at] = code === CODE_CLEARED ? 0x20 : code & 0x7f;
    }
    if (at === end) return Buffer.from($units8.buffer, 0, at).toString("latin1");
    return this.#wideText();
  }

  #wideText(): string {
    const { bytes } = this;
    const end = this.#length;
    if ($units.length < end * 2) $units = new Uint16Array(end * 2);
    let count = 0;
    for (let at = 0; at < end;) {
      const code = bytes[at++]!;
      if (code >= 0x20) $units[count++] = code & 0x7f;
      else if (code === CODE_CLEARED) $units[count++] = 0x20;
      else if (code === CODE_RAW) {
        const w0 = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
        at += 4;
        const text = w0 & CELL_TAB ? "\t" : contentText(w0).slice(0, CONTENT_BYTES_MAX);
        for (let unit = 0; unit < text.length; unit++) $units[count++] = text.charCodeAt(unit);
      } else if (code !== CODE_PADDING) {
        $units[count++] = bytes[at]! | (bytes[at + 1]! << 8);
        at += 2;
      }
    }
    return Buffer.from($units.buffer, 0, count * 2).toString("utf16le");
  }

  /** For clusters.ts. */
  markClusters(used: Uint8Array): number {
    if (!this.clusters) return 1;
    const { bytes } = this;
    const end = this.#length;
    for (let at = 0; at < end;) {
      const code = bytes[at++]!;
      if (code === CODE_RAW) {
        const w0 = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
        if (w0 & CELL_CLUSTER) used[w0 & CONTENT_MASK] = 1;
        at += 4;
      } else if (code === CODE_NARROW || code === CODE_WIDE) at += 2;
    }
    return end;
  }

  /** Columns of each cell of a line up to `used`; valid until the next call. */
  widths(i: number): Uint8Array {
    const used = this.used[i]!;
    if ($widths.length < used) $widths = new Uint8Array(used * 2);
    const { bytes } = this;
    const end = this.offsets[i + 1]!;
    let x = 0;
    for (let at = this.offsets[i]!; at < end && x < used; x++) {
      const code = bytes[at++]!;
      let width = 1;
      if (code === CODE_PADDING) width = 0;
      else if (code === CODE_NARROW) at += 2;
      else if (code === CODE_WIDE) {
        width = 2;
        at += 2;
      } else if (code === CODE_RAW) {
        width = contentWidth(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
        at += 4;
      }
      $widths[x] = width;
    }
    $widths.fill(1, x, used);
    return $widths;
  }
}

/** What is kept of a line beside content and styles. */
const LINE_BYTES = 30;

/** Beside tmux's flags of a line: it has cells that are not one column wide. */
const UNEVEN = 0x8000;

let $units8 = new Uint8Array(1 << 14);
let $units = new Uint16Array(1 << 14);
let $widths = new Uint8Array(1024);

/** What lines are packed into while their block is made: content as bytes, runs of one style as two numbers. */
let $bytes = new Uint8Array(1 << 15);
let $at = 0;
/** Whether the line has cells that are not one column wide. */
let $uneven = false;
let $clusters = false;
const NO_STYLES = new Int32Array(0);
let $runs = new Uint32Array(1 << 12);
let $run = 0;
let $styles = new Int32Array(1 << 10);
$styles[0] = BLANK_COLOUR;
$styles[1] = BLANK_COLOUR;
let $style = 0;

/** Number of a style by its hash, for the first ones; those after them are not looked for. */
const NO_STYLE = -1;
const SLOTS = 1 << 10;
const $slots = new Int32Array(SLOTS);

/** Elements that may lie idle at the end of memory that is used again, beside a quarter. */
const SPARE_MAX = 64;

/** Longest form of a cell's content. */
const CONTENT_BYTES_MAX = 5;
const RUN_WORDS = 2;
const STYLE_WORDS = 3;

const CODE_CLEARED = 1;
const CODE_PADDING = 2;
const CODE_NARROW = 3;
const CODE_WIDE = 4;
const CODE_RAW = 5;

/** Whether memory can be used for `length` elements without much of it being lost. */
const fits = (memory: { readonly length: number }, length: number): boolean =>
  memory.length >= length && memory.length - length <= SPARE_MAX + (length >> 2);

function copyOf<T extends Uint8Array | Int32Array>(from: T, length: number, spare: T | undefined): T {
  if (spare === undefined || !fits(spare, length)) return from.slice(0, length) as T;
  spare.set(from.subarray(0, length));
  return spare;
}

function reserve(cells: number): void {
  if ($at + cells * CONTENT_BYTES_MAX > $bytes.length) {
    const grown = new Uint8Array(Math.max($bytes.length * 2, $at + cells * CONTENT_BYTES_MAX));
    grown.set($bytes.subarray(0, $at));
    $bytes = grown;
  }
  if ($run + cells * RUN_WORDS > $runs.length) {
    const grown = new Uint32Array(Math.max($runs.length * 2, $run + cells * RUN_WORDS));
    grown.set($runs.subarray(0, $run));
    $runs = grown;
  }
}

/** Content of the cells up to the first of the blanks at the end; then their styles as runs, none for the default. @returns how many */
function encode(line: Line): number {
  const cells = line.cells;
  const plain = !line.styled && (line.flags & LINE_EXTENDED) === 0;
  const count = plain ? line.used : usedCells(cells, line.size);
  reserve(count);
  const out = $bytes;
  let at = $at;
  for (let o = 0; o < count * CELL_WORDS; o += CELL_WORDS) {
    const w0 = cells[o]!;
    if (w0 >= 0x20 && w0 < 0x7f) out[at++] = w0;
    else at = encodeContent(out, at, w0);
  }
  $at = at;
  if (line.styled) encodeStyles(cells, count);
  return count;
}

/** Cells up to the blanks at the end that were only erased. */
function usedCells(cells: Int32Array, size: number): number {
  let count = size;
  while (count > 0) {
    const o = (count - 1) * CELL_WORDS;
    if (cells[o] !== BLANK_CLEARED || cells[o + 1] !== BLANK_COLOUR) break;
    if (cells[o + 2] !== BLANK_COLOUR || cells[o + 3] !== 0) break;
    count--;
  }
  return count;
}

function encodeContent(out: Uint8Array, from: number, w0: number): number {
  if (w0 & (CELL_WIDE | CELL_PADDING | CELL_TAB)) $uneven = true;
  let at = from;
  if (w0 === BLANK_CLEARED) out[at++] = CODE_CLEARED;
  else if (w0 === PADDING_CONTENT) out[at++] = CODE_PADDING;
  else if ((w0 & ~0x7f) === CELL_EXTENDED && (w0 & 0x7f) >= 0x20) out[at++] = 0x80 | (w0 & 0x7f);
  else if ((w0 & ~0xffff) === CELL_EXTENDED || (w0 & ~0xffff) === (CELL_EXTENDED | CELL_WIDE)) {
    out[at++] = w0 & CELL_WIDE ? CODE_WIDE : CODE_NARROW;
    out[at++] = w0;
    out[at++] = w0 >>> 8;
  } else {
    if (w0 & CELL_CLUSTER) $clusters = true;
    out[at++] = CODE_RAW;
    out[at++] = w0;
    out[at++] = w0 >>> 8;
    out[at++] = w0 >>> 16;
    out[at++] = w0 >>> 24;
  }
  return at;
}

function encodeStyles(cells: Int32Array, count: number): void {
  const out = $runs;
  let at = $run;
  let o = 0;
  const end = count * CELL_WORDS;
  while (o < end) {
    const w1 = cells[o + 1]!;
    const w2 = cells[o + 2]!;
    const w3 = cells[o + 3]!;
    const start = o;
    do o += CELL_WORDS;
    while (o < end && cells[o + 1] === w1 && cells[o + 2] === w2 && cells[o + 3] === w3);
    out[at] = (o - start) / CELL_WORDS;
    out[at + 1] = w1 === BLANK_COLOUR && w2 === BLANK_COLOUR && w3 === 0 ? 0 : styleNumber(w1, w2, w3);
    at += RUN_WORDS;
  }
  $run = at;
}

/** The number of a style in the block that is made. */
function styleNumber(w1: number, w2: number, w3: number): number {
  const hash = Math.imul(w1 ^ Math.imul(w2, 0x9e3779b1) ^ Math.imul(w3, 0x85ebca6b), 0x27d4eb2f) >>> 0;
  let slot = hash & (SLOTS - 1);
  for (let known = $slots[slot]!; known !== NO_STYLE; known = $slots[slot]!) {
    const o = known * STYLE_WORDS;
    if ($styles[o] === w1 && $styles[o + 1] === w2 && $styles[o + 2] === w3) return known;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if ($style < SLOTS / 2) $slots[slot] = $style;
  const o = $style * STYLE_WORDS;
  if (o + STYLE_WORDS > $styles.length) {
    const grown = new Int32Array($styles.length * 2);
    grown.set($styles);
    $styles = grown;
  }
  $styles[o] = w1;
  $styles[o + 1] = w2;
  $styles[o + 2] = w3;
  return $style++;
}

function decode(block: Block, index: number, size: number, into: Line): void {
  into.reserve(size);
  const cells = into.cells;
  const { bytes, styles, runs } = block;
  const contentEnd = block.offsets[index + 1]!;
  let x = 0;
  for (let at = block.offsets[index]!; at < contentEnd; x++) {
    const code = bytes[at++]!;
    let w0 = code;
    if (code >= 0x80) w0 = (code & 0x7f) | CELL_EXTENDED;
    else if (code === CODE_CLEARED) w0 = BLANK_CLEARED;
    else if (code === CODE_PADDING) w0 = PADDING_CONTENT;
    else if (code === CODE_RAW) {
      w0 = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      at += 4;
    } else if (code < 0x20) {
      w0 = bytes[at]! | (bytes[at + 1]! << 8) | CELL_EXTENDED | (code === CODE_WIDE ? CELL_WIDE : 0);
      at += 2;
    }
    writeCell(cells, x, w0, BLANK_COLOUR, BLANK_COLOUR, 0);
  }
  for (; x < size; x++) writeCell(cells, x, BLANK_CLEARED, BLANK_COLOUR, BLANK_COLOUR, 0);
  const runsEnd = block.runOffsets[index + 1]!;
  x = 0;
  for (let at = block.runOffsets[index]!; at < runsEnd; at += RUN_WORDS) {
    const o = runs[at + 1]! * STYLE_WORDS;
    for (const end = x + runs[at]!; x < end; x++) {
      writeCell(cells, x, cells[x * CELL_WORDS]!, styles[o]!, styles[o + 1]!, styles[o + 2]!);
    }
  }
}

function writeCell(cells: Int32Array, x: number, w0: number, w1: number, w2: number, w3: number): void {
  const o = x * CELL_WORDS;
  cells[o] = w0;
  cells[o + 1] = w1;
  cells[o + 2] = w2;
  cells[o + 3] = w3;
}
