import type { OutputTerminal } from "./output-terminal.ts";
import type { Output } from "./output.ts";

const UNKNOWN = -1;

/** Where the outer terminal's cursor is, and the cheapest way to another place. Columns and rows are 0-based. */
export class CursorWriter {
  #out: Output;
  #terminal: OutputTerminal;
  #cols = 0;
  #rows = 0;
  /** UNKNOWN after what terminals do in different ways: writing the last column, setting the scroll region. */
  x = UNKNOWN;
  y = UNKNOWN;

  constructor(out: Output, terminal: OutputTerminal) {
    this.#out = out;
    this.#terminal = terminal;
  }

  begin(out: Output, terminal: OutputTerminal, cols: number, rows: number, x: number, y: number): void {
    this.#out = out;
    this.#terminal = terminal;
    this.#cols = cols;
    this.#rows = rows;
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

  #relative(x: number, y: number): boolean {
    if (this.x === UNKNOWN) return false;
    if (y === this.y) return this.#along(x);
    if (x === 0 && y === this.y + 1 && y < this.#rows) {
      this.#out.latin1("\r\n");
      return true;
    }
    if (x === this.x) return this.#across(y);
    return false;
  }

  #along(x: number): boolean {
    if (x === 0) {
      this.#out.byte(0x0d);
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
