import { defineCommand } from "../command.ts";
import { showOptions } from "../options/show.ts";

/** Prints hooks, or with -B the monitors of hooks. */
export default defineCommand({
  name: "show-hooks",
  args: "BF:gpt:w",
  operands: [0, 1],
  usage: "[-Bgpw] [-F format] [-t target-pane] [hook]",
  target: { flag: "t", type: "pane", canFail: true },
  afterHook: true,
  exec: (context) => showOptions(context, "hooks", context.flags.B === true),
});
