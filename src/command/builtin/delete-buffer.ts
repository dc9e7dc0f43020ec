import { CommandError, defineCommand } from "../command.ts";

/** Deletes a paste buffer, or the newest automatic one. */
export default defineCommand({
  name: "delete-buffer",
  alias: "deleteb",
  args: "b:",
  operands: [0, 0],
  usage: "[-b buffer-name]",
  afterHook: true,

  exec({ flags, state: { buffers } }) {
    const buffer = flags.b === undefined ? buffers.top() : buffers.get(flags.b);
    if (buffer === undefined)
      throw new CommandError(flags.b === undefined ? "no buffer" : `unknown buffer: ${flags.b}`);
    buffers.delete(buffer.name);
  },
});
