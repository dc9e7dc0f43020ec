import { defineCommand } from "../command.ts";
import { showOptions } from "../options/show.ts";

/** Prints window options. */
export default defineCommand({
  name: "show-window-options",
  alias: "showw",
  args: "F:gvt:",
  operands: [0, 1],
  usage: "[-gv] [-F format] [-t target-window] [option]",
  target: { flag: "t", type: "window", canFail: true },
  afterHook: true,
  exec: (context) => showOptions(context, "window"),
});
