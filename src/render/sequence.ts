import type { Output } from "./output.ts";
import { parameterise } from "./parameterised.ts";

/** A sequence with up to three numbers. The usual form, `ESC [ n ; m X`, is written without going through terminfo's language. */
export class Sequence {
  readonly #text: string;
  readonly #prefix: string;
  readonly #final: string;
  readonly #add: number;
  readonly #count: number;

  constructor(text: string) {
    this.#text = text;
    const m = /^([^%]*)(%i)?%p1%d(?:;%p2%d)?([^%]*)$/.exec(text);
    this.#count = m ? (text.includes("%p2") ? 2 : 1) : 0;
    this.#prefix = m?.[1] ?? "";
    this.#add = m?.[2] ? 1 : 0;
    this.#final = m?.[3] ?? "";
  }

  write(out: Output, a: number, b = 0, c = 0): void {
    if (this.#count === 0) {
      out.latin1(parameterise(this.#text, a, b, c));
      return;
    }
    out.latin1(this.#prefix);
    out.decimal(a + this.#add);
    if (this.#count === 2) {
      out.byte(0x3b);
      out.decimal(b + this.#add);
    }
    out.latin1(this.#final);
  }
}
