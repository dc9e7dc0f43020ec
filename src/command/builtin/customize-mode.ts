import { defineCommand } from "../command.ts";

/** Lets the user look at and change options, hooks, variables and key bindings. */
export default defineCommand({
  name: "customize-mode",
  args: "F:f:kNt:yZ",
  operands: [0, 0],
  usage: "[-kNZ] [-F format] [-f filter] [-t target-pane]",
  target: { flag: "t", type: "pane" },

  exec({ flags, server, target, client, event, count }) {
    if (target.pane !== undefined)
      server.enterMode(target.pane, "options-mode", { client, event, flags, operands: [], count, target });
  },
});
