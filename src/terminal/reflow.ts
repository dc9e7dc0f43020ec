import { CELL_EXTENDED, CELL_WORDS, contentWidth } from "./cell.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import type { Grid } from "./grid.ts";
import { BLOCK_LINES, History } from "./history.ts";
import { LINE_EXTENDED, LINE_WRAPPED, Line, nextStamp } from "./line.ts";

/**
 * Rewraps all lines of a grid to its new width: wrapped lines are joined, long ones split.
 * Blocks of history that need neither are taken over as they are, unread.
 *
 * Source of the rules: tmux/tmux grid.c, grid_reflow
 */
export function reflow(grid: Grid): void {
  const work = new Reflow(grid);
  work.run();
}

const widthAt = (line: Line, x: number): number => contentWidth(line.cells[x * CELL_WORDS]!);

function copyCell(from: Line, x: number, to: Line, at: number, cols: number): void {
  const o = x * CELL_WORDS;
  const cells = from.cells;
  to.set(at, cells[o]! & ~CELL_EXTENDED, cells[o + 1]!, cells[o + 2]!, cells[o + 3]!, cols);
}

class Reflow {
  readonly #grid: Grid;
  readonly #cols: number;
  readonly #total: number;
  readonly #packed = new History();
  readonly #out: Line[] = [];
  /** Source lines that were unpacked, or changed, and are not used up yet. */
  readonly #loaded: Map<number, Line> = new Map();

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#cols = grid.cols;
    this.#total = grid.historySize + grid.rows;
  }

  run(): void {
    const grid = this.#grid;
    let y = 0;
    while (y < this.#total) {
      const plain = this.#plainBlock(y);
      y = plain > 0 ? y + plain : this.#one(y);
    }
    while (this.#packed.count + this.#out.length < grid.rows) this.#out.push(new Line());
    grid.packed.replaceWith(this.#packed);
    grid.lines = this.#out;
    grid.base = this.#out.length - grid.rows;
    while (grid.base < 0) {
      const back = grid.packed.takeBack();
      grid.lines.unshift(...back);
      grid.base += back.length;
    }
    grid.scrolled = Math.min(grid.scrolled, grid.historySize);
    grid.scrollGeneration++;
  }

  /** Takes over a packed block whole, when the lines before it are packed too. */
  #plainBlock(y: number): number {
    const source = this.#grid.packed;
    if (y >= source.count || this.#loaded.has(y)) return 0;
    const count = source.plainRun(y, this.#cols);
    if (count === 0) return 0;
    if (this.#out.length > 0) return 0;
    this.#packed.adopt(source, y);
    return count;
  }

  #source(y: number): Line {
    const { packed, lines } = this.#grid;
    let line = this.#loaded.get(y);
    if (line) return line;
    if (y >= packed.count) return lines[y - packed.count]!;
    line = new Line();
    packed.read(y, line);
    this.#loaded.set(y, line);
    return line;
  }

  #push(line: Line): void {
    this.#out.push(line);
    if (this.#out.length < this.#grid.rows + 2 * BLOCK_LINES) return;
    this.#packed.append(this.#out);
    this.#out.splice(0, BLOCK_LINES);
  }

  get #made(): number {
    return this.#packed.count + this.#out.length;
  }

  /** Handles the source line `y`. @returns the next one */
  #one(y: number): number {
    const line = this.#source(y);
    this.#loaded.delete(y);
    const cols = this.#cols;
    let width = line.used;
    let at = Math.min(width, cols);
    if (line.flags & LINE_EXTENDED) {
      at = 0;
      width = 0;
      for (let x = 0; x < line.used; x++) {
        const w = widthAt(line, x);
        if (at === 0 && width + w > cols) at = x;
        width += w;
      }
    }
    if (width > cols) return this.#split(line, y, at);
    this.#push(line);
    return width < cols && line.flags & LINE_WRAPPED ? this.#join(line, y, width) : y + 1;
  }

  /** Fills the last line made, `to`, which holds `width` columns, from the lines after `y`. @returns the next source line */
  #join(to: Line, y: number, filled: number): number {
    const cols = this.#cols;
    const index = this.#made - 1;
    let width = filled;
    let at = to.used;
    let lines = 0;
    let wrapped = true;
    let from: Line | null = null;
    let want = 0;
    while (y + 1 + lines < this.#total) {
      const line = this.#source(y + 1 + lines);
      if ((line.flags & LINE_WRAPPED) === 0) wrapped = false;
      if (line.used === 0) {
        if (!wrapped) break;
        lines++;
        continue;
      }
      if (width + widthAt(line, 0) > cols) break;
      from = line;
      for (want = 0; want < line.used; want++) {
        const w = widthAt(line, want);
        if (width + w > cols) break;
        width += w;
        copyCell(line, want, to, at++, cols);
      }
      lines++;
      if (!wrapped || want !== line.used || width === cols) break;
    }
    if (lines === 0 || from === null) return y + 1;
    to.stamp = nextStamp();

    const left = from.used - want;
    if (left > 0) {
      lines--;
      from.move(0, want, left, COLOUR_DEFAULT, cols);
      from.size = left;
      from.used = left;
      from.stamp = nextStamp();
    } else if (!wrapped) to.flags &= ~LINE_WRAPPED;
    for (let i = y + 1; i < y + 1 + lines; i++) this.#loaded.delete(i);

    const grid = this.#grid;
    if (grid.scrolled > index + lines) grid.scrolled -= lines;
    else if (grid.scrolled > index) grid.scrolled = index;
    return y + 1 + lines;
  }

  /** Splits a line that is too long; its first `at` cells stay. @returns the next source line */
  #split(line: Line, y: number, at: number): number {
    const cols = this.#cols;
    const { used, flags } = line;
    const rest: Line[] = [new Line()];
    let width = 0;
    let x = 0;
    for (let i = at; i < used; i++) {
      const w = widthAt(line, i);
      if (width + w > cols) {
        rest.at(-1)!.flags |= LINE_WRAPPED;
        rest.push(new Line());
        width = 0;
        x = 0;
      }
      width += w;
      copyCell(line, i, rest.at(-1)!, x++, cols);
    }
    const last = rest.at(-1)!;
    if (flags & LINE_WRAPPED) last.flags |= LINE_WRAPPED;
    line.size = at;
    line.used = at;
    line.flags |= LINE_WRAPPED;
    line.stamp = nextStamp();
    this.#push(line);
    for (const piece of rest) {
      piece.stamp = nextStamp();
      this.#push(piece);
    }
    if (y <= this.#grid.scrolled) this.#grid.scrolled += rest.length;
    return width < cols && flags & LINE_WRAPPED ? this.#join(last, y, width) : y + 1;
  }
}

/** Where a cell is, counted in lines as they were written: of wrapped rows one. `x` Infinity: past the end. */
export interface WrapPosition {
  readonly x: number;
  readonly y: number;
}

/** @param y from the top of history */
export function wrapPosition(grid: Grid, x: number, y: number): WrapPosition {
  let ax = 0;
  let ay = 0;
  for (let i = 0; i < y; i++) {
    if (isWrapped(grid, i)) ax += usedOf(grid, i);
    else {
      ax = 0;
      ay++;
    }
  }
  return { x: x >= usedOf(grid, y) ? Number.POSITIVE_INFINITY : ax + x, y: ay };
}

/** Back again; `y` from the top of history. */
export function unwrapPosition(grid: Grid, position: WrapPosition): { x: number; y: number } {
  const last = grid.historySize + grid.rows - 1;
  let y = 0;
  for (let ay = 0; y < last && ay !== position.y; y++) if (!isWrapped(grid, y)) ay++;
  let x = position.x;
  if (x === Number.POSITIVE_INFINITY) {
    while (y < last && isWrapped(grid, y)) y++;
    return { x: usedOf(grid, y), y };
  }
  while (y < last && isWrapped(grid, y) && x >= usedOf(grid, y)) {
    x -= usedOf(grid, y);
    y++;
  }
  return { x, y };
}

function usedOf(grid: Grid, index: number): number {
  const packed = grid.packed.count;
  return index < packed ? grid.packed.usedAt(index) : grid.lines[index - packed]!.used;
}

function isWrapped(grid: Grid, index: number): boolean {
  const packed = grid.packed.count;
  const flags = index < packed ? grid.packed.flagsAt(index) : grid.lines[index - packed]!.flags;
  return (flags & LINE_WRAPPED) !== 0;
}
