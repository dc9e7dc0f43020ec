import { groupSessions, synchronizeFrom } from "#model/groups.ts";
import { setCurrent, swapWindows } from "#model/winlinks.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Lets two windows change places. */
export default defineCommand({
  name: "swap-window",
  alias: "swapw",
  args: "ds:t:",
  operands: [0, 0],
  usage: "[-d] [-s src-window] [-t dst-window]",
  source: { flag: "s", type: "window", defaultMarked: true },
  target: { flag: "t", type: "window" },
  afterHook: true,

  exec({ flags, state, server, source, target }) {
    const { session: from, winlink: one } = source;
    const { session: to, winlink: other } = target;
    if (from === undefined || one === undefined || to === undefined || other === undefined) return;
    if (from !== to && from.group !== undefined && from.group === to.group) {
      throw new CommandError("can't move window, sessions are grouped");
    }
    if (one.window === other.window) return;
    swapWindows(state, one, other);
    if (flags.d === true) {
      setCurrent(state, to, other);
      if (from !== to) setCurrent(state, from, one);
    }
    for (const session of new Set([from, to])) {
      synchronizeFrom(state, session);
      for (const member of groupSessions(session)) server.redraw({ session: member, what: "all" });
    }
    server.recalculateSizes();
  },
});
