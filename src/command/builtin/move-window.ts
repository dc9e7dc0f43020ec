import { renumber } from "#model/winlinks.ts";
import { defineCommand } from "../command.ts";
import { moveWindow } from "../move-window.ts";

/** Moves a window to another index or session; with `-r`, numbers the session's windows anew. */
export default defineCommand({
  name: "move-window",
  alias: "movew",
  args: "abdkrs:t:",
  operands: [0, 0],
  usage: "[-abdkr] [-s src-window] [-t dst-window]",
  source: { flag: "s", type: "window" },

  exec(context) {
    const { flags, server } = context;
    if (flags.r !== true) return moveWindow(context, true);
    const { session } = context.findTarget(flags.t, { type: "session", quiet: true });
    if (session === undefined) return;
    renumber(session);
    server.recalculateSizes();
    server.redraw({ session, what: "status" });
  },
});
