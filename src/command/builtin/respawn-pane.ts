import { defineCommand } from "../command.ts";
import { respawn, RESPAWN_ARGS, respawnUsage } from "../respawn.ts";
import { respawnPane } from "../spawn.ts";

/** Starts a pane's program again, or another one in its place; `-k` ends what runs there. */
export default defineCommand({
  name: "respawn-pane",
  alias: "respawnp",
  args: RESPAWN_ARGS,
  operands: [0, -1],
  usage: respawnUsage("pane"),
  target: { flag: "t", type: "pane" },

  exec(context) {
    const { winlink, pane } = context.target;
    if (winlink === undefined || pane === undefined) return;
    respawn(context, "pane", (spawn) => respawnPane(context, winlink, pane, spawn));
    context.server.redraw({ window: pane.window, what: "all" });
  },
});
