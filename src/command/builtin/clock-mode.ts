import { defineCommand } from "../command.ts";

/** Shows a clock in a pane. */
export default defineCommand({
  name: "clock-mode",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, server, target, client, event }) {
    if (target.pane !== undefined)
      server.enterMode(target.pane, "clock-mode", { client, event, flags, operands: [], target });
  },
});
