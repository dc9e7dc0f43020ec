import { WHITESPACE, type Grid, type Position } from "./grid.ts";

/**
 * A cursor that walks over a grid, character by character, word by word. It knows no view and no selection.
 *
 * Source: tmux/tmux grid-reader.c; compared in test/mode/copy/movement.test.ts
 */
export class Reader {
  readonly grid: Grid;
  x: number;
  y: number;

  constructor(grid: Grid, at: Position) {
    this.grid = grid;
    this.x = at.x;
    this.y = at.y;
  }

  #offPadding(): void {
    while (this.x > 0 && this.grid.isPadding(this.x, this.y)) this.x--;
  }

  /**
   * One character on.
   *
   * @param wrap go on with the next line behind the last place of this one
   * @param end the last place: `cols` the right edge, `length` one behind the text, `limit` on its last character
   */
  right(wrap: boolean, end: "cols" | "length" | "limit"): void {
    const { grid } = this;
    const last = end === "cols" ? grid.cols : end === "length" ? grid.length(this.y) : grid.limit(this.y);
    if (wrap && this.x >= last && this.y < grid.last) {
      this.startOfLine(false);
      this.down();
    } else if (this.x < last) {
      do this.x++;
      while (this.x < last && grid.isPadding(this.x, this.y));
    }
  }

  /** One character back; with `wrap`, or on a line that the one above goes on in, from column 0 to the end of the line above. */
  left(wrap: boolean): void {
    this.#offPadding();
    if (this.x > 0) this.x--;
    else if (this.y > 0 && (wrap || this.grid.wrapped(this.y - 1))) {
      this.up();
      this.endOfLine(false, false);
    }
  }

  down(): void {
    if (this.y < this.grid.last) this.y++;
    this.#offPadding();
  }

  up(): void {
    if (this.y > 0) this.y--;
    this.#offPadding();
  }

  /** @param joined over all lines that wrapping joins */
  startOfLine(joined: boolean): void {
    while (joined && this.y > 0 && this.grid.wrapped(this.y - 1)) this.y--;
    this.x = 0;
  }

  /** @param edge to the right edge, not to the end of the text */
  endOfLine(joined: boolean, edge: boolean): void {
    while (joined && this.y < this.grid.last && this.grid.wrapped(this.y)) this.y++;
    this.x = edge ? this.grid.cols : this.grid.length(this.y);
  }

  inSet(set: string): number {
    return this.grid.inSet(this.x, this.y, set);
  }

  #end(): number {
    return this.grid.wrapped(this.y) ? this.grid.cols - 1 : this.grid.length(this.y);
  }

  /** Goes on to the lines below while x is behind the end. @returns the end of the line it came to, -1 where the grid ends */
  #settle(end: number): number {
    while (this.x > end) {
      if (this.y === this.grid.last) return -1;
      this.startOfLine(false);
      this.down();
      end = this.#end();
    }
    return end;
  }

  /** Walks while `accept` holds. @returns the end of the line it came to, -1 where the grid ends */
  #skip(end: number, accept: () => boolean): number {
    do {
      this.x++;
      end = this.#settle(end);
    } while (end !== -1 && accept());
    return end;
  }

  #skipWord(end: number, separators: string): number {
    if (this.inSet(separators) !== 0) {
      return this.#skip(end, () => this.inSet(separators) !== 0 && this.inSet(WHITESPACE) === 0);
    }
    return this.#skip(end, () => this.inSet(separators) === 0 && this.inSet(WHITESPACE) === 0);
  }

  /** To the start of the next word. Without separators words end at blanks alone. */
  nextWord(separators: string): void {
    let end = this.#settle(this.#end());
    if (end === -1) return;
    if (this.inSet(WHITESPACE) === 0) end = this.#skipWord(end, separators);
    while (end !== -1 && (end = this.#settle(end)) !== -1) {
      const width = this.inSet(WHITESPACE);
      if (width === 0) return;
      this.x += width;
    }
  }

  /** To the place behind the end of this or the next word. */
  nextWordEnd(separators: string): void {
    let end = this.#end();
    while ((end = this.#settle(end)) !== -1) {
      if (this.inSet(WHITESPACE) === 0) {
        this.#skipWord(end, separators);
        return;
      }
      this.x++;
    }
  }

  /**
   * To the start of this word, or of the one before.
   *
   * @param already begin with a step back, for a cursor that is at the start of a word already
   * @param stopAtEnd a line that ends in blanks counts as a stop
   */
  previousWord(separators: string, already: boolean, stopAtEnd: boolean): void {
    let letters: boolean;
    if (already || this.inSet(WHITESPACE) !== 0) {
      const found = this.#backToText(separators, stopAtEnd);
      if (found === undefined) return;
      letters = found;
    } else letters = this.inSet(separators) === 0;

    let { x, y } = this;
    do {
      ({ x, y } = this);
      if (this.x === 0) {
        if (this.y === 0 || !this.grid.wrapped(this.y - 1)) break;
        this.up();
        this.endOfLine(false, true);
      }
      if (this.x > 0) this.x--;
    } while (this.inSet(WHITESPACE) === 0 && letters === (this.inSet(separators) === 0));
    this.x = x;
    this.y = y;
  }

  /** @returns whether the text found is letters rather than separators, undefined at the top of the grid */
  #backToText(separators: string, stopAtEnd: boolean): boolean | undefined {
    for (;;) {
      if (this.x > 0) {
        this.x--;
        if (this.inSet(WHITESPACE) === 0) return this.inSet(separators) === 0;
        continue;
      }
      if (this.y === 0) return undefined;
      this.up();
      this.endOfLine(false, false);
      if (stopAtEnd && this.x > 0 && this.grid.inSet(this.x - 1, this.y, WHITESPACE) !== 0) return false;
    }
  }

  /** To the next such character of this line and those joined to it, this place included. @returns false when there is none */
  jump(character: string): boolean {
    for (let y = this.y, x = this.x; y <= this.grid.last; y++, x = 0) {
      for (const end = this.grid.length(y); x < end; x++) {
        if (this.grid.text(x, y) !== character) continue;
        this.x = x;
        this.y = y;
        return true;
      }
      if (!this.grid.wrapped(y)) return false;
    }
    return false;
  }

  /** As `jump`, backwards. */
  jumpBack(character: string): boolean {
    for (let y = this.y, x = this.x; y >= 0; y--, x = this.grid.length(y) - 1) {
      for (; x >= 0; x--) {
        if (this.grid.text(x, y) !== character) continue;
        this.x = x;
        this.y = y;
        return true;
      }
      if (y === 0 || !this.grid.wrapped(y - 1)) return false;
    }
    return false;
  }

  /** To the first character of the line that is not blank; stays where it is on an empty line. */
  backToIndentation(): void {
    const { x, y } = this;
    this.startOfLine(true);
    for (let line = this.y; line <= this.grid.last; line++) {
      const end = this.grid.length(line);
      for (let column = 0; column < end; column++) {
        if (["", " ", "\t"].includes(this.grid.text(column, line))) continue;
        this.x = column;
        this.y = line;
        return;
      }
      if (!this.grid.wrapped(line)) break;
    }
    this.x = x;
    this.y = y;
  }
}
