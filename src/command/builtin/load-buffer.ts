import { CommandError, defineCommand } from "../command.ts";

/** Reads a file, or the client's standard input, into a paste buffer. */
export default defineCommand({
  name: "load-buffer",
  alias: "loadb",
  args: "b:t:w",
  operands: [1, 1],
  usage: "[-b buffer-name] [-t target-client] path",
  client: { flag: "t", canFail: true },
  afterHook: true,

  async exec({ flags, operand, client, error, expand, server, state, targetClient }) {
    let bytes: Uint8Array;
    try {
      bytes = await server.readFile(client, expand(operand(0)));
    } catch (problem) {
      // As in tmux, what follows in the line runs all the same.
      if (!(problem instanceof CommandError)) throw problem;
      error(problem.message);
      return;
    }
    if (bytes.length === 0) return;
    const problem = state.buffers.set(bytes, flags.b);
    if (problem !== undefined) error(problem);
    else if (flags.w && targetClient?.session !== undefined) server.setClipboard(targetClient, bytes);
  },
});
