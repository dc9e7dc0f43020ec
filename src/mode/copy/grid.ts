import {
  BLANK,
  CELL_CLEARED,
  CELL_EXTENDED,
  CELL_NOPALETTE,
  CELL_PADDING,
  CELL_TAB,
  CELL_WORDS,
  contentText,
  contentWidth,
} from "#terminal/cell.ts";
import { type WrapPosition, unwrapPosition, wrapPosition } from "#terminal/reflow.ts";
import { LINE_WRAPPED, type Screen } from "#terminal/screen.ts";

/** Characters that end words whatever the separators are. */
export const WHITESPACE = "\t ";

/** A place in a grid: column, and line counted from the oldest line of history. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A line's text, and the column of each of its UTF-16 units; without `columns` unit n stands in column n. */
export interface RowText {
  readonly text: string;
  readonly columns: readonly number[] | undefined;
}

/** Bytes of a line while its text is made. */
let $ascii = Buffer.alloc(256);

/**
 * History and screen as one list of lines: line 0 is the oldest, the last one the bottom row.
 * Cells that were never written read as blanks. Reads only.
 */
export class Grid {
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  get cols(): number {
    return this.screen.cols;
  }

  get rows(): number {
    return this.screen.rows;
  }

  get history(): number {
    return this.screen.historySize;
  }

  /** Number of the bottom line. */
  get last(): number {
    return this.history + this.rows - 1;
  }

  /** LINE_* bits; 0 outside the grid. */
  flags(y: number): number {
    return y < 0 || y > this.last ? 0 : this.screen.line(y - this.history).flags;
  }

  /** Whether the line goes on in the next one. */
  wrapped(y: number): boolean {
    return (this.flags(y) & LINE_WRAPPED) !== 0;
  }

  /** When the line went into history, ms since the epoch. */
  time(y: number): number {
    return y < 0 || y > this.last ? 0 : this.screen.line(y - this.history).time;
  }

  /** Cells of the line that have storage, not more than the width. */
  size(y: number): number {
    return y < 0 || y > this.last ? 0 : Math.min(this.screen.line(y - this.history).size, this.cols);
  }

  /** Cells of the line that have storage; more than the width where a line was not rewrapped. */
  storedCells(y: number): number {
    return y < 0 || y > this.last ? 0 : this.screen.line(y - this.history).size;
  }

  /** Cells of the line that were written to. */
  written(y: number): number {
    return y < 0 || y > this.last ? 0 : this.screen.line(y - this.history).used;
  }

  /** The character of a cell; "" for the right part of a wide one or of a tab, "\t" for a tab. */
  text(x: number, y: number): string {
    const word = this.#word(x, y);
    return (word & CELL_TAB) !== 0 ? "\t" : contentText(word);
  }

  #word(x: number, y: number): number {
    if (x < 0 || x >= this.cols || y < 0 || y > this.last) return BLANK;
    return this.screen.line(y - this.history).word(x);
  }

  isPadding(x: number, y: number): boolean {
    return (this.#word(x, y) & CELL_PADDING) !== 0;
  }

  isTab(x: number, y: number): boolean {
    return (this.#word(x, y) & CELL_TAB) !== 0;
  }

  /** Cells that the character takes; 0 for the right part of a wide one. */
  width(x: number, y: number): number {
    return contentWidth(this.#word(x, y));
  }

  #isBlank(x: number, y: number): boolean {
    const text = this.text(x, y);
    return text === " " || (text === "\t" && this.width(x, y) === 1);
  }

  /** Columns up to the last one that is not blank. */
  length(y: number): number {
    let x = this.size(y);
    while (x > 0 && this.#isBlank(x - 1, y)) x--;
    return x;
  }

  /** Column of the last character of the line, its left cell if it is wide; 0 for an empty line. */
  limit(y: number): number {
    let x = Math.max(0, this.length(y) - 1);
    while (x > 0 && this.isPadding(x, y)) x--;
    return x;
  }

  /**
   * Whether the character at a cell is one of `set`.
   *
   * @returns 0 when it is not, else how many cells on the next character is: more than 1 inside a tab
   */
  inSet(x: number, y: number, set: string): number {
    const text = this.text(x, y);
    if (text === "\t" && set.includes("\t")) return this.width(x, y);
    if (text === "") {
      if (!set.includes("\t")) return 0;
      let start = x;
      while (start > 0 && this.isPadding(start, y)) start--;
      return this.isTab(start, y) ? this.width(start, y) - (x - start) : 0;
    }
    return set.includes(text) ? 1 : 0;
  }

  /** Lines around one, from and to (not included), with their text as one; undefined where there is none at hand. */
  textAround(y: number): { from: number; to: number; text: string } | undefined {
    const found = this.screen.grid.packedText(y - this.history);
    return found && { from: found.from + this.history, to: found.to + this.history, text: found.text };
  }

  /** The line as text over its whole width, blanks where nothing was written: what searches look at. */
  rowText(y: number): RowText {
    const plain = this.#plainText(y);
    if (plain !== undefined) return { text: plain, columns: undefined };
    let text = "";
    const columns: number[] = [];
    for (let x = 0; x < this.cols; x++) {
      const character = this.text(x, y);
      for (let unit = 0; unit < character.length; unit++) columns.push(x);
      text += character;
    }
    return { text, columns };
  }

  /** The text of a line of single-width ASCII characters; undefined for any other. */
  #plainText(y: number): string | undefined {
    const line = this.screen.line(y - this.history);
    const { cells } = line;
    const end = Math.min(line.size, this.cols);
    if ($ascii.length < this.cols) $ascii = Buffer.alloc(this.cols * 2);
    for (let x = 0; x < end; x++) {
      const word = cells[x * CELL_WORDS]! & ~(CELL_CLEARED | CELL_EXTENDED | CELL_NOPALETTE);
      if (word > 0x7e) return undefined;
      $ascii[x] = word;
    }
    return $ascii.toString("latin1", 0, end).padEnd(this.cols);
  }

  /** The whole line as text, blanks at the end cut, tabs as tabs. */
  lineText(y: number): string {
    let text = "";
    const length = this.length(y);
    for (let x = 0; x < length; x++) text += this.text(x, y);
    return text;
  }

  /** A place counted along the lines that wrapping joins, which stays the same when the width changes. */
  toWrapped(at: Position): WrapPosition {
    return wrapPosition(this.screen.grid, at.x, Math.min(at.y, this.last) - this.history);
  }

  /** The place that `toWrapped` described. */
  fromWrapped(wrapped: WrapPosition): Position {
    const { x, y } = unwrapPosition(this.screen.grid, wrapped);
    return { x, y: y + this.history };
  }
}
