import type { Output } from "./output.ts";
import { parameterise } from "./parameterised.ts";

/** Values for which a sequence of one number is kept ready. */
const CACHED = 256;

/**
 * A sequence with up to three numbers. One that only puts them in, as `ESC [ n ; m X`, is written without going through
 * terminfo's language; one with conditions is kept ready for each of the first values.
 */
export class Sequence {
  readonly #text: string;
  /** What stands before each number, and after the last; null where it is not so simple. */
  readonly #parts: readonly string[] | null;
  readonly #add: number;
  readonly #ready: string[] = [];

  constructor(text: string) {
    this.#text = text;
    const parts = text.replace("%i", "").split(/%p[123]%d/);
    const order = [...text.matchAll(/%p([123])%d/g)].map((m) => m[1]).join("");
    const simple = "123".startsWith(order) && parts.every((part) => !part.includes("%"));
    this.#parts = simple ? parts : null;
    this.#add = text.includes("%i") ? 1 : 0;
  }

  write(out: Output, a: number, b = 0, c = 0): void {
    const parts = this.#parts;
    if (parts === null) {
      out.latin1(this.#ready[a] ?? this.#make(a, b, c));
      return;
    }
    out.latin1(parts[0]!);
    if (parts.length === 1) return;
    out.decimal(a + this.#add);
    out.latin1(parts[1]!);
    if (parts.length === 2) return;
    out.decimal(b + this.#add);
    out.latin1(parts[2]!);
    if (parts.length === 3) return;
    out.decimal(c);
    out.latin1(parts[3]!);
  }

  #make(a: number, b: number, c: number): string {
    const text = parameterise(this.#text, a, b, c);
    if (a < CACHED && !this.#text.includes("%p2")) this.#ready[a] = text;
    return text;
  }
}
