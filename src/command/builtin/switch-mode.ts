import { defineCommand } from "../command.ts";

/** Lets the user find a session or window by typing a part of its name. */
export default defineCommand({
  name: "switch-mode",
  args: "F:kst:wZ",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-kswZ] [-F format] [-t target-pane] [command]",
  target: { flag: "t", type: "pane" },

  exec({ flags, server, target, client, event, operands, count }) {
    if (target.pane !== undefined)
      server.enterMode(target.pane, "switch-mode", { client, event, flags, operands, count, target });
  },
});
