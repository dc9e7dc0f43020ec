import { bufferToSave } from "../buffers.ts";
import { defineCommand } from "../command.ts";

/** Prints a paste buffer as it is. */
export default defineCommand({
  name: "show-buffer",
  alias: "showb",
  args: "b:",
  operands: [0, 0],
  usage: "[-b buffer-name]",
  afterHook: true,

  exec({ flags, printBytes, state }) {
    printBytes(bufferToSave(state, flags.b).bytes);
  },
});
