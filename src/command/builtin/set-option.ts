import { defineCommand } from "../command.ts";
import { setOption } from "../options/set.ts";

/** Sets or unsets an option of the server, a session, a window or a pane. */
export default defineCommand({
  name: "set-option",
  alias: "set",
  args: "aFgopqst:uUw",
  operands: [1, 2],
  operandTypes: (index) => (index === 1 ? "commands-or-string" : "string"),
  usage: "[-aFgopqsuUw] [-t target-pane] option [value]",
  target: { flag: "t", type: "pane", canFail: true },
  afterHook: true,
  exec: (context) => setOption(context, "option"),
});
