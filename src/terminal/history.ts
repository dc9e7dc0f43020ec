import { CELL_EXTENDED, CELL_WORDS } from "./cell.ts";
import { LINE_WRAPPED, Line, nextStamp } from "./line.ts";
import { BLOCK_LINES, Block } from "./packed-block.ts";
import { NO_ROW, layBlock, type BlockLayout, type Place } from "./packed-layout.ts";
import { moveMarks, takeMarks } from "./prompt-marks.ts";

/** Unpacked rows that are kept for reading again; a power of two. */
const CACHE_ROWS = 256;

/** How a block is laid out: its lines are rows as they are; else the columns filled before it, or NO_ROW. */
const SETTLED = -2;

const $line = new Line();

/** Blocks that were dropped, of any history, for the memory of the next ones. */
const $spares: Block[] = [];
const SPARES_MAX = 8;
/** Larger ones go to the collector, bytes. */
const SPARE_BYTES_MAX = 65536;

const isSameLine = (a: Place, b: Place): boolean => a.block === b.block && a.line === b.line;

/**
 * Packed lines as rows of some width: rows are appended at the end, dropped at the front, read by number in about the same
 * time anywhere. Rows are numbered from the end: -1 is the newest.
 *
 * What is packed does not change with the width. A new one lays the lines out as rows from the newest on, and only as far
 * back as somebody asks; a row is put together from the lines it is of when it is read.
 */
export class History {
  #blocks: Block[] = [];
  /**
   * Number of each block's first row (a row belongs to the block it begins in; these count on, #end is behind the newest)
   * and how it is laid out (SETTLED, columns). Known from block #laid on.
   */
  #starts: number[] = [];
  #shapes: number[] = [];
  #laid = 0;
  #end = 0;
  /** Number of the oldest row that is kept, where all is laid out. */
  #first = 0;
  /** Lines and cells of the first block that lie before its first row. */
  #skipLines = 0;
  #skipCells = 0;
  #cols: number;
  #layout: BlockLayout | null = null;
  #layoutOf: Block | null = null;
  /** The block found last: reading goes on there. */
  #near = 0;
  readonly #cache: (Line | null)[] = [];
  readonly #cached: Float64Array = new Float64Array(CACHE_ROWS).fill(NaN);

  constructor(cols: number) {
    this.#cols = cols;
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /** Whether `count` is known without laying out anything more. */
  get isLaidOut(): boolean {
    return this.#laid === 0;
  }

  /** Rows. */
  get count(): number {
    this.#layBackTo(-Infinity);
    return this.#end - this.#first;
  }

  /** Packs BLOCK_LINES rows, from the start of `lines`. The lines are the caller's again afterwards. */
  append(lines: readonly Line[]): void {
    this.#blocks.push(new Block(lines, BLOCK_LINES, this.#cols, $spares.pop()));
    this.#starts.push(this.#end);
    this.#shapes.push(SETTLED);
    this.#end += BLOCK_LINES;
  }

  /** A row by number, -1 the newest. For reading; valid until CACHE_ROWS others were read or the width changes. */
  line(index: number): Line {
    const row = this.#end + index;
    const slot = row & (CACHE_ROWS - 1);
    let line = this.#cache[slot];
    if (line && this.#cached[slot] === row) return line;
    line = new Line();
    this.#cache[slot] = line;
    this.#cached[slot] = row;
    this.read(index, line);
    return line;
  }

  read(index: number, into: Line): void {
    const row = this.#end + index;
    const at = this.#blockOf(row);
    if (this.#shapes[at] === SETTLED) this.#blocks[at]!.read(this.#settledLine(row, at), into);
    else this.#gather(row, into);
  }

  has(index: number): boolean {
    this.#layBackTo(this.#end + index);
    return this.#laid > 0 || this.#end + index >= this.#first;
  }

  /** Lays out a part of what is not yet; `blocks` bounds the work. */
  layMore(blocks: number): void {
    const until = Math.max(0, this.#laid - blocks);
    while (this.#laid > until) this.#layBack();
  }

  #layBackTo(row: number): void {
    while (this.#laid > 0 && (this.#laid === this.#blocks.length || this.#starts[this.#laid]! > row)) this.#layBack();
  }

  /** Lays out the blocks before those that are, from the last one on that begins with a line of its own. @returns columns open at the end */
  #layBack(): number {
    const blocks = this.#blocks;
    const until = this.#laid;
    let from = until - 1;
    while (from > 0 && blocks[from - 1]!.wrapsAtEnd) from--;
    let open = NO_ROW;
    let rows = 0;
    for (let at = from; at < until; at++) {
      const block = blocks[at]!;
      const whole = at > 0 || this.#skipCells === 0;
      const settled =
        open === NO_ROW && whole && (block.cols === this.#cols || (!block.wraps && block.widest <= this.#cols));
      this.#shapes[at] = settled ? SETTLED : open;
      this.#starts[at] = rows;
      if (settled) rows += block.count - (at === 0 ? this.#skipLines : 0);
      else {
        const layout = this.#lay(at, open);
        rows += layout.count;
        ({ open } = layout);
      }
    }
    const end = until < blocks.length ? this.#starts[until]! : this.#end;
    for (let at = from; at < until; at++) this.#starts[at]! += end - rows;
    this.#laid = from;
    if (from === 0) this.#first = this.#starts[0]!;
    return open;
  }

  #settledLine(row: number, at: number): number {
    return row - this.#starts[at]! + (at === 0 ? this.#skipLines : 0);
  }

  /** The block in which a row begins. */
  #blockOf(row: number): number {
    this.#layBackTo(row);
    const starts = this.#starts;
    const near = this.#near;
    if (near >= this.#laid && starts[near]! <= row && (near + 1 >= starts.length || starts[near + 1]! > row))
      return near;
    let low = this.#laid;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    this.#near = low;
    return low;
  }

  #layoutAt(at: number): BlockLayout {
    const block = this.#blocks[at]!;
    if (this.#layoutOf === block && this.#layout !== null) return this.#layout;
    const { lines, cells, count, open } = this.#lay(at, this.#shapes[at]!);
    this.#layout = { lines: lines.slice(0, count), cells: cells.slice(0, count), count, open };
    this.#layoutOf = block;
    return this.#layout;
  }

  #lay(at: number, open: number): BlockLayout {
    const [line, cell] = at === 0 ? [this.#skipLines, this.#skipCells] : [0, 0];
    return layBlock(this.#blocks[at]!, line, cell, open, this.#cols);
  }

  /** Where a row begins; for the number after the newest one the end of all. */
  #placeOf(row: number): Place {
    if (row >= this.#end) return { block: this.#blocks.length, line: 0, cell: 0 };
    const block = this.#blockOf(row);
    if (this.#shapes[block] === SETTLED) return { block, line: this.#settledLine(row, block), cell: 0 };
    const layout = this.#layoutAt(block);
    const index = row - this.#starts[block]!;
    return { block, line: layout.lines[index]!, cell: layout.cells[index]! };
  }

  /** Number of the row that a cell is in; of the oldest one for what was dropped. */
  #rowOf({ block, line, cell }: Place): number {
    if (block >= this.#blocks.length) return this.#end;
    while (this.#laid > block) this.#layBack();
    const start = this.#starts[block]!;
    let row = start + line - (block === 0 ? this.#skipLines : 0);
    if (this.#shapes[block] !== SETTLED) {
      const { lines, cells, count } = this.#layoutAt(block);
      let low = -1;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (lines[middle]! < line || (lines[middle]! === line && cells[middle]! <= cell)) low = middle;
        else high = middle - 1;
      }
      row = start + low;
    }
    return this.#laid === 0 ? Math.max(row, this.#first) : row;
  }

  #nextLine({ block, line }: Place): Place {
    const within = line + 1 < this.#blocks[block]!.count;
    return within ? { block, line: line + 1, cell: 0 } : { block: block + 1, line: 0, cell: 0 };
  }

  /** Whether the row that ends at a place goes on there. */
  #goesOn({ block, line, cell }: Place): boolean {
    if (cell > 0) return true;
    if (line > 0) return this.#blocks[block]!.isWrapped(line - 1);
    return block > 0 && this.#blocks[block - 1]!.wrapsAtEnd;
  }

  /** Puts a row together from its cells, which may be of several lines. */
  #gather(row: number, into: Line): void {
    const from = this.#placeOf(row);
    const to = this.#placeOf(row + 1);
    const next = this.#nextLine(from);
    const split = isSameLine(from, to);
    const block = this.#blocks[from.block]!;
    into.reset();
    let used = 0;
    let at = from;
    // A line keeps its cells as they are up to where it is split, also when the row before took its beginning.
    if (from.cell === 0 || (this.has(row - 1 - this.#end) && !isSameLine(this.#placeOf(row - 1), from))) {
      block.read(from.line, into);
      if (from.cell === 0 && isSameLine(next, to) && to.cell === 0) return;
      const marks = takeMarks(into);
      const end = split ? to.cell : marks.used;
      if (from.cell > 0) into.cells.copyWithin(0, from.cell * CELL_WORDS, end * CELL_WORDS);
      used = end - from.cell;
      into.used = used;
      if (split || from.cell > 0) into.size = used;
      moveMarks(marks, from.cell, end, into, 0);
      at = next;
    }
    if (at === from || !split) {
      while (!isSameLine(at, to) && at.block < this.#blocks.length) {
        used = this.#copyCells(at, this.#blocks[at.block]!.used[at.line]!, into, used);
        at = this.#nextLine(at);
      }
      if (to.cell > at.cell) used = this.#copyCells(at, to.cell, into, used);
    }
    into.flags = this.#goesOn(to) ? into.flags | LINE_WRAPPED : into.flags & ~LINE_WRAPPED;
    into.time = block.times[from.line]!;
    into.stamp = nextStamp();
  }

  /** Adds cells from a place up to cell `end` of its line. @returns the columns used then */
  #copyCells(from: Place, end: number, into: Line, used: number): number {
    this.#blocks[from.block]!.read(from.line, $line);
    const { cells } = $line;
    let x = used;
    for (let o = from.cell * CELL_WORDS; o < end * CELL_WORDS; o += CELL_WORDS) {
      into.set(x++, cells[o]! & ~CELL_EXTENDED, cells[o + 1]!, cells[o + 2]!, cells[o + 3]!, this.#cols);
    }
    moveMarks($line, from.cell, end, into, used);
    return x;
  }

  /**
   * Rows around one, from and to (not included) as numbers, with all that stands in them as one text in which blanks at the
   * end of rows may be left out; undefined where there is no such text at hand.
   */
  textAround(index: number): { from: number; to: number; text: string } | undefined {
    const at = this.#blockOf(this.#end + index);
    const block = this.#blocks[at]!;
    if (block.gaps || block.wrapsAtEnd || (this.#shapes[at] !== SETTLED && block.uneven)) return undefined;
    const start = this.#starts[at]!;
    const from = this.#laid === 0 ? Math.max(start, this.#first) : start;
    return { from: from - this.#end, to: (this.#starts[at + 1] ?? this.#end) - this.#end, text: block.text() };
  }

  /** Cells of a row up to the last one that was printed to. */
  usedAt(index: number): number {
    const row = this.#end + index;
    const at = this.#blockOf(row);
    return this.#shapes[at] === SETTLED ? this.#blocks[at]!.used[this.#settledLine(row, at)]! : this.line(index).used;
  }

  /** Whether a row goes on in the next one. */
  wrappedAt(index: number): boolean {
    return this.#goesOn(this.#placeOf(this.#end + index + 1));
  }

  /** Cells of all lines up to the last one that was printed to. */
  get cells(): number {
    return this.#blocks.reduce((sum, block) => sum + block.used.reduce((cells, used) => cells + used, 0), 0);
  }

  /** For clusters.ts. */
  markClusters(used: Uint8Array): number {
    return this.#blocks.reduce((cells, block) => cells + block.markClusters(used), 0);
  }

  /** Bytes held, about. */
  get byteLength(): number {
    return this.#blocks.reduce((sum, block) => sum + block.byteLength, 0);
  }

  /** Becomes a copy of another history; blocks never change, so both have the same ones. */
  share(other: History): void {
    for (const block of other.#blocks) block.shared = true;
    this.#blocks = other.#blocks.slice();
    this.#starts = other.#starts.slice();
    this.#shapes = other.#shapes.slice();
    this.#laid = other.#laid;
    this.#end = other.#end;
    this.#first = other.#first;
    this.#skipLines = other.#skipLines;
    this.#skipCells = other.#skipCells;
    this.#cols = other.#cols;
    this.#forget();
  }

  /** The newest row no longer goes on in what follows. */
  endWrap(): void {
    if (this.#blocks.at(-1)?.endWrap()) this.#forget();
  }

  /** Drops the oldest `count` rows (at most all). */
  drop(count: number): void {
    if (count >= this.count) {
      this.clear();
      return;
    }
    this.#first += count;
    let whole = 0;
    while (whole + 1 < this.#starts.length && this.#starts[whole + 1]! <= this.#first) whole++;
    if (whole === 0) return;
    for (const block of this.#blocks.splice(0, whole)) {
      const small = block.byteLength <= SPARE_BYTES_MAX;
      if (small && !block.shared && $spares.length < SPARES_MAX) $spares.push(block);
    }
    this.#starts.splice(0, whole);
    this.#shapes.splice(0, whole);
    this.#skipLines = 0;
    this.#skipCells = 0;
    this.#near = 0;
  }

  clear(): void {
    this.#blocks = [];
    this.#starts = [];
    this.#shapes = [];
    this.#laid = 0;
    this.#end = 0;
    this.#first = 0;
    this.#skipLines = 0;
    this.#skipCells = 0;
    this.#forget();
  }

  /**
   * Unpacks the newest rows and gives them away.
   * @param count at least so many, if there are; the whole of the newest block
   */
  takeBack(count: number): Line[] {
    this.#layBackTo(this.#end - 1);
    return this.#take(Math.min(this.#end - count, this.#starts.at(-1) ?? 0));
  }

  #take(wanted: number): Line[] {
    this.#layBackTo(wanted);
    const all = this.#laid === 0 && wanted <= this.#first;
    const from = all ? this.#first : wanted;
    const lines: Line[] = [];
    for (let row = from; row < this.#end; row++) {
      const line = new Line();
      this.read(row - this.#end, line);
      lines.push(line);
    }
    if (all) this.clear();
    else this.#truncate(from);
    return lines;
  }

  /** Drops the rows from `row` on; a block that holds more than they do is packed anew. */
  #truncate(row: number): void {
    const { block: at, line, cell } = this.#placeOf(row);
    const block = this.#blocks[at]!;
    const start = this.#starts[at]!;
    const shape = this.#shapes[at]!;
    this.#blocks.length = at;
    this.#starts.length = at;
    this.#shapes.length = at;
    this.#end = row;
    if (line > 0 || cell > 0) {
      const kept = cell > 0 ? line + 1 : line;
      this.#blocks.push(new Block(linesOf(block, kept, cell), kept, cell > 0 ? 0 : block.cols));
      this.#starts.push(start);
      this.#shapes.push(shape);
    } else if (this.#laid > at) this.#laid = at;
    this.#forget();
  }

  /**
   * Lays all out for another width.
   * @returns the newest row, taken back, where it goes on in what follows and has room for it
   */
  rewrap(cols: number): Line[] {
    if (this.isEmpty) {
      this.#cols = cols;
      return [];
    }
    if (this.#laid === 0) {
      const oldest = this.#placeOf(this.#first);
      this.#skipLines = oldest.line;
      this.#skipCells = oldest.cell;
    }
    this.#cols = cols;
    this.#end = 0;
    this.#laid = this.#blocks.length;
    this.#forget();
    const open = this.#layBack();
    const block = this.#blocks.at(-1)!;
    const short = block.wrapsAtEnd && block.used[block.count - 1]! < cols && this.#shapes.at(-1) === SETTLED;
    return open !== NO_ROW || short ? this.#take(this.#end - 1) : [];
  }

  /** Ends of lines that were dropped, of those in the first block. */
  get #droppedEnds(): number {
    const first = this.#laid === 0 ? this.#placeOf(this.#first).line : this.#skipLines;
    return this.#blocks[0]?.endsBefore(first) ?? 0;
  }

  /** Ends of lines, wrapped rows being one line, before a row. */
  endsBefore(index: number): number {
    const place = this.#placeOf(this.#end + index);
    let ends = 0;
    for (let at = 0; at < place.block; at++) ends += this.#blocks[at]!.ends;
    return ends + (this.#blocks[place.block]?.endsBefore(place.line) ?? 0) - this.#droppedEnds;
  }

  /** The row that follows so many ends of lines; 0 where it is the one behind the newest. */
  rowAfterEnds(ends: number): number {
    let left = ends + this.#droppedEnds;
    for (let block = 0; block < this.#blocks.length; block++) {
      const packed = this.#blocks[block]!;
      if (left === 0) return this.#rowOf({ block, line: 0, cell: 0 }) - this.#end;
      if (left <= packed.ends) {
        return this.#rowOf(this.#nextLine({ block, line: packed.lineOfEnd(left), cell: 0 })) - this.#end;
      }
      left -= packed.ends;
    }
    return 0;
  }

  #forget(): void {
    this.#cached.fill(NaN);
    this.#cache.length = 0;
    this.#layout = null;
    this.#layoutOf = null;
    this.#near = 0;
  }
}

/** The first lines of a block, unpacked; the last one is cut behind cell `cell`, unless that is 0, and goes on. */
function linesOf(block: Block, count: number, cell: number): Line[] {
  return Array.from({ length: count }, (_, i) => {
    const line = new Line();
    block.read(i, line);
    if (i < count - 1 || cell === 0) return line;
    moveMarks(takeMarks(line), 0, cell, line, 0);
    line.size = cell;
    line.used = cell;
    line.flags |= LINE_WRAPPED;
    return line;
  });
}
