import type { CommandBlock } from "../command.ts";
import { SyntaxProblem, type WordEnvironment } from "./expansions.ts";
import { Lexer, type Token, type TokenKind } from "./lexer.ts";

/** A command as it is written: words, blocks of commands, blocks that are parsed already. `line` is the line it ends on. */
export interface RawCommand {
  readonly words: (string | readonly RawCommand[] | CommandBlock)[];
  readonly line: number;
}

/** What a text needs from outside while it is read. */
export interface GrammarEnvironment extends WordEnvironment {
  /** Whether a `%if` condition holds. */
  isTrue(condition: string): boolean;
  /** `NAME=VALUE` on its own or before a command; `hidden` after `%hidden`. */
  assign(assignment: string, hidden: boolean): void;
}

/** Longest `NAME=VALUE`. */
const ASSIGNMENT_LIMIT = 16_384;

/** Blocks and conditions nested deeper than this are an error, not a full stack. */
const DEPTH_LIMIT = 500;

/**
 * The grammar of tmux's commands: lines of commands divided by `;`, blocks in braces, conditions over several lines or one.
 * What stands in a branch not taken is read, but its commands and assignments are dropped.
 *
 * Source: tmux/tmux cmd-parse.y
 */
class GrammarParser {
  readonly #lexer: Lexer;
  readonly #environment: GrammarEnvironment;
  #token: Token | undefined;
  /** Whether every condition around the current place holds. */
  #active = true;
  /**
   * Whether variables are set here. Unlike commands, an assignment below %elif or %else heeds only the test next before it, not
   * whether an earlier part was taken. Themes rest on the outcome. Source: tmux/tmux cmd-parse.y, if_elif and if_else
   */
  #assigns = true;
  #depth = 0;

  constructor(text: string, line: number, environment: GrammarEnvironment) {
    this.#lexer = new Lexer(text, line, environment);
    this.#environment = environment;
  }

  get line(): number {
    return this.#lexer.line;
  }

  parse(): RawCommand[] {
    const commands: RawCommand[] = [];
    while (this.#peek().kind !== "end") this.#line(commands);
    return commands;
  }

  /**
   * As `parse`, but goes on with the next line after a bad one. Within a block or a condition there is no telling
   * what the next line belongs to: then the rest is left out.
   */
  parseAround(onProblem: (message: string, line: number) => void): RawCommand[] {
    const commands: RawCommand[] = [];
    for (;;) {
      const before = commands.length;
      try {
        if (this.#peek().kind === "end") return commands;
        this.#line(commands);
      } catch (error) {
        if (!(error instanceof SyntaxProblem)) throw error;
        onProblem(error.message, this.line);
        commands.length = before;
        if (this.#depth > 0 || this.#token?.kind === "end") return commands;
        if (this.#token?.kind !== "newline") this.#lexer.skipLine();
        this.#token = undefined;
      }
    }
  }

  #peek(): Token {
    this.#token ??= this.#lexer.next();
    return this.#token;
  }

  #take(kind: TokenKind): Token {
    const token = this.#peek();
    if (token.kind !== kind) throw new SyntaxProblem();
    this.#token = undefined;
    return token;
  }

  #takes(kind: TokenKind): boolean {
    if (this.#peek().kind !== kind) return false;
    this.#token = undefined;
    return true;
  }

  #line(into: RawCommand[]): void {
    this.#statement(into);
    this.#take("newline");
  }

  /** One statement, up to the newline or brace that ends it. */
  #statement(into: RawCommand[]): void {
    switch (this.#peek().kind) {
      case "newline":
      case "}":
        return;
      case "%hidden":
        this.#take("%hidden");
        this.#assign(this.#take("assignment"), true);
        return;
      default:
        this.#commands(into);
    }
  }

  /** Commands divided by `;`. A condition over several lines is a statement of its own, so nothing may follow it. */
  #commands(into: RawCommand[]): void {
    if (this.#peek().kind !== "%if") this.#command(into);
    else if (this.#condition(into) === "lines") return;
    while (this.#takes(";")) {
      const { kind } = this.#peek();
      if (kind === "word" || kind === "assignment") this.#command(into);
      else if (kind === "%if" && this.#condition(into) === "lines") throw new SyntaxProblem();
    }
  }

  #command(into: RawCommand[]): void {
    const words: RawCommand["words"] = [];
    if (this.#peek().kind === "assignment") {
      this.#assign(this.#take("assignment"), false);
      if (this.#peek().kind !== "word") return;
    }
    words.push(this.#take("word").text);
    for (;;) {
      const { kind } = this.#peek();
      if (kind === "word" || kind === "assignment") words.push(this.#take(kind).text);
      else if (kind === "{") words.push(this.#block());
      else break;
    }
    if (this.#active) into.push({ words, line: this.#peek().line });
  }

  #block(): RawCommand[] {
    this.#take("{");
    this.#deeper();
    const commands: RawCommand[] = [];
    for (;;) {
      this.#statement(commands);
      if (this.#takes("}")) break;
      this.#take("newline");
    }
    this.#depth--;
    return commands;
  }

  #deeper(): void {
    if (++this.#depth > DEPTH_LIMIT) throw new SyntaxProblem();
  }

  #assign(token: Token, hidden: boolean): void {
    if (token.text.length > ASSIGNMENT_LIMIT) throw new SyntaxProblem("environment variable is too long");
    if (this.#assigns) this.#environment.assign(token.text, hidden);
  }

  /** A whole condition. @returns whether it spans lines or is part of a line */
  #condition(into: RawCommand[]): "lines" | "inline" {
    const outer = this.#active;
    const outerAssigns = this.#assigns;
    this.#deeper();
    this.#take("%if");
    let taken = this.#test();
    this.#active = outer && taken;
    let part = taken;
    this.#assigns = outerAssigns && part;
    const overLines = this.#takes("newline");
    const body = (): void => {
      if (overLines) this.#lines(into);
      else this.#commands(into);
    };
    body();
    while (this.#takes("%elif")) {
      part = this.#test();
      const holds = part && !taken;
      taken ||= holds;
      this.#assigns = outerAssigns && part;
      this.#active = outer && holds;
      if (overLines) this.#take("newline");
      body();
    }
    if (this.#takes("%else")) {
      this.#active = outer && !taken;
      this.#assigns = outerAssigns && !part;
      if (overLines) this.#take("newline");
      body();
    }
    this.#take("%endif");
    this.#active = outer;
    this.#assigns = outerAssigns;
    this.#depth--;
    return overLines ? "lines" : "inline";
  }

  #test(): boolean {
    const { kind, text } = this.#peek();
    if (kind !== "format" && kind !== "word") throw new SyntaxProblem();
    this.#take(kind);
    return this.#environment.isTrue(text);
  }

  /** Lines up to a directive that ends or divides the condition. */
  #lines(into: RawCommand[]): void {
    do this.#line(into);
    while (!["%elif", "%else", "%endif", "end"].includes(this.#peek().kind));
  }
}

/** A text that was read, or why and where it could not be. */
export type GrammarResult =
  | { readonly ok: true; readonly commands: readonly RawCommand[] }
  | { readonly ok: false; readonly message: string; readonly line: number };

/**
 * Reads a text into commands as they are written.
 *
 * @param line number of its first line
 * @param onProblem called with what is wrong; the bad lines are left out then, and the result is always there
 */
export function readCommands(
  text: string,
  line: number,
  environment: GrammarEnvironment,
  onProblem?: (message: string, line: number) => void,
): GrammarResult {
  const parser = new GrammarParser(text, line, environment);
  try {
    return { ok: true, commands: onProblem === undefined ? parser.parse() : parser.parseAround(onProblem) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return { ok: false, message: error.message, line: parser.line };
  }
}
