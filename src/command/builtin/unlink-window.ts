import { groupSessions } from "#model/groups.ts";
import { isAlive, isLinkedElsewhere, unlinkOrClose } from "#model/sessions.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Takes a window out of a session; it must be linked elsewhere too unless `-k` says to kill it. */
export default defineCommand({
  name: "unlink-window",
  alias: "unlinkw",
  args: "kt:",
  operands: [0, 0],
  usage: "[-k] [-t target-window]",
  target: { flag: "t", type: "window" },

  exec({ flags, target, state, server }) {
    const { session, winlink } = target;
    if (session === undefined || winlink === undefined) return;
    if (flags.k !== true && !isLinkedElsewhere(session, winlink.window))
      throw new CommandError("window only linked to one session");
    unlinkOrClose(state, winlink);
    if (isAlive(state, session))
      for (const member of groupSessions(session)) server.redraw({ session: member, what: "all" });
    server.recalculateSizes();
  },
});
