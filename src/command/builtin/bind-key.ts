import { KEY_NONE, KEY_UNKNOWN, formatKey, parseKeyName } from "#input/key-names.ts";
import { CommandError, defineCommand, type CommandBlock } from "../command.ts";
import { parseWords } from "../parse/parse.ts";

/** Binds a key to commands, or changes the note of a binding. */
export default defineCommand({
  name: "bind-key",
  alias: "bind",
  args: "nrN:T:",
  operands: [1, -1],
  operandTypes: () => "commands-or-string",
  usage: "[-nr] [-T key-table] [-N note] key [command [argument ...]]",
  afterHook: true,

  exec({ flags, operands, operand, parse, state }) {
    const parsed = parseKeyName(operand(0));
    if (parsed === undefined || parsed.code === KEY_NONE || parsed.code === KEY_UNKNOWN) {
      throw new CommandError(`unknown key: ${operand(0)}`);
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
    let commands: CommandBlock;
    if (operands.length === 2) {
      const only = operands[1]!;
      commands = typeof only === "string" ? parse(only) : only;
    } else {
      const result = parseWords(operands.slice(1), { state });
      if (!result.ok) throw new CommandError(result.error);
      commands = result.list;
    }
    state.keyTables.bind(table, { keyName, key, note: flags.N, repeat, commands });
  },
});
