/** Choices that a seed fixes: the same seed gives the same sequence on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed ^ 0x5bf03635, 2654435761) >>> 0;
  }

  /** An integer from 0 to `limit`, `limit` not included. Source: Mulberry32, public domain */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Each word with an even chance, in order. */
  some(words: readonly string[]): string[] {
    return words.filter(() => this.oneIn(2));
  }

  /** The first word once in `n` times, else nothing. */
  maybe(n: number, make: () => string): string {
    return this.oneIn(n) ? make() : "";
  }
}

/** Words to a command line; empty ones are left out. */
export function line(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}

/** A word in single quotes, as tmux reads them back. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
