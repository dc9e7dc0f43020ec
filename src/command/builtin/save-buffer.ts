import { bufferToSave } from "../buffers.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Writes a paste buffer to a file, or to the client's standard output. */
export default defineCommand({
  name: "save-buffer",
  alias: "saveb",
  args: "ab:",
  operands: [1, 1],
  usage: "[-a] [-b buffer-name] path",
  afterHook: true,

  async exec({ flags, operand, client, error, expand, server, state }) {
    const { bytes } = bufferToSave(state, flags.b);
    try {
      await server.writeFile(client, expand(operand(0)), bytes, flags.a === true);
    } catch (problem) {
      if (!(problem instanceof CommandError)) throw problem;
      error(problem.message);
    }
  },
});
