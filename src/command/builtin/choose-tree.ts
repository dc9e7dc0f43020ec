import { defineCommand } from "../command.ts";
import { sortOf } from "../listing.ts";

/** Lets the user choose a session, window or pane from a tree. */
export default defineCommand({
  name: "choose-tree",
  args: "F:f:GhK:kNO:rst:wyZ",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-GhkNrswZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]",
  target: { flag: "t", type: "pane" },

  exec({ flags, server, target, client, event, operands, count }) {
    sortOf({ O: flags.O });
    if (target.pane !== undefined)
      server.enterMode(target.pane, "tree-mode", { client, event, flags, operands, count, target });
  },
});
