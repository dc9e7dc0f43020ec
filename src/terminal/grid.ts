import { holdsClusters } from "./clusters.ts";
import { COLOUR_DEFAULT, COLOUR_TERMINAL, type Colour } from "./colour.ts";
import { History } from "./history.ts";
import { LINE_WRAPPED, Line, nextStamp } from "./line.ts";
import { BLOCK_LINES } from "./packed-block.ts";

/** Lines above the screen that stay unpacked, before BLOCK_LINES of them are packed at once. */
const YOUNG_MAX = BLOCK_LINES;

/** Blocks of history that are laid out for a new width with each line that comes. */
const LAY_BLOCKS = 16;

/** Lines that were let go and wait to be written again; more are left to the collector. */
const FREE_MAX = BLOCK_LINES;

const isDefault = (bg: Colour): boolean => bg === COLOUR_DEFAULT || bg === COLOUR_TERMINAL;

/**
 * The lines of a screen and its history. Lines are references: scrolling moves references, and no cell.
 * Rows are 0-based, history has negative ones.
 *
 * Source of what each operation does: tmux/tmux grid.c, grid-view.c
 */
export class Grid {
  cols: number;
  rows: number;
  /** Whether lines that leave at the top are kept; off on the alternate screen and where the limit is 0. */
  keepsHistory: boolean;
  historyLimit: number;
  /** The newest lines of history, then the rows. */
  lines: Line[] = [];
  /** Index in `lines` of row 0. */
  base = 0;
  /** Older lines of history. */
  readonly packed: History;
  /** Lines of history that were scrolled out, not cleared: growing taller takes them back. Infinity for all that there are. */
  scrolled = 0;
  /** Counts of lines that went into history, and out of it at its end; and of changes that renumber all (clear, reflow). */
  scrollAdded = 0;
  scrollCollected = 0;
  scrollGeneration = 0;
  /** Clock reading for lines that go into history, ms since the epoch. */
  now = 0;
  readonly #free: Line[] = [];

  constructor(cols: number, rows: number, historyLimit: number) {
    this.cols = cols;
    this.rows = rows;
    this.packed = new History(cols);
    this.historyLimit = historyLimit;
    this.keepsHistory = historyLimit > 0;
    for (let y = 0; y < rows; y++) this.lines.push(new Line());
    holdsClusters(this);
  }

  /** For clusters.ts. */
  markClusters(used: Uint8Array): number {
    let cells = this.packed.markClusters(used);
    for (const line of this.lines) cells += line.markClusters(used);
    return cells;
  }

  get historySize(): number {
    return this.packed.count + this.base;
  }

  /** For reading rows and history, for writing rows only. */
  line(y: number): Line {
    const at = this.base + y;
    return at >= 0 ? this.lines[at]! : this.packed.line(at);
  }

  /** Rows of packed history around row `y`, and their text; see `History.textAround`. */
  packedText(y: number): { from: number; to: number; text: string } | undefined {
    if (this.base + y >= 0) return undefined;
    const found = this.packed.textAround(this.base + y);
    return found && { from: found.from - this.base, to: found.to - this.base, text: found.text };
  }

  /** Takes another grid's history as it is, in the place of its own; packed lines are shared. */
  copyHistory(other: Grid): void {
    this.packed.share(other.packed);
    const young = other.lines.slice(0, other.base).map((from) => {
      const line = new Line();
      line.copyFrom(from);
      return line;
    });
    this.lines.splice(0, this.base, ...young);
    this.base = other.base;
    this.scrolled = other.scrolled;
    this.keepsHistory = true;
    this.historyLimit = Math.max(this.historyLimit, other.historySize);
  }

  #blank(bg: Colour): Line {
    const line = this.#free.pop() ?? new Line();
    this.empty(line, bg);
    return line;
  }

  #release(line: Line): void {
    line.reset();
    if (this.#free.length < FREE_MAX) this.#free.push(line);
  }

  /** Makes a line as if never written, or erased all along in a colour. */
  empty(line: Line, bg: Colour): void {
    line.reset();
    if (isDefault(bg)) return;
    line.expand(this.cols, this.cols, bg);
    line.stamp = nextStamp();
  }

  /** The line above row `y` no longer goes on in it. */
  endWrap(y: number): void {
    const at = this.base + y - 1;
    if (at >= 0) this.lines[at]!.flags &= ~LINE_WRAPPED;
    else if (at === -1) this.packed.endWrap();
  }

  clearLines(y: number, count: number, bg: Colour): void {
    if (count <= 0) return;
    for (let i = y; i < y + count; i++) this.empty(this.lines[this.base + i]!, bg);
    this.endWrap(y);
  }

  /** Erases a rectangle. */
  clear(x: number, y: number, w: number, h: number, bg: Colour): void {
    if (w <= 0 || h <= 0) return;
    if (x === 0 && w === this.cols) {
      this.clearLines(y, h, bg);
      return;
    }
    for (let i = y; i < y + h; i++) {
      const line = this.lines[this.base + i]!;
      line.clear(x, w, bg, this.cols);
      line.stamp = nextStamp();
    }
  }

  /** Moves `count` rows from `from` to `to`; rows that they leave are erased, rows that they cover are lost. */
  moveLines(to: number, from: number, count: number, bg: Colour): void {
    if (count <= 0 || to === from) return;
    const lines = this.lines;
    const base = this.base;
    const moved = lines.slice(base + from, base + from + count);
    const lost: Line[] = [];
    for (let y = to; y < to + count; y++) if (y < from || y >= from + count) lost.push(lines[base + y]!);
    this.endWrap(to);
    for (let i = 0; i < count; i++) lines[base + to + i] = moved[i]!;
    for (let y = from; y < from + count; y++) {
      if (y >= to && y < to + count) continue;
      const line = lost.pop()!;
      this.empty(line, bg);
      lines[base + y] = line;
    }
    if (from < to || from >= to + count) this.endWrap(from);
  }

  /** Moves all rows up by one into history. */
  scrollHistory(bg: Colour): void {
    this.lines[this.base]!.time = this.now;
    this.lines.push(this.#blank(bg));
    this.#addedToHistory();
  }

  #addedToHistory(): void {
    this.base++;
    this.scrolled++;
    this.scrollAdded++;
    if (this.base > YOUNG_MAX) this.#pack();
  }

  /** Packs the oldest young lines; their memory goes on to new lines. */
  #pack(): void {
    this.packed.append(this.lines);
    const gone = this.lines.splice(0, BLOCK_LINES);
    this.base -= BLOCK_LINES;
    for (const line of gone) this.#release(line);
  }

  /** Scrolls rows `upper` to `lower` up by one; the row at the top goes into history where there is one. */
  scrollUp(upper: number, lower: number, bg: Colour): void {
    if (!this.keepsHistory) {
      this.#rotateUp(upper, lower, bg);
      return;
    }
    this.collectHistory(false);
    if (upper === 0 && lower === this.rows - 1) {
      this.scrollHistory(bg);
      return;
    }
    const { lines, base } = this;
    const top = lines[base + upper]!;
    top.time = this.now;
    for (let y = upper; y > 0; y--) lines[base + y] = lines[base + y - 1]!;
    lines[base] = top;
    lines.splice(base + lower + 1, 0, this.#blank(bg));
    this.#addedToHistory();
  }

  /** As moving the rows below the first of a region up by one, without a copy of their list. */
  #rotateUp(upper: number, lower: number, bg: Colour): void {
    const { lines, base } = this;
    const top = lines[base + upper]!;
    this.endWrap(upper);
    for (let at = base + upper; at < base + lower; at++) lines[at] = lines[at + 1]!;
    this.empty(top, bg);
    lines[base + lower] = top;
    if (lower - upper === 1) this.endWrap(lower);
  }

  /** Scrolls rows `upper` to `lower` down by one: as moving them, without a copy of their list. */
  scrollDown(upper: number, lower: number, bg: Colour): void {
    if (lower <= upper) return;
    const { lines, base } = this;
    const bottom = lines[base + lower]!;
    this.endWrap(upper + 1);
    for (let at = base + lower; at > base + upper; at--) lines[at] = lines[at - 1]!;
    this.empty(bottom, bg);
    lines[base + upper] = bottom;
    this.endWrap(upper);
  }

  /** Drops the oldest tenth of the history when it is full; with `all` just what is over the limit. */
  collectHistory(all: boolean): void {
    // After a change of width the rows are counted bit by bit, while lines come; the limit waits for it.
    if (!all && !this.packed.isLaidOut) {
      this.packed.layMore(LAY_BLOCKS);
      return;
    }
    const size = this.historySize;
    if (size === 0 || size < this.historyLimit) return;
    const wanted = all ? size - this.historyLimit : Math.floor(this.historyLimit / 10);
    const count = Math.min(Math.max(wanted, 1), size);
    this.dropHistory(count);
    this.scrollCollected += count;
    if (this.scrolled > this.historySize) this.scrolled = this.historySize;
  }

  /** Drops the oldest `count` lines. */
  dropHistory(count: number): void {
    const young = count - this.packed.count;
    this.packed.drop(count);
    if (young <= 0) return;
    for (const line of this.lines.splice(0, young)) this.#release(line);
    this.base -= young;
  }

  clearHistory(): void {
    this.dropHistory(this.historySize);
    this.scrolled = 0;
    this.scrollGeneration++;
  }

  /** Moves what the screen shows into history, up to its last written row, and leaves it blank. */
  clearIntoHistory(bg: Colour): void {
    let last = 0;
    for (let y = 0; y < this.rows; y++) if (this.lines[this.base + y]!.used !== 0) last = y + 1;
    if (last === 0) {
      this.clear(0, 0, this.cols, this.rows, bg);
      return;
    }
    for (let y = 0; y < last; y++) {
      this.collectHistory(false);
      this.scrollHistory(bg);
    }
    if (last < this.rows) this.clear(0, 0, this.cols, this.rows - last, bg);
    this.scrolled = 0;
  }

  /** Opens `count` blank rows at `y`; rows down to `lower` move, the last ones are lost. */
  insertLines(y: number, lower: number, count: number, bg: Colour): void {
    const kept = lower + 1 - y - count;
    this.moveLines(lower + 1 - kept, y, kept, bg);
    this.#clearRest(y + kept, count - kept, bg);
  }

  /** Takes `count` rows away at `y`; rows down to `lower` move up, blank ones follow. */
  deleteLines(y: number, lower: number, count: number, bg: Colour): void {
    const kept = lower + 1 - y - count;
    this.moveLines(y, y + count, kept, bg);
    this.#clearRest(y + kept, count - kept, bg);
  }

  #clearRest(y: number, count: number, bg: Colour): void {
    if (count > 0) this.clearLines(y, count, bg);
    else if (count < 0) this.endWrap(y);
  }

  /** Takes history back onto the screen, as far as there is any, or gives rows to it: the rows then begin `by` lines earlier. @returns by how many */
  shiftBase(by: number): number {
    while (by > this.base && !this.packed.isEmpty) {
      const back = this.packed.takeBack(by - this.base);
      this.lines.unshift(...back);
      this.base += back.length;
    }
    const moved = Math.min(by, this.base);
    this.base -= moved;
    return moved;
  }

  /** Brings the number of row lines to `rows`: blank ones are added at the bottom, or the bottom ones dropped. */
  setRows(rows: number): void {
    this.rows = rows;
    const wanted = this.base + rows;
    while (this.lines.length < wanted) this.lines.push(this.#blank(COLOUR_DEFAULT));
    while (this.lines.length > wanted) this.#release(this.lines.pop()!);
    while (this.base > YOUNG_MAX) this.#pack();
  }
}
