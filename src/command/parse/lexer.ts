import { readEscape, readTilde, readVariable, SyntaxProblem, type WordEnvironment } from "./expansions.ts";
import { END, SourceReader } from "./source.ts";

export type TokenKind =
  | "newline"
  | ";"
  | "{"
  | "}"
  | "%hidden"
  | "%if"
  | "%elif"
  | "%else"
  | "%endif"
  | "format"
  | "word"
  | "assignment"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly line: number;
}

const DIRECTIVES: ReadonlySet<string> = new Set(["%hidden", "%if", "%elif", "%else", "%endif"]);

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;

/**
 * Splits a command text into tokens, expanding escapes, variables and `~` on the way.
 * Tokens are read one at a time, since an assignment changes what later variables expand to.
 *
 * Source: tmux/tmux cmd-parse.y
 */
export class Lexer {
  readonly #source: SourceReader;
  readonly #environment: WordEnvironment;
  #afterDirective = false;
  #endsLine = false;
  #ended = false;

  constructor(text: string, line: number, environment: WordEnvironment) {
    this.#source = new SourceReader(text, line);
    this.#environment = environment;
  }

  get line(): number {
    return this.#source.line;
  }

  /** @throws SyntaxProblem */
  next(): Token {
    if (this.#endsLine) this.#source.line++;
    this.#endsLine = false;
    const afterDirective = this.#afterDirective;
    this.#afterDirective = false;

    for (;;) {
      const char = this.#source.next();
      switch (char) {
        case END:
          // Every text ends with a newline, whether it has one or not.
          if (this.#ended) return this.#token("end");
          this.#ended = true;
          return this.#token("newline");
        case " ":
        case "\t":
          continue;
        case "\n":
          return this.#newline();
        case ";":
        case "{":
        case "}":
          return this.#token(char);
        case "#":
          if (afterDirective && this.#takes("{")) return this.#token("format", this.#format());
          this.#skipComment();
          continue;
        case "%":
          return this.#percent();
        case "\r":
          if (this.#takes("\n")) return this.#newline();
          return this.#word(char);
        default:
          return this.#word(char);
      }
    }
  }

  /** Goes to the end of the line, whatever is on it. */
  skipLine(): void {
    this.#skipComment();
    if (this.#takes("\n")) this.#endsLine = true;
    this.#afterDirective = false;
  }

  #token(kind: TokenKind, text = ""): Token {
    return { kind, text, line: this.#source.line };
  }

  #newline(): Token {
    this.#endsLine = true;
    return this.#token("newline");
  }

  /** Takes the next character if it is this one. */
  #takes(wanted: string): boolean {
    const char = this.#source.next();
    if (char === wanted) return true;
    this.#source.back(char);
    return false;
  }

  /** Leaves the newline (or the end) to be read next. */
  #skipComment(): void {
    let char = this.#source.next();
    while (char !== "\n" && char !== END) char = this.#source.next();
    this.#source.back(char);
  }

  /** `#{ … }` after a directive, to its closing brace on the same line. */
  #format(): string {
    let out = "#{";
    let depth = 1;
    for (;;) {
      let char = this.#source.next();
      if (char === "#") {
        out += "#";
        char = this.#source.next();
        if (char === "{") depth++;
      } else if (char === "}") depth--;
      if (char === END || char === "\n") throw new SyntaxProblem();
      out += char;
      if (depth === 0) return out;
    }
  }

  /** A directive, or a word of only `%` and digits (a pane id, `%%`). */
  #percent(): Token {
    let word = "";
    let char = "%";
    while (char !== END && char !== " " && char !== "\t" && char !== "\n") {
      word += char;
      char = this.#source.next();
    }
    this.#source.back(char);
    if (word.endsWith("\r")) word = word.slice(0, -1);
    if (/^[%0-9]+$/.test(word)) return this.#token("word", word);
    this.#afterDirective = true;
    if (!DIRECTIVES.has(word)) throw new SyntaxProblem();
    return this.#token(word as TokenKind);
  }

  #word(first: string): Token {
    const text = this.#wordText(first);
    return this.#token(ASSIGNMENT.test(text) ? "assignment" : "word", text);
  }

  #wordText(first: string): string {
    let out = "";
    let char = first;
    let quote = "";
    /** The quoting under which something was last added: `~` counts only where a part begins. */
    let last: string | undefined;
    for (;;) {
      if (char === END) break;
      if (quote === "") {
        if (char === "\r" && this.#takes("\n")) char = "\n";
        if (char === "\n" || char === " " || char === "\t" || char === ";" || char === "}") break;
      } else if (char === "\n") {
        this.#source.line++;
        out += "\n";
        const comment = this.#skipIndent();
        out += comment.kept;
        char = comment.next;
        continue;
      }

      if (char === "'" && quote !== '"') {
        quote = quote === "" ? "'" : "";
        char = this.#source.next();
        continue;
      }
      if (char === '"' && quote !== "'") {
        quote = quote === "" ? '"' : "";
        char = this.#source.next();
        continue;
      }
      if (quote === "'") out += char;
      else if (char === "\\") out += readEscape(this.#source);
      else if (char === "~" && last !== quote) out += readTilde(this.#source, this.#environment);
      else if (char === "$") out += readVariable(this.#source, this.#environment);
      else out += char;
      last = quote;
      char = this.#source.next();
    }
    this.#source.back(char);
    return out;
  }

  /** After a newline in quotes: the indent goes, and so does a comment line; `#` before one of `,#{}:` is no comment. */
  #skipIndent(): { kept: string; next: string } {
    let char = this.#source.next();
    while (char === " " || char === "\t") char = this.#source.next();
    if (char !== "#") return { kept: "", next: char };
    const next = this.#source.next();
    if (next !== END && ",#{}:".includes(next)) return { kept: "#", next };
    let skipped = next;
    while (skipped !== "\n" && skipped !== END) skipped = this.#source.next();
    return { kept: "", next: skipped };
  }
}
