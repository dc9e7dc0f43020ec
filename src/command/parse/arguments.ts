import { CommandError, type CommandDefinition, type Operand, type OperandType } from "../command.ts";
import { escapeArgument } from "./escape.ts";
import { replaceAllInTemplate } from "./template.ts";

/** One flag as it was given: how often, and with which values. `missing`: a value that may be missing was. */
interface GivenFlag {
  count: number;
  readonly values: string[];
  missing: boolean;
}

/** The flags and operands of one command. */
export class Arguments {
  readonly flags: ReadonlyMap<string, GivenFlag>;
  readonly operands: readonly Operand[];

  constructor(flags: ReadonlyMap<string, GivenFlag>, operands: readonly Operand[]) {
    this.flags = flags;
    this.operands = operands;
  }

  /** As commands see them: the last value, or true. */
  get record(): Readonly<Record<string, string | boolean>> {
    const record: Record<string, string | boolean> = {};
    for (const [letter, flag] of this.flags) record[letter] = flag.values.at(-1) ?? true;
    return record;
  }

  count(letter: string): number {
    return this.flags.get(letter)?.count ?? 0;
  }

  values(letter: string): readonly string[] {
    return this.flags.get(letter)?.values ?? [];
  }

  value(letter: string): string | undefined {
    return this.flags.get(letter)?.values.at(-1);
  }

  /** Puts values in the place of `%1`, `%%` … everywhere. */
  withValues(values: readonly string[], inBlock: (block: Operand) => Operand): Arguments {
    const flags = new Map<string, GivenFlag>();
    for (const [letter, flag] of this.flags) {
      flags.set(letter, { ...flag, values: flag.values.map((value) => replaceAllInTemplate(value, values)) });
    }
    const operands = this.operands.map((operand) =>
      typeof operand === "string" ? replaceAllInTemplate(operand, values) : inBlock(operand),
    );
    return new Arguments(flags, operands);
  }

  /** In tmux's order: flags without a value, flags with one, operands. */
  toString(): string {
    const words: string[] = [];
    const letters = [...this.flags.keys()].sort();
    const bare = letters.filter(
      (letter) => !this.flags.get(letter)!.missing && this.flags.get(letter)!.values.length === 0,
    );
    if (bare.length > 0) words.push(`-${bare.map((letter) => letter.repeat(this.count(letter))).join("")}`);

    let endsMissing = false;
    for (const letter of letters) {
      const flag = this.flags.get(letter)!;
      if (flag.missing) words.push(`-${letter}`);
      else for (const value of flag.values) words.push(`-${letter}`, escapeArgument(value));
      if (flag.missing || flag.values.length > 0) endsMissing = flag.missing;
    }
    // Otherwise the first operand would be taken for the value.
    if (endsMissing) words.push("--");

    for (const operand of this.operands)
      words.push(typeof operand === "string" ? escapeArgument(operand) : `{ ${operand.toString()} }`);
    return words.join(" ");
  }
}

class ArgumentParser {
  readonly #definition: CommandDefinition;
  readonly #words: readonly Operand[];
  readonly #flags = new Map<string, GivenFlag>();
  #at = 0;

  constructor(definition: CommandDefinition, words: readonly Operand[]) {
    this.#definition = definition;
    this.#words = words;
  }

  parse(): Arguments {
    while (this.#at < this.#words.length && this.#flagWord()) {
      // all that happens is in #flagWord
    }
    const operands: Operand[] = [];
    const has = (flag: string): boolean => this.#flags.has(flag);
    for (const word of this.#words.slice(this.#at)) {
      const type = this.#definition.operandTypes?.(operands.length, operands, has) ?? "string";
      this.#checkType(word, type, operands.length + 1);
      operands.push(word);
    }
    const [least, most] = this.#definition.operands;
    if (operands.length < least) this.#fail(`too few arguments (need at least ${least})`);
    if (most !== -1 && operands.length > most) this.#fail(`too many arguments (need at most ${most})`);
    return new Arguments(this.#flags, operands);
  }

  /** Takes the next word if it holds flags. @returns false when the flags have ended */
  #flagWord(): boolean {
    const word = this.#words[this.#at];
    if (typeof word !== "string" || !word.startsWith("-") || word === "-") return false;
    this.#at++;
    if (word === "--") return false;
    for (let i = 1; i < word.length; i++) {
      const letter = word[i]!;
      if (letter === "?") throw new CommandError(`usage: ${this.#definition.name} ${this.#definition.usage}`);
      if (!/[A-Za-z0-9]/.test(letter)) this.#fail(`invalid flag -${letter}`);
      const found = this.#definition.args.indexOf(letter);
      if (found === -1) this.#fail(`unknown flag -${letter}`);
      if (this.#definition.args[found + 1] !== ":") {
        this.#flag(letter).count++;
        continue;
      }
      this.#value(letter, word.slice(i + 1), this.#definition.args[found + 2] === ":");
      return true;
    }
    return true;
  }

  #value(letter: string, attached: string, mayBeMissing: boolean): void {
    const flag = this.#flag(letter);
    flag.count++;
    if (attached !== "") {
      flag.values.push(attached);
      return;
    }
    const next = this.#words[this.#at];
    if (next === undefined) {
      if (!mayBeMissing) this.#fail(`-${letter} expects an argument`);
      flag.missing = true;
      return;
    }
    if (typeof next !== "string") this.#fail(`-${letter} argument must be a string`);
    if (mayBeMissing && /^-[-A-Za-z]/.test(next)) {
      flag.missing = true;
      return;
    }
    flag.values.push(next);
    this.#at++;
  }

  #flag(letter: string): GivenFlag {
    let flag = this.#flags.get(letter);
    if (flag === undefined) {
      flag = { count: 0, values: [], missing: false };
      this.#flags.set(letter, flag);
    }
    return flag;
  }

  #checkType(word: Operand, type: OperandType, number: number): void {
    if (type === "string" && typeof word !== "string") this.#fail(`argument ${number} must be "string"`);
    if (type === "commands" && typeof word === "string") this.#fail(`argument ${number} must be { commands }`);
  }

  #fail(message: string): never {
    throw new CommandError(`command ${this.#definition.name}: ${message}`);
  }
}

/**
 * Reads a command's words by its getopt string.
 *
 * @param words without the command's name
 * @throws CommandError in tmux's words, with the command's name before it
 * Source: tmux/tmux arguments.c
 */
export function parseArguments(definition: CommandDefinition, words: readonly Operand[]): Arguments {
  return new ArgumentParser(definition, words).parse();
}
