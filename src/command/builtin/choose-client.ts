import { defineCommand } from "../command.ts";
import { sortOf } from "../listing.ts";

/** Lets the user choose a client from a list. */
export default defineCommand({
  name: "choose-client",
  args: "F:f:hiK:kNO:rt:yZ",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-hikNrZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]",
  target: { flag: "t", type: "pane" },

  exec({ flags, state, server, target, client, event, operands, count }) {
    sortOf({ O: flags.O });
    if (target.pane === undefined || !state.clients.some(({ session }) => session !== undefined)) return;
    server.enterMode(target.pane, "client-mode", { client, event, flags, operands, count, target });
  },
});
