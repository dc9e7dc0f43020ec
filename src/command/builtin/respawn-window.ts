import { setCurrent } from "#model/winlinks.ts";
import { defineCommand } from "../command.ts";
import { respawn, RESPAWN_ARGS, respawnUsage } from "../respawn.ts";
import { respawnWindow } from "../spawn.ts";

/** Starts a window's program again in a single pane; `-k` ends what runs there. */
export default defineCommand({
  name: "respawn-window",
  alias: "respawnw",
  args: RESPAWN_ARGS,
  operands: [0, -1],
  usage: respawnUsage("window"),
  target: { flag: "t", type: "window" },

  exec(context) {
    const { server, state } = context;
    const { winlink } = context.target;
    if (winlink === undefined) return;
    respawn(context, "window", (spawn) => respawnWindow(context, winlink, spawn));
    // As a window that is made: it becomes the current one.
    if (setCurrent(state, winlink.session, winlink)) server.redraw({ session: winlink.session, what: "all" });
    server.redraw({ window: winlink.window, what: "all" });
  },
});
