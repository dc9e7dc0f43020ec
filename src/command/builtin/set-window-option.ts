import { defineCommand } from "../command.ts";
import { setOption } from "../options/set.ts";

/** Sets or unsets a window option. */
export default defineCommand({
  name: "set-window-option",
  alias: "setw",
  args: "aFgoqt:u",
  operands: [1, 2],
  operandTypes: (index) => (index === 1 ? "commands-or-string" : "string"),
  usage: "[-aFgoqu] [-t target-window] option [value]",
  target: { flag: "t", type: "window", canFail: true },
  afterHook: true,
  exec: (context) => setOption(context, "window"),
});
