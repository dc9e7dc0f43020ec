import { KEY_NONE, KEY_UNKNOWN, formatKey, parseKeyName } from "#input/key-names.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Unbinds a key, or with -a all keys of a table. */
export default defineCommand({
  name: "unbind-key",
  alias: "unbind",
  args: "anqT:",
  operands: [0, 1],
  usage: "[-anq] [-T key-table] key",
  afterHook: true,

  exec({ flags, operands, operand, state }) {
    // -q is quiet, but the command fails all the same.
    const fail = (message: string): never => {
      throw new CommandError(flags.q ? "" : message);
    };
    const table = flags.T ?? (flags.n ? "root" : "prefix");
    if (flags.a) {
      if (operands.length > 0) fail("key given with -a");
      if (!state.keyTables.has(table)) fail(`table ${table} doesn't exist`);
      state.keyTables.removeTable(table);
      return;
    }
    if (operands.length === 0) fail("missing key");
    const key = parseKeyName(operand(0));
    if (key === undefined || key.code === KEY_NONE || key.code === KEY_UNKNOWN)
      return fail(`unknown key: ${operand(0)}`);
    if (flags.T !== undefined && !state.keyTables.has(flags.T)) fail(`table ${flags.T} doesn't exist`);
    state.keyTables.unbind(table, formatKey({ ...key, flags: 0 }));
  },
});
