import { bindKey } from "../bind.ts";
import { defineCommand } from "../command.ts";

/** Binds a key to commands, or changes the note of a binding. */
export default defineCommand({
  name: "bind-key",
  alias: "bind",
  args: "nrN:T:",
  operands: [1, -1],
  operandTypes: () => "commands-or-string",
  usage: "[-nr] [-T key-table] [-N note] key [command [argument ...]]",
  afterHook: true,
  exec: ({ flags, operands, state }) => bindKey(state, flags, operands),
});
