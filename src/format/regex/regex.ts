import { compileProgram, type Instruction } from "./program.ts";
import { requiredText } from "./required-text.ts";
import { Screener } from "./screener.ts";
import { isWordChar, parseRegex, type Assertion } from "./syntax.ts";

/** Start and end of the match and of each group, in characters (code points); -1 where a group took no part. */
export type Captures = readonly number[];

/** A state of the machine at one character. */
interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

/** Expressions stand in options and are the same with every redraw. */
const CACHE_SIZE = 200;
const cache = new Map<string, Regex | undefined>();

/**
 * A POSIX extended regular expression. It runs all ways through the expression side by side, so its time grows with expression ×
 * text and no pattern can hold the server up, as one of JavaScript's own could. The longest of the leftmost matches wins, as POSIX
 * wants; inside it, groups take what the earlier alternative and the greedier repeat give them.
 */
export class Regex {
  readonly #code: readonly Instruction[];
  readonly #start: number;
  readonly #slots: number;
  /** What every match has in it (see `requiredText`). */
  readonly required: string;
  #screener: Screener | undefined;

  private constructor(code: readonly Instruction[], start: number, groups: number, required: string) {
    this.required = required;
    this.#code = code;
    this.#start = start;
    this.#slots = (groups + 1) * 2;
  }

  /** @returns undefined for what regcomp(3) refuses, and for expressions that are too large */
  static compile(pattern: string, ignoreCase = false): Regex | undefined {
    const key = `${ignoreCase ? "i" : " "}${pattern}`;
    if (cache.has(key)) return cache.get(key);
    const tree = parseRegex(pattern, ignoreCase);
    const program = tree === undefined ? undefined : compileProgram(tree.node);
    const regex =
      tree === undefined || program === undefined
        ? undefined
        : new Regex(program.code, program.start, tree.groups, requiredText(tree.node));
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(key, regex);
    return regex;
  }

  /** Whether a text may have a match from unit `from` on: much faster than finding it, and sure only where it says no. */
  mayMatch(text: string, from: number): boolean {
    this.#screener ??= new Screener(this.#code, this.#start);
    return this.#screener.mayMatch(text, from);
  }

  test(text: string): boolean {
    return this.exec(Array.from(text), 0) !== undefined;
  }

  /** Finds the leftmost, longest match. @param from where the text begins for this search: `^` matches there */
  exec(chars: readonly string[], from: number): Captures | undefined {
    let threads: Thread[] = [];
    let best: readonly number[] | undefined;
    for (let position = from; position <= chars.length; position++) {
      const states: Thread[] = [];
      const seen = new Set<number>();
      for (const thread of threads) this.#follow(thread, chars, from, position, states, seen);
      if (best === undefined) {
        const slots = Array.from({ length: this.#slots }, () => -1);
        slots[0] = position;
        this.#follow({ at: this.#start, slots }, chars, from, position, states, seen);
      }
      threads = [];
      const char = chars[position];
      for (const state of states) {
        const instruction = this.#code[state.at];
        if (instruction?.op === "match") {
          const first = state.slots[0] ?? position;
          if (best === undefined || first < (best[0] ?? 0) || (first === best[0] && position > (best[1] ?? 0))) {
            best = [first, position, ...state.slots.slice(2)];
          }
        } else if (instruction?.op === "char" && char !== undefined && instruction.test(char)) {
          threads.push({ at: instruction.next, slots: state.slots });
        }
      }
      const found = best?.[0];
      // A match that began later than the found one can never win.
      if (found !== undefined) threads = threads.filter((thread) => (thread.slots[0] ?? 0) <= found);
      if (found !== undefined && threads.length === 0) break;
    }
    return best;
  }

  /** Follows everything that takes no character, in order of preference, and notes where one is taken or all is done. */
  #follow(
    thread: Thread,
    chars: readonly string[],
    from: number,
    position: number,
    states: Thread[],
    seen: Set<number>,
  ): void {
    const stack: Thread[] = [thread];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { at, slots } = next;
      if (seen.has(at)) continue;
      seen.add(at);
      const instruction = this.#code[at];
      if (instruction === undefined) continue;
      switch (instruction.op) {
        case "split":
          stack.push({ at: instruction.other, slots }, { at: instruction.next, slots });
          break;
        case "save":
          stack.push({ at: instruction.next, slots: slots.with(instruction.slot, position) });
          break;
        case "assert":
          if (holds(instruction.what, chars, from, position)) stack.push({ at: instruction.next, slots });
          break;
        default:
          states.push(next);
      }
    }
  }
}

function holds(what: Assertion, chars: readonly string[], from: number, position: number): boolean {
  if (what === "start") return position === from;
  if (what === "end") return position === chars.length;
  const before = position > from && isWordChar(chars[position - 1] ?? "");
  const after = isWordChar(chars[position] ?? "");
  if (what === "word") return before !== after;
  if (what === "not-word") return before === after;
  return what === "word-start" ? !before && after : before && !after;
}
