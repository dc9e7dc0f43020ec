import { KEY_NONE, KEY_UNKNOWN, formatKey, parseKeyName } from "#input/key-names.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError, type CommandBlock, type Operand } from "./command.ts";
import { parseCommands, parseWords } from "./parse/parse.ts";

/** Flags of `bind-key`. */
export interface BindFlags {
  readonly N?: string;
  readonly n?: boolean;
  readonly r?: boolean;
  readonly T?: string;
}

/** The commands of a binding: a block, one text, or words as a shell divides them. @throws CommandError */
function boundCommands(state: ServerState, words: readonly Operand[]): CommandBlock {
  const [only] = words;
  if (words.length === 1 && typeof only !== "string") return only!;
  const parsed = words.length === 1 ? parseCommands(only as string, { state }) : parseWords(words, { state });
  if (!parsed.ok) throw new CommandError(parsed.error);
  return parsed.list;
}

/** Does what `bind-key` does. @param operands the key, then its commands; without commands only the note changes */
export function bindKey(state: ServerState, flags: BindFlags, operands: readonly Operand[]): void {
  const name = operands[0]!.toString();
  const parsed = parseKeyName(name);
  if (parsed === undefined || parsed.code === KEY_NONE || parsed.code === KEY_UNKNOWN) {
    throw new CommandError(`unknown key: ${name}`);
  }
  // How a key came is no part of what is bound.
  const key = { ...parsed, flags: 0 };
  const keyName = formatKey(key);
  const table = flags.T ?? (flags.n ? "root" : "prefix");
  const repeat = flags.r === true;
  if (operands.length === 1) {
    state.keyTables.annotate(table, keyName, flags.N, repeat);
    return;
  }
  const commands = boundCommands(state, operands.slice(1));
  state.keyTables.bind(table, { keyName, key, note: flags.N, repeat, commands });
}
