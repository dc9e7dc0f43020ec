import { CELL_EXTENDED, CELL_WORDS, contentWidth } from "./cell.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import type { Grid } from "./grid.ts";
import { LINE_EXTENDED, LINE_WRAPPED, Line, nextStamp } from "./line.ts";
import { moveMarks, takeMarks } from "./prompt-marks.ts";

/**
 * Rewraps all lines of a grid to its new width: wrapped lines are joined, long ones split. Packed history only counts its
 * rows anew; the lines that are not packed are rewrapped here and now.
 *
 * Source of the rules: tmux/tmux grid.c, grid_reflow
 */
export function reflow(grid: Grid): void {
  const work = new Reflow(grid);
  if (grid.packed.isEmpty) {
    grid.packed.rewrap(grid.cols);
    work.run();
  } else rewrapPacked(grid, work);
  grid.scrollGeneration++;
}

/**
 * Packed history ends with a whole row, or a line: what is less is taken back and rewrapped with the rest. How much of the
 * history was only scrolled out stays as it is: where all of it was, nothing needs to be counted.
 */
function rewrapPacked(grid: Grid, work: Reflow): void {
  const { packed, scrolled, base } = grid;
  const all = scrolled === Infinity || (packed.isLaidOut && scrolled >= grid.historySize);
  const inside = !all && scrolled > base ? packed.endsBefore(base - scrolled) : -1;
  const taken = packed.rewrap(grid.cols);
  grid.lines.unshift(...taken);
  grid.base += taken.length;
  grid.scrolled = all ? Infinity : Math.min(scrolled, base);
  work.run();
  if (inside >= 0) grid.scrolled = grid.base - packed.rowAfterEnds(inside);
  else if (!all) grid.scrolled = Math.min(grid.scrolled, grid.base);
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
  #source: readonly Line[] = [];
  readonly #out: Line[] = [];

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#cols = grid.cols;
  }

  run(): void {
    const grid = this.#grid;
    const out = this.#out;
    this.#source = grid.lines;
    for (let y = 0; y < this.#source.length;) y = this.#one(y);
    while (out.length < grid.rows && !grid.packed.isEmpty) out.unshift(...grid.packed.takeBack(grid.rows - out.length));
    while (out.length < grid.rows) out.push(new Line());
    grid.lines = out;
    grid.base = out.length - grid.rows;
    if (grid.packed.isEmpty) grid.scrolled = Math.min(grid.scrolled, grid.base);
  }

  /** Handles the source line `y`. @returns the next one */
  #one(y: number): number {
    const line = this.#source[y]!;
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
    this.#out.push(line);
    return width < cols && line.flags & LINE_WRAPPED ? this.#join(line, y, width) : y + 1;
  }

  /** Fills the last line made, `to`, which holds `width` columns, from the lines after `y`. @returns the next source line */
  #join(to: Line, y: number, filled: number): number {
    const cols = this.#cols;
    const index = this.#out.length - 1;
    let width = filled;
    let at = to.used;
    let lines = 0;
    let wrapped = true;
    let from: Line | null = null;
    let want = 0;
    while (y + 1 + lines < this.#source.length) {
      const line = this.#source[y + 1 + lines]!;
      if ((line.flags & LINE_WRAPPED) === 0) wrapped = false;
      if (line.used === 0) {
        if (!wrapped) break;
        moveMarks(line, 0, 0, to, at);
        lines++;
        continue;
      }
      if (width + widthAt(line, 0) > cols) break;
      from = line;
      const first = at;
      for (want = 0; want < line.used; want++) {
        const w = widthAt(line, want);
        if (width + w > cols) break;
        width += w;
        copyCell(line, want, to, at++, cols);
      }
      const marks = takeMarks(line);
      moveMarks(marks, 0, want, to, first);
      if (want < line.used) moveMarks(marks, want, line.used, line, 0);
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

    const grid = this.#grid;
    if (grid.scrolled > index + lines) grid.scrolled -= lines;
    else if (grid.scrolled > index) grid.scrolled = index;
    return y + 1 + lines;
  }

  /** Splits a line that is too long; its first `at` cells stay. @returns the next source line */
  #split(line: Line, y: number, at: number): number {
    const cols = this.#cols;
    const { used, flags } = line;
    const marks = takeMarks(line);
    const rest: Line[] = [new Line()];
    let first = at;
    let width = 0;
    let x = 0;
    for (let i = at; i < used; i++) {
      const w = widthAt(line, i);
      if (width + w > cols) {
        rest.at(-1)!.flags |= LINE_WRAPPED;
        moveMarks(marks, first, i, rest.at(-1)!, 0);
        rest.push(new Line());
        first = i;
        width = 0;
        x = 0;
      }
      width += w;
      copyCell(line, i, rest.at(-1)!, x++, cols);
    }
    const last = rest.at(-1)!;
    moveMarks(marks, first, used, last, 0);
    moveMarks(marks, 0, at, line, 0);
    if (flags & LINE_WRAPPED) last.flags |= LINE_WRAPPED;
    line.size = at;
    line.used = at;
    line.flags |= LINE_WRAPPED;
    line.stamp = nextStamp();
    this.#out.push(line);
    for (const piece of rest) {
      piece.stamp = nextStamp();
      this.#out.push(piece);
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

/** @param y row, negative in history */
export function wrapPosition(grid: Grid, x: number, y: number): WrapPosition {
  const at = grid.base + y;
  let line = grid.packed.endsBefore(Math.min(at, 0));
  for (let i = 0; i < at; i++) if (!isWrapped(grid, i)) line++;
  let cells = x;
  for (let i = at - 1; isWrapped(grid, i); i--) cells += usedOf(grid, i);
  return { x: x >= usedOf(grid, at) ? Number.POSITIVE_INFINITY : cells, y: line };
}

/** Back again. */
export function unwrapPosition(grid: Grid, position: WrapPosition): { x: number; y: number } {
  const last = grid.lines.length - 1;
  const { packed } = grid;
  const inPacked = packed.endsBefore(0);
  let at = packed.rowAfterEnds(Math.min(position.y, inPacked));
  for (let line = Math.min(position.y, inPacked); line < position.y && at < last; at++)
    if (!isWrapped(grid, at)) line++;
  let { x } = position;
  if (x === Number.POSITIVE_INFINITY) {
    while (at < last && isWrapped(grid, at)) at++;
    return { x: usedOf(grid, at), y: at - grid.base };
  }
  while (at < last && isWrapped(grid, at) && x >= usedOf(grid, at)) x -= usedOf(grid, at++);
  return { x, y: at - grid.base };
}

/** @param at index of a line that is not packed, negative for those that are, -1 the newest; so below */
function usedOf(grid: Grid, at: number): number {
  return at < 0 ? grid.packed.usedAt(at) : grid.lines[at]!.used;
}

function isWrapped(grid: Grid, at: number): boolean {
  if (at >= 0) return (grid.lines[at]!.flags & LINE_WRAPPED) !== 0;
  return grid.packed.has(at) && grid.packed.wrappedAt(at);
}
