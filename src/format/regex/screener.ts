import type { Instruction } from "./program.ts";

const ASCII = 128;
const UNKNOWN = -1;
/** More states than this are forgotten, and made again when they are met again. */
const STATES_MAX = 256;
/** State 0: a match was found. */
const FOUND = 0;

/**
 * Tells texts that can have no match from those that may: it runs all ways through the program at once, as one state that is
 * looked up for each character, and takes every assertion as true. States are made when they are met.
 */
export class Screener {
  readonly #code: readonly Instruction[];
  readonly #start: number;
  #numbers: Map<string, number> = new Map();
  #places: (readonly number[])[] = [];
  #next: Int32Array[] = [];

  constructor(code: readonly Instruction[], start: number) {
    this.#code = code;
    this.#start = start;
    this.#forget();
  }

  #forget(): void {
    this.#numbers = new Map();
    this.#places = [[]];
    this.#next = [new Int32Array(0)];
    this.#stateOf([]);
  }

  /** Number of the state in which the program may be at these instructions, or begin anew; FOUND where it is at its end. */
  #stateOf(from: readonly number[]): number {
    const seen = new Set<number>();
    const places: number[] = [];
    const open = [this.#start, ...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const instruction = this.#code[at]!;
      if (instruction.op === "match") return FOUND;
      if (instruction.op === "char") places.push(at);
      else {
        open.push(instruction.next);
        if (instruction.op === "split") open.push(instruction.other);
      }
    }
    const key = places.sort((a, b) => a - b).join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#places.length);
    this.#next.push(new Int32Array(ASCII).fill(UNKNOWN));
    return this.#places.push(places) - 1;
  }

  #step(state: number, char: string): number {
    const after: number[] = [];
    for (const at of this.#places[state]!) {
      const instruction = this.#code[at]!;
      if (instruction.op === "char" && instruction.test(char)) after.push(instruction.next);
    }
    if (this.#places.length > STATES_MAX) this.#forget();
    return this.#stateOf(after);
  }

  /** Whether there may be a match in a text from unit `from` on. */
  mayMatch(text: string, from: number): boolean {
    let state = this.#stateOf([]);
    for (let unit = from; unit < text.length && state !== FOUND; unit++) {
      const code = text.charCodeAt(unit);
      if (code >= ASCII) {
        const char = String.fromCodePoint(text.codePointAt(unit)!);
        unit += char.length - 1;
        state = this.#step(state, char);
        continue;
      }
      const table = this.#next[state]!;
      let next = table[code]!;
      if (next === UNKNOWN) {
        next = this.#step(state, text[unit]!);
        // Where all states were forgotten the table is nobody's any more, and this does no harm.
        table[code] = next;
      }
      state = next;
    }
    return state === FOUND;
  }
}
