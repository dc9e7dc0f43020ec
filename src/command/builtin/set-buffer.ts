import { CommandError, defineCommand } from "../command.ts";

/** Sets the bytes of a paste buffer, adds to them, or renames it. */
export default defineCommand({
  name: "set-buffer",
  alias: "setb",
  args: "ab:t:n:w",
  operands: [0, 1],
  usage: "[-aw] [-b buffer-name] [-n new-buffer-name] [-t target-client] [data]",
  client: { flag: "t", canFail: true },
  afterHook: true,

  exec({ flags, operands, operand, server, state, targetClient }) {
    const { buffers } = state;
    const buffer = flags.b === undefined ? undefined : buffers.get(flags.b);
    if (flags.n !== undefined) {
      if (buffer === undefined && flags.b !== undefined) throw new CommandError(`unknown buffer: ${flags.b}`);
      const renamed = buffer ?? buffers.top();
      if (renamed === undefined) throw new CommandError("no buffer");
      const problem = buffers.rename(renamed.name, flags.n);
      if (problem !== undefined) throw new CommandError(problem);
      return;
    }
    if (operands.length !== 1) throw new CommandError("no data specified");
    const added = new TextEncoder().encode(operand(0));
    if (added.length === 0) return;
    const bytes = flags.a && buffer !== undefined ? Buffer.concat([buffer.bytes, added]) : added;
    const problem = buffers.set(bytes, flags.b);
    if (problem !== undefined) throw new CommandError(problem);
    if (flags.w && targetClient !== undefined) server.setClipboard(targetClient, bytes);
  },
});
