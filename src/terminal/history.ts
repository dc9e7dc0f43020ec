import { BLANK_CLEARED, BLANK_COLOUR, CELL_EXTENDED, CELL_WIDE, CELL_WORDS, PADDING_CONTENT } from "./cell.ts";
import { LINE_EXTENDED, LINE_WRAPPED, Line, type PromptMarks } from "./line.ts";

/**
 * Lines packed for keeping: a byte for an ASCII character, styles as runs, blanks at the end left out; about a byte a
 * character where a Line takes sixteen. A block is written once and never changes but for a cleared wrap flag.
 */
class Block {
  bytes: Uint8Array;
  offsets: Uint32Array;
  styles: Int32Array;
  styleOffsets: Uint32Array;
  used: Uint16Array;
  size: Uint16Array;
  flags: Uint16Array;
  times: Float64Array;
  stamps: Float64Array;
  marks: Map<number, PromptMarks> | null = null;
  /** Whether any line is wrapped, and the most used cells of a line. */
  wraps = false;
  widest = 0;

  constructor(lines: readonly Line[], count: number) {
    this.offsets = new Uint32Array(count);
    this.styleOffsets = new Uint32Array(count);
    this.used = new Uint16Array(count);
    this.size = new Uint16Array(count);
    this.flags = new Uint16Array(count);
    this.times = new Float64Array(count);
    this.stamps = new Float64Array(count);
    $at = 0;
    $style = 0;
    for (let i = 0; i < count; i++) {
      const line = lines[i]!;
      this.offsets[i] = $at;
      this.styleOffsets[i] = $style;
      this.used[i] = line.used;
      this.size[i] = line.size;
      this.flags[i] = line.flags;
      this.times[i] = line.time;
      this.stamps[i] = line.stamp;
      if (line.marks !== null) (this.marks ??= new Map()).set(i, line.marks);
      if (line.flags & LINE_WRAPPED) this.wraps = true;
      if (line.used > this.widest) this.widest = line.used;
      encode(line);
    }
    this.bytes = $bytes.slice(0, $at);
    this.styles = $styles.slice(0, $style);
  }

  read(i: number, into: Line): void {
    into.reset();
    decode(this, i, this.size[i]!, into);
    into.used = this.used[i]!;
    into.size = this.size[i]!;
    into.flags = this.flags[i]!;
    into.styled = this.styleOffsets[i] !== (this.styleOffsets[i + 1] ?? this.styles.length);
    into.time = this.times[i]!;
    into.stamp = this.stamps[i]!;
    into.marks = this.marks?.get(i) ?? null;
  }
}

/** What lines are packed into while their block is made: content as bytes, runs of one style as four words. */
let $bytes = new Uint8Array(1 << 15);
let $at = 0;
let $styles = new Int32Array(1 << 12);
let $style = 0;

/** Longest form of a cell's content. */
const CONTENT_BYTES_MAX = 5;
const RUN_WORDS = 4;

const CODE_CLEARED = 1;
const CODE_PADDING = 2;
const CODE_NARROW = 3;
const CODE_WIDE = 4;
const CODE_RAW = 5;

function reserve(cells: number): void {
  if ($at + cells * CONTENT_BYTES_MAX > $bytes.length) {
    const grown = new Uint8Array(Math.max($bytes.length * 2, $at + cells * CONTENT_BYTES_MAX));
    grown.set($bytes.subarray(0, $at));
    $bytes = grown;
  }
  if ($style + cells * RUN_WORDS > $styles.length) {
    const grown = new Int32Array(Math.max($styles.length * 2, $style + cells * RUN_WORDS));
    grown.set($styles.subarray(0, $style));
    $styles = grown;
  }
}

/** Content of the cells up to the first of the blanks at the end; then their styles as runs, none for the default. */
function encode(line: Line): void {
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
  let at = from;
  if (w0 === BLANK_CLEARED) out[at++] = CODE_CLEARED;
  else if (w0 === PADDING_CONTENT) out[at++] = CODE_PADDING;
  else if ((w0 & ~0x7f) === CELL_EXTENDED && (w0 & 0x7f) >= 0x20) out[at++] = 0x80 | (w0 & 0x7f);
  else if ((w0 & ~0xffff) === CELL_EXTENDED || (w0 & ~0xffff) === (CELL_EXTENDED | CELL_WIDE)) {
    out[at++] = w0 & CELL_WIDE ? CODE_WIDE : CODE_NARROW;
    out[at++] = w0;
    out[at++] = w0 >>> 8;
  } else {
    out[at++] = CODE_RAW;
    out[at++] = w0;
    out[at++] = w0 >>> 8;
    out[at++] = w0 >>> 16;
    out[at++] = w0 >>> 24;
  }
  return at;
}

function encodeStyles(cells: Int32Array, count: number): void {
  const out = $styles;
  let at = $style;
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
    out[at + 1] = w1;
    out[at + 2] = w2;
    out[at + 3] = w3;
    at += RUN_WORDS;
  }
  $style = at;
}

function decode(block: Block, index: number, size: number, into: Line): void {
  into.reserve(size);
  const cells = into.cells;
  const { bytes, styles } = block;
  const contentEnd = index + 1 < block.offsets.length ? block.offsets[index + 1]! : bytes.length;
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
  const stylesEnd = index + 1 < block.offsets.length ? block.styleOffsets[index + 1]! : styles.length;
  x = 0;
  for (let at = block.styleOffsets[index]!; at < stylesEnd; at += RUN_WORDS) {
    for (const end = x + styles[at]!; x < end; x++) {
      writeCell(cells, x, cells[x * CELL_WORDS]!, styles[at + 1]!, styles[at + 2]!, styles[at + 3]!);
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

/** Lines in a block; few enough that a block's cells are still near the processor when it is packed. */
export const BLOCK_LINES = 64;

/** Unpacked lines that are kept for reading again. */
const CACHE_LINES = 256;

/** Packed lines, oldest first: appended at the end, dropped at the front, read by number in the same time anywhere. */
export class History {
  #blocks: Block[] = [];
  /** Lines of the first block that were dropped, and lines kept in all. */
  #dropped = 0;
  count = 0;
  readonly #cache: (Line | null)[] = [];
  readonly #cached: Int32Array = new Int32Array(CACHE_LINES).fill(-1);

  /** Packs BLOCK_LINES lines, from the start of `lines`. The lines are the caller's again afterwards. */
  append(lines: readonly Line[]): void {
    this.#blocks.push(new Block(lines, BLOCK_LINES));
    this.count += BLOCK_LINES;
  }

  /** A line by number, 0 the oldest. For reading; valid until CACHE_LINES others were read or a line is dropped. */
  line(index: number): Line {
    const at = index + this.#dropped;
    const slot = at % CACHE_LINES;
    let line = this.#cache[slot];
    if (line && this.#cached[slot] === at) return line;
    line = new Line();
    this.#cache[slot] = line;
    this.#cached[slot] = at;
    this.read(index, line);
    return line;
  }

  read(index: number, into: Line): void {
    const at = index + this.#dropped;
    this.#blocks[Math.floor(at / BLOCK_LINES)]!.read(at % BLOCK_LINES, into);
  }

  usedAt(index: number): number {
    const at = index + this.#dropped;
    return this.#blocks[Math.floor(at / BLOCK_LINES)]!.used[at % BLOCK_LINES]!;
  }

  flagsAt(index: number): number {
    const at = index + this.#dropped;
    return this.#blocks[Math.floor(at / BLOCK_LINES)]!.flags[at % BLOCK_LINES]!;
  }

  /** Becomes another history, which must not be used any more. */
  replaceWith(other: History): void {
    this.#blocks = other.#blocks;
    this.#dropped = other.#dropped;
    this.count = other.count;
    this.#forget();
  }

  /** Becomes a copy of another history; blocks never change, so both have the same ones. */
  share(other: History): void {
    this.#blocks = other.#blocks.slice();
    this.#dropped = other.#dropped;
    this.count = other.count;
    this.#forget();
  }

  /** The last line no longer goes on in the line after it. */
  endWrap(): void {
    const last = this.#blocks.at(-1);
    if (!last || (last.flags[BLOCK_LINES - 1]! & LINE_WRAPPED) === 0) return;
    last.flags[BLOCK_LINES - 1]! &= ~LINE_WRAPPED;
    this.#forget();
  }

  /** Drops the oldest `count` lines (at most all). */
  drop(count: number): void {
    const n = Math.min(count, this.count);
    this.count -= n;
    this.#dropped += n;
    const whole = Math.floor(this.#dropped / BLOCK_LINES);
    if (whole > 0) this.#blocks.splice(0, whole);
    this.#dropped -= whole * BLOCK_LINES;
    this.#forget();
  }

  /** Unpacks the newest block and gives it away. */
  takeBack(): Line[] {
    const from = Math.max(0, this.count - BLOCK_LINES);
    const lines: Line[] = [];
    for (let i = from; i < this.count; i++) {
      const line = new Line();
      this.read(i, line);
      lines.push(line);
    }
    this.count = from;
    this.#blocks.pop();
    if (from === 0) this.#dropped = 0;
    this.#forget();
    return lines;
  }

  clear(): void {
    this.#blocks = [];
    this.#dropped = 0;
    this.count = 0;
    this.#forget();
  }

  /**
   * Lines that a reflow to `cols` need not look at: those of a whole block that begins at `index`.
   * @returns 0 when one of them is wider, or wrapped
   */
  plainRun(index: number, cols: number): number {
    const at = index + this.#dropped;
    const block = this.#blocks[Math.floor(at / BLOCK_LINES)];
    return block && at % BLOCK_LINES === 0 && !block.wraps && block.widest <= cols ? BLOCK_LINES : 0;
  }

  /** Takes over the whole block at `index` of another history, as it is. */
  adopt(other: History, index: number): void {
    const block = other.#blocks[Math.floor((index + other.#dropped) / BLOCK_LINES)]!;
    this.#blocks.push(block);
    this.count += BLOCK_LINES;
  }

  /** Bytes held, about. */
  get byteLength(): number {
    return this.#blocks.reduce(
      (sum, block) => sum + block.bytes.length + block.styles.byteLength + BLOCK_LINES * 30,
      0,
    );
  }

  #forget(): void {
    this.#cached.fill(-1);
    this.#cache.length = 0;
  }
}
