import { defineCommand } from "../command.ts";
import { showOptions } from "../options/show.ts";

/** Prints options of the server, a session, a window or a pane. */
export default defineCommand({
  name: "show-options",
  alias: "show",
  args: "AgF:Hpqst:vw",
  operands: [0, 1],
  usage: "[-AgHpqsvw] [-F format] [-t target-pane] [option]",
  target: { flag: "t", type: "pane", canFail: true },
  afterHook: true,
  exec: (context) => showOptions(context, "options"),
});
