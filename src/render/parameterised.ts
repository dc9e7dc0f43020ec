/**
 * Carries out a terminfo string with parameters (`%p1%d`, `%i`, `%?…%t…%e…%;` and so on).
 *
 * Source: terminfo(5), Parameterized Strings
 */
export function parameterise(text: string, ...values: readonly (number | string)[]): string {
  return text.includes("%") ? new Machine(text, values).run() : text;
}

/** Loops are not possible, but texts from outside are bounded all the same. */
const OUTPUT_MAX = 4096;

class Machine {
  readonly #text: string;
  readonly #values: (number | string)[];
  readonly #stack: (number | string)[] = [];
  readonly #variables: Map<string, number | string> = new Map();
  #at = 0;
  #out = "";

  constructor(text: string, values: readonly (number | string)[]) {
    this.#text = text;
    this.#values = [...values];
  }

  run(): string {
    while (this.#at < this.#text.length && this.#out.length < OUTPUT_MAX) {
      const character = this.#text[this.#at++]!;
      if (character === "%") this.#operation();
      else this.#out += character;
    }
    return this.#out;
  }

  #pop(): number {
    const value = this.#stack.pop() ?? 0;
    return typeof value === "number" ? value : Number(value) || 0;
  }

  #operation(): void {
    const operation = this.#text[this.#at++] ?? "";
    switch (operation) {
      case "%":
        this.#out += "%";
        break;
      case "i":
        for (const i of [0, 1])
          if (typeof this.#values[i] === "number") this.#values[i] = (this.#values[i] as number) + 1;
        break;
      case "p":
        this.#stack.push(this.#values[Number(this.#text[this.#at++]) - 1] ?? 0);
        break;
      case "P":
        this.#variables.set(this.#text[this.#at++] ?? "", this.#stack.pop() ?? 0);
        break;
      case "g":
        this.#stack.push(this.#variables.get(this.#text[this.#at++] ?? "") ?? 0);
        break;
      case "'":
        this.#stack.push(this.#text.charCodeAt(this.#at));
        this.#at += 2;
        break;
      case "{": {
        const end = this.#text.indexOf("}", this.#at);
        this.#stack.push(Number(this.#text.slice(this.#at, end)) || 0);
        this.#at = end === -1 ? this.#text.length : end + 1;
        break;
      }
      case "l": {
        const value = this.#stack.pop() ?? "";
        this.#stack.push(String(value).length);
        break;
      }
      case "c":
        this.#out += String.fromCharCode(this.#pop());
        break;
      case "s":
        this.#out += String(this.#stack.pop() ?? "");
        break;
      case "?":
      case ";":
        break;
      case "t":
        if (this.#pop() === 0) this.#skip(true);
        break;
      case "e":
        this.#skip(false);
        break;
      case "!":
        this.#stack.push(this.#pop() === 0 ? 1 : 0);
        break;
      case "~":
        this.#stack.push(~this.#pop());
        break;
      default:
        if (!this.#binary(operation)) this.#format(operation);
    }
  }

  #binary(operation: string): boolean {
    const apply = BINARY[operation];
    if (!apply) return false;
    const b = this.#pop();
    const a = this.#pop();
    this.#stack.push(apply(a, b));
    return true;
  }

  /** `%d`, `%2d`, `%03d`, `%x` and the like. */
  #format(first: string): void {
    const m = /^:?([-+# ]*)(0?)(\d*)(?:\.(\d+))?([doxXs])/.exec(this.#text.slice(this.#at - first.length));
    if (!m) return;
    this.#at += m[0].length - first.length;
    const kind = m[5]!;
    const value = this.#stack.pop() ?? 0;
    let text =
      kind === "s" ? String(value) : Math.trunc(Number(value)).toString(kind === "o" ? 8 : kind === "d" ? 10 : 16);
    if (kind === "X") text = text.toUpperCase();
    if (m[4] !== undefined && kind !== "s") text = text.padStart(Number(m[4]), "0");
    const width = Number(m[3] ?? 0);
    this.#out += m[1]?.includes("-") ? text.padEnd(width) : text.padStart(width, m[2] === "0" ? "0" : " ");
  }

  /** On to the matching `%e` (if `orElse`) or `%;`. */
  #skip(orElse: boolean): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const percent = this.#text.indexOf("%", this.#at);
      if (percent === -1) break;
      const operation = this.#text[percent + 1];
      this.#at = percent + 2;
      if (operation === "?") depth++;
      else if (operation === ";" && depth-- === 0) return;
      else if (operation === "e" && orElse && depth === 0) return;
    }
    this.#at = Math.max(this.#at, this.#text.length);
  }
}

const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
  m: (a, b) => (b === 0 ? 0 : a % b),
  "&": (a, b) => a & b,
  "|": (a, b) => a | b,
  "^": (a, b) => a ^ b,
  "=": (a, b) => (a === b ? 1 : 0),
  ">": (a, b) => (a > b ? 1 : 0),
  "<": (a, b) => (a < b ? 1 : 0),
  A: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  O: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
};
