import { userInfo } from "node:os";
import { expand, formatContext, isTrue } from "#format/expand.ts";
import type { FormatExtras } from "#format/context.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError, type Operand } from "../command.ts";
import { registry as builtinRegistry, type CommandRegistry } from "../registry.ts";
import { parseArguments } from "./arguments.ts";
import { CommandList, nextGroup, type ParsedCommand } from "./command-list.ts";
import { readCommands, type GrammarEnvironment, type RawCommand } from "./grammar.ts";
import { homeOfUser } from "./passwd.ts";

export interface ParseOptions {
  readonly state: ServerState;
  readonly registry?: CommandRegistry;
  /** Named in errors, with the line. */
  readonly file?: string | undefined;
  /** Number of the first line; 1 for a file. */
  readonly line?: number;
  /** Each line is a group of its own, as in a file; otherwise the whole text is one group. */
  readonly groupByLine?: boolean;
  /** Nothing is changed: assignments are read but not made. */
  readonly parseOnly?: boolean;
  /** What `%if` conditions are expanded against. */
  readonly formats?: Partial<FormatExtras>;
  /** Called with each group of a file as it is read (`source-file -v`). */
  readonly onGroup?: (list: CommandList, line: number) => void;
  /** Called with each bad line or command, which is then left out; without it the first one fails the whole text. */
  readonly onError?: (message: string) => void;
}

/** `error`: in tmux's words, with file and line where they are known. */
export type ParseResult =
  | { readonly ok: true; readonly list: CommandList }
  | { readonly ok: false; readonly error: string };

function grammarEnvironment(options: ParseOptions): GrammarEnvironment {
  const { state } = options;
  return {
    variable: (name) => state.environment.value(name),
    home: (user) => (user === "" ? state.environment.value("HOME") || userInfo().homedir : homeOfUser(user)),
    isTrue: (condition) => isTrue(expand(condition, formatContext(state, options.formats ?? {}))),
    assign: (assignment, hidden) => {
      if (options.parseOnly) return;
      state.environment.put(assignment, hidden);
    },
  };
}

class ListBuilder {
  readonly #options: ParseOptions;
  readonly #registry: CommandRegistry;
  /** Blocks around the command that is built. */
  #depth = 0;

  constructor(options: ParseOptions) {
    this.#options = options;
    this.#registry = options.registry ?? builtinRegistry;
  }

  /** @throws CommandError with file and line before the message */
  build(raw: readonly RawCommand[], aliases = true): ParsedCommand[] {
    const commands: ParsedCommand[] = [];
    let group = nextGroup();
    let line: number | undefined;
    let pending: ParsedCommand[] = [];
    let bad = false;
    const endGroup = (): void => {
      // half a line, or half a block, is not what was meant
      if (bad && this.#options.groupByLine) pending = [];
      bad = false;
      if (pending.length > 0) this.#options.onGroup?.(new CommandList(pending), line ?? 0);
      commands.push(...pending);
      pending = [];
    };
    for (const command of raw) {
      if (this.#options.groupByLine && command.line !== line) {
        endGroup();
        group = nextGroup();
      }
      line = command.line;
      try {
        for (const built of this.#command(command, aliases)) pending.push({ ...built, group });
      } catch (error) {
        if (!(error instanceof CommandError) || this.#options.onError === undefined || this.#depth > 0) throw error;
        this.#options.onError(error.message);
        bad = true;
      }
    }
    endGroup();
    return commands;
  }

  #command(raw: RawCommand, aliases: boolean): ParsedCommand[] {
    const [name, ...words] = raw.words;
    if (typeof name !== "string") return [];
    const alias = aliases ? this.#alias(name) : undefined;
    if (alias !== undefined) return this.#expandAlias(alias, words, raw.line);

    const operands = words.map((word): Operand => (isRawBlock(word) ? this.#block(word, aliases) : word));
    try {
      const definition = this.#registry.find(name);
      const { file } = this.#options;
      return [{ definition, arguments: parseArguments(definition, operands), group: 0, file, line: raw.line }];
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      throw new CommandError(located(error.message, this.#options.file, raw.line));
    }
  }

  #block(raw: readonly RawCommand[], aliases: boolean): CommandList {
    this.#depth++;
    try {
      return new CommandList(this.build(raw, aliases));
    } finally {
      this.#depth--;
    }
  }

  /** What `command-alias` says for a name. */
  #alias(name: string): string | undefined {
    for (const item of this.#options.state.serverOptions.array("command-alias").values()) {
      const separator = item.indexOf("=");
      if (separator !== -1 && item.slice(0, separator) === name) return item.slice(separator + 1);
    }
    return undefined;
  }

  /** The alias's commands, the words added to the last; aliases within are not looked up, so none can recurse. */
  #expandAlias(alias: string, words: RawCommand["words"], line: number): ParsedCommand[] {
    const read = readCommands(alias, line, grammarEnvironment(this.#options));
    if (!read.ok) throw new CommandError(located(read.message, this.#options.file, read.line));
    const last = read.commands.at(-1);
    last?.words.push(...words);
    return [...this.#block(read.commands, false).commands];
  }
}

function isRawBlock(word: RawCommand["words"][number]): word is readonly RawCommand[] {
  return Array.isArray(word);
}

function located(message: string, file: string | undefined, line: number): string {
  return file === undefined ? message : `${file}:${line}: ${message}`;
}

/** Reads a text of commands: a config file, a binding, a prompt's answer, an option. */
export function parseCommands(text: string, options: ParseOptions): ParseResult {
  const { file, onError } = options;
  const onProblem =
    onError === undefined ? undefined : (message: string, line: number) => onError(located(message, file, line));
  const read = readCommands(text, options.line ?? 1, grammarEnvironment(options), onProblem);
  if (!read.ok) return { ok: false, error: located(read.message, options.file, read.line) };
  return buildList(read.commands, options);
}

function buildList(raw: readonly RawCommand[], options: ParseOptions): ParseResult {
  try {
    return { ok: true, list: new CommandList(new ListBuilder(options).build(raw)) };
  } catch (error) {
    if (error instanceof CommandError) return { ok: false, error: error.message };
    throw error;
  }
}

/**
 * Reads commands from words that are split already (a shell's argv, the operands of `bind-key`):
 * a word that ends in `;` ends a command, `\;` at the end is a plain `;`.
 */
export function parseWords(words: readonly Operand[], options: ParseOptions): ParseResult {
  const commands: RawCommand[] = [];
  let current: RawCommand["words"] = [];
  const line = options.line ?? 1;
  for (const word of words) {
    if (typeof word !== "string") {
      current.push(word);
      continue;
    }
    const isEscaped = word.endsWith("\\;");
    const ends = word.endsWith(";") && !isEscaped;
    const text = isEscaped ? `${word.slice(0, -2)};` : ends ? word.slice(0, -1) : word;
    if (!ends || text !== "") current.push(text);
    if (!ends) continue;
    if (current.length > 0) commands.push({ words: current, line });
    current = [];
  }
  if (current.length > 0) commands.push({ words: current, line });
  return buildList(commands, options);
}
