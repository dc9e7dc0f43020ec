import type { OutputTerminal } from "./output-terminal.ts";
import type { Output } from "./output.ts";

const UNKNOWN = -1;
const CR = 0x0d;
const LF = 0x0a;

const digits = (n: number): number => (n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4);

/** Bytes of a sequence of one number. */
const sequenceLength = (n: number): number => 3 + digits(n);

/** Bytes from column to column, on a terminal with the usual sequences. */
function alongLength(from: number, to: number): number {
  if (to === 0 || to === from - 1) return 1;
  return to === from + 1 ? 3 : Math.min(sequenceLength(to + 1), sequenceLength(Math.abs(to - from)));
}

const acrossLength = (by: number): number => (Math.abs(by) === 1 ? 3 : sequenceLength(Math.abs(by)));

/** Where the outer terminal's cursor is, and the cheapest way to another place. Columns and rows are 0-based. */
export class CursorWriter {
  #out: Output;
  #terminal: OutputTerminal;
  #cols = 0;
  /** UNKNOWN after what terminals do in different ways: writing the last column, setting the scroll region. */
  x = UNKNOWN;
  y = UNKNOWN;

  constructor(out: Output, terminal: OutputTerminal) {
    this.#out = out;
    this.#terminal = terminal;
  }

  begin(out: Output, terminal: OutputTerminal, cols: number, x: number, y: number): void {
    this.#out = out;
    this.#terminal = terminal;
    this.#cols = cols;
    this.x = x;
    this.y = y;
  }

  forget(): void {
    this.x = UNKNOWN;
    this.y = UNKNOWN;
  }

  /** Text of so many columns was written. */
  advance(columns: number): void {
    this.x += columns;
    if (this.x >= this.#cols) this.forget();
  }

  #string(name: string): boolean {
    const text = this.#terminal.string(name);
    if (text === undefined) return false;
    this.#out.latin1(text);
    return true;
  }

  #sequence(name: string, value: number): boolean {
    const sequence = this.#terminal.sequence(name);
    if (sequence === null) return false;
    sequence.write(this.#out, value);
    return true;
  }

  to(x: number, y: number): void {
    if (x === this.x && y === this.y) return;
    if (!this.#relative(x, y)) this.#absolute(x, y);
    this.x = x;
    this.y = y;
  }

  #absolute(x: number, y: number): void {
    if (x === 0 && y === 0 && this.#string("home")) return;
    this.#terminal.sequence("cup")?.write(this.#out, y, x);
  }

  /** Goes there from where the cursor is, unless that takes more than to name the place. */
  #relative(x: number, y: number): boolean {
    if (this.x === UNKNOWN) return false;
    if (y === this.y) return this.#along(x);
    const absolute = x === 0 && y === 0 ? 3 : 4 + digits(x + 1) + digits(y + 1);
    const down = y - this.y;
    // A CR first, as LF may bring the cursor to column 0 or leave it.
    const lines = down > 0 ? (this.x === 0 ? 0 : 1) + down + (x === 0 ? 0 : alongLength(0, x)) : Infinity;
    const sideways = x === this.x ? 0 : alongLength(this.x, x);
    if (lines <= absolute && lines <= sideways + acrossLength(down) && this.#goesAlong(x)) {
      if (this.x !== 0) this.#out.byte(CR);
      for (let i = 0; i < down; i++) this.#out.byte(LF);
      this.x = 0;
      if (x !== 0) this.#along(x);
      return true;
    }
    if (sideways + acrossLength(down) > absolute || (sideways > 0 && !this.#goesAlong(x)) || !this.#across(y))
      return false;
    if (sideways > 0) this.#along(x);
    return true;
  }

  /** Whether there is a way along a row to column `x`. */
  #goesAlong(x: number): boolean {
    return x === 0 || this.#terminal.has("hpa") || (this.#terminal.has("cuf") && this.#terminal.has("cub"));
  }

  #along(x: number): boolean {
    if (x === 0) {
      this.#out.byte(CR);
      return true;
    }
    const by = x - this.x;
    if (by === -1 && this.#string("cub1")) return true;
    if (by === 1 && this.#string("cuf1")) return true;
    if (Math.abs(by) > x && this.#sequence("hpa", x)) return true;
    return by < 0 ? this.#sequence("cub", -by) : this.#sequence("cuf", by);
  }

  #across(y: number): boolean {
    const by = y - this.y;
    if (by === -1 && this.#string("cuu1")) return true;
    // LF is how many entries write cud1: right only where it neither scrolls nor moves to column 0.
    if (by === 1 && this.#terminal.string("cud1") !== "\n" && this.#string("cud1")) return true;
    if (Math.abs(by) > y && this.#sequence("vpa", y)) return true;
    return by < 0 ? this.#sequence("cuu", -by) : this.#sequence("cud", by);
  }
}
