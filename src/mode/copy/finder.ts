import type { Grid } from "./grid.ts";
import type { Matcher } from "./pattern.ts";

/** A regular expression looks at no more cells than this of lines joined by wrapping. */
const JOINED_MAX = 2000;

/** A match: where it begins, and how many cells it covers, over the right edge where its line goes on below. */
export interface Match {
  readonly x: number;
  readonly y: number;
  readonly cells: number;
}

/** A line with those joined to it below, as one text. */
interface JoinedText {
  readonly text: string;
  /** Cell, counted from column 0 of the first line on, for each unit of the text; undefined: unit n is cell n. */
  readonly cells: readonly number[] | undefined;
}

/** Finds matches line by line; a match belongs to the line it begins in. */
export class Finder {
  readonly #grid: Grid;
  readonly #matcher: Matcher;
  /** Lines that were looked at as one text. */
  #around: { readonly from: number; readonly to: number; readonly barren: boolean } | undefined;

  constructor(grid: Grid, matcher: Matcher) {
    this.#grid = grid;
    this.#matcher = matcher;
  }

  /** Lines around a line, from and to (not included), in which no match can begin; undefined where they must be looked at. */
  barren(y: number): { readonly from: number; readonly to: number } | undefined {
    const { required, ignoreCase } = this.#matcher;
    if (required === "") return undefined;
    if (this.#around === undefined || y < this.#around.from || y >= this.#around.to) {
      const found = this.#grid.textAround(y);
      if (found === undefined) return undefined;
      const text = ignoreCase ? found.text.toLowerCase() : found.text;
      this.#around = { from: found.from, to: found.to, barren: !text.includes(required) };
    }
    return this.#around.barren ? this.#around : undefined;
  }

  #joined(y: number): JoinedText {
    const grid = this.#grid;
    const first = grid.rowText(y);
    let { text } = first;
    let cells = first.columns === undefined ? undefined : [...first.columns];
    let total = grid.cols;
    for (let line = y; line < grid.last && grid.wrapped(line) && total < JOINED_MAX; total += grid.cols) {
      const row = grid.rowText(++line);
      if (row.columns !== undefined || cells !== undefined) {
        cells ??= Array.from({ length: text.length }, (_, unit) => unit);
        for (let unit = 0; unit < row.text.length; unit++) cells.push(total + (row.columns?.[unit] ?? unit));
      }
      text += row.text;
    }
    return { text, cells };
  }

  /** The first match of a line that begins in column `from` or behind it. */
  first(y: number, from = 0): Match | undefined {
    const joined = this.#joined(y);
    return this.#at(joined, y, unitOf(joined, from));
  }

  /** All matches of a line, none overlapping. */
  all(y: number): Match[] {
    const joined = this.#joined(y);
    const matches: Match[] = [];
    let unit = 0;
    for (;;) {
      const match = this.#at(joined, y, unit);
      if (match === undefined) return matches;
      matches.push(match);
      unit = unitOf(joined, match.x + match.cells);
    }
  }

  /** The last match of a line that begins in column `to` or before it. */
  last(y: number, to: number): Match | undefined {
    const joined = this.#joined(y);
    let found: Match | undefined;
    let unit = 0;
    for (;;) {
      const match = this.#at(joined, y, unit);
      if (match === undefined || match.x > to) return found;
      found = match;
      unit = this.#matcher.overlaps ? unitOf(joined, match.x + 1) : unitOf(joined, match.x + match.cells);
    }
  }

  #at(joined: JoinedText, y: number, from: number): Match | undefined {
    if (from >= joined.text.length) return undefined;
    const found = this.#matcher.next(joined.text, from);
    if (found === undefined) return undefined;
    const x = cellOf(joined, found.start);
    if (x >= this.#grid.cols) return undefined;
    return { x, y, cells: Math.max(1, cellOf(joined, found.end) - x) };
  }
}

function cellOf(joined: JoinedText, unit: number): number {
  if (joined.cells === undefined) return unit;
  return joined.cells[unit] ?? (joined.cells.at(-1) ?? 0) + 1;
}

/** The unit of the first character in cell `cell` or behind it. */
function unitOf(joined: JoinedText, cell: number): number {
  if (joined.cells === undefined) return cell;
  const unit = joined.cells.findIndex((at) => at >= cell);
  return unit === -1 ? joined.text.length : unit;
}
