/** What one character is matched against. */
export type CharTest = (char: string) => boolean;

/** A POSIX extended regular expression as a tree. */
export type Node =
  /** `literal`: the one character it stands for, in lower case where case does not matter. */
  | { readonly kind: "char"; readonly test: CharTest; readonly literal?: string }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly items: readonly Node[] }
  | { readonly kind: "group"; readonly index: number; readonly item: Node }
  | { readonly kind: "repeat"; readonly item: Node; readonly min: number; readonly max: number }
  | { readonly kind: "assert"; readonly what: Assertion };

export type Assertion = "start" | "end" | "word" | "not-word" | "word-start" | "word-end";

/** Repeats are written out when the expression is compiled, so their number is bounded, as `RE_DUP_MAX` is. */
const REPEAT_MAX = 255;
/** Deeper nesting is refused: it is never meant, and reading it must not run out of stack. */
const DEPTH_MAX = 100;

class SyntaxFault extends Error {}

/**
 * Reads an extended regular expression with the additions that glibc makes (`\w \W \s \S \b \B \< \>`). Back references are not
 * part of it.
 *
 * @returns undefined where regcomp(3) would refuse it
 */
export function parseRegex(
  pattern: string,
  ignoreCase: boolean,
): { readonly node: Node; readonly groups: number } | undefined {
  try {
    return new Reader(pattern, ignoreCase).read();
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined;
    throw error;
  }
}

export function isWordChar(char: string): boolean {
  return /^[\p{L}\p{N}_]$/u.test(char);
}

const ESCAPES: Readonly<Record<string, Node>> = {
  w: { kind: "char", test: isWordChar },
  W: { kind: "char", test: (char) => !isWordChar(char) },
  s: { kind: "char", test: (char) => /^\s$/.test(char) },
  S: { kind: "char", test: (char) => !/^\s$/.test(char) },
  b: { kind: "assert", what: "word" },
  B: { kind: "assert", what: "not-word" },
  "<": { kind: "assert", what: "word-start" },
  ">": { kind: "assert", what: "word-end" },
  "`": { kind: "assert", what: "start" },
  "'": { kind: "assert", what: "end" },
};

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /^\p{L}$/u,
  digit: /^[0-9]$/,
  alnum: /^[\p{L}\p{Nd}]$/u,
  upper: /^\p{Lu}$/u,
  lower: /^\p{Ll}$/u,
  space: /^[ \t\n\v\f\r]$/,
  blank: /^[ \t]$/,
  punct: /^[!-/:-@[-`{-~\p{P}\p{S}]$/u,
  print: /^[^\p{C}]$/u,
  graph: /^[^\p{C}\p{Z}]$/u,
  cntrl: /^\p{Cc}$/u,
  xdigit: /^[0-9a-fA-F]$/,
};

class Reader {
  readonly #chars: readonly string[];
  readonly #ignoreCase: boolean;
  #at = 0;
  #groups = 0;
  #depth = 0;

  constructor(pattern: string, ignoreCase: boolean) {
    this.#chars = Array.from(pattern);
    this.#ignoreCase = ignoreCase;
  }

  read(): { node: Node; groups: number } {
    const node = this.#choice();
    if (this.#at < this.#chars.length) throw new SyntaxFault();
    return { node, groups: this.#groups };
  }

  #peek(): string | undefined {
    return this.#chars[this.#at];
  }

  #choice(): Node {
    if (++this.#depth > DEPTH_MAX) throw new SyntaxFault();
    const items = [this.#sequence()];
    while (this.#peek() === "|") {
      this.#at++;
      items.push(this.#sequence());
    }
    this.#depth--;
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: "choice", items };
  }

  #sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      const char = this.#peek();
      if (char === undefined || char === "|" || (char === ")" && this.#depth > 1)) break;
      items.push(this.#repeated());
    }
    return { kind: "sequence", items };
  }

  #repeated(): Node {
    let item = this.#atom();
    for (;;) {
      const char = this.#peek();
      if (item.kind === "assert" && char !== undefined && "*+?{".includes(char)) throw new SyntaxFault();
      if (char === "*") item = { kind: "repeat", item, min: 0, max: Infinity };
      else if (char === "+") item = { kind: "repeat", item, min: 1, max: Infinity };
      else if (char === "?") item = { kind: "repeat", item, min: 0, max: 1 };
      else if (char === "{") {
        item = this.#counted(item);
        continue;
      } else return item;
      this.#at++;
    }
  }

  #counted(item: Node): Node {
    const end = this.#chars.indexOf("}", this.#at);
    const match = end === -1 ? null : /^(\d*)(,?)(\d*)$/.exec(this.#chars.slice(this.#at + 1, end).join(""));
    if (match === null) throw new SyntaxFault();
    const [, low = "", comma = "", high = ""] = match;
    if (low === "" && comma === "") throw new SyntaxFault();
    const min = Number(low);
    const max = comma === "" ? min : high === "" ? Infinity : Number(high);
    if (min > REPEAT_MAX || min > max || (max > REPEAT_MAX && max !== Infinity)) throw new SyntaxFault();
    this.#at = end + 1;
    return { kind: "repeat", item, min, max };
  }

  #atom(): Node {
    const char = this.#peek() ?? "";
    this.#at++;
    if (char === "(") return this.#group();
    if (char === "[") return { kind: "char", test: this.#bracket() };
    if (char === ".") return { kind: "char", test: () => true };
    if (char === "^") return { kind: "assert", what: "start" };
    if (char === "$") return { kind: "assert", what: "end" };
    if (char === "*" || char === "+" || char === "?" || char === "{") throw new SyntaxFault();
    if (char === "\\") return this.#escape();
    return this.#literal(char);
  }

  #group(): Node {
    const index = ++this.#groups;
    const item = this.#choice();
    if (this.#peek() !== ")") throw new SyntaxFault();
    this.#at++;
    return { kind: "group", index, item };
  }

  #escape(): Node {
    const char = this.#peek();
    if (char === undefined || /[1-9]/.test(char)) throw new SyntaxFault();
    this.#at++;
    return (Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined) ?? this.#literal(char);
  }

  #literal(char: string): Node {
    const test = this.#ignoreCase ? foldTest((other) => other === char) : (other: string) => other === char;
    return { kind: "char", test, literal: char };
  }

  /** A bracket expression, after its `[`. */
  #bracket(): CharTest {
    const negated = this.#peek() === "^";
    if (negated) this.#at++;
    const tests: CharTest[] = [];
    for (let first = true; ; first = false) {
      const char = this.#peek();
      if (char === undefined) throw new SyntaxFault();
      if (char === "]" && !first) break;
      if (char === "[" && this.#chars[this.#at + 1] === ":") tests.push(this.#namedClass());
      else tests.push(this.#range());
    }
    this.#at++;
    const any: CharTest = (char) => tests.some((test) => test(char));
    const folded = this.#ignoreCase ? foldTest(any) : any;
    return negated ? (char) => !folded(char) : folded;
  }

  #namedClass(): CharTest {
    const end = this.#chars.indexOf("]", this.#at + 2);
    if (end === -1 || this.#chars[end - 1] !== ":") throw new SyntaxFault();
    const name = this.#chars.slice(this.#at + 2, end - 1).join("");
    const members = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (members === undefined) throw new SyntaxFault();
    this.#at = end + 1;
    return (char) => members.test(char);
  }

  #range(): CharTest {
    const low = this.#bracketChar();
    const next = this.#chars[this.#at + 1];
    if (this.#peek() !== "-" || next === undefined || next === "]") return (char) => char === low;
    this.#at++;
    const high = this.#bracketChar();
    const from = low.codePointAt(0) ?? 0;
    const to = high.codePointAt(0) ?? 0;
    if (from > to) throw new SyntaxFault();
    return (char) => {
      const code = char.codePointAt(0) ?? 0;
      return code >= from && code <= to;
    };
  }

  /** One character of a bracket expression; `[.x.]` and `[=x=]` are `x`. */
  #bracketChar(): string {
    const char = this.#peek() ?? "";
    const kind = this.#chars[this.#at + 1];
    if (
      char === "[" &&
      (kind === "." || kind === "=") &&
      this.#chars[this.#at + 3] === kind &&
      this.#chars[this.#at + 4] === "]"
    ) {
      this.#at += 5;
      return this.#chars[this.#at - 3] ?? "";
    }
    this.#at++;
    return char;
  }
}

function foldTest(test: CharTest): CharTest {
  return (char) => test(char) || test(char.toLowerCase()) || test(char.toUpperCase());
}
