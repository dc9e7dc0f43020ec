import { groupSessions } from "#model/groups.ts";
import { sessionsByName } from "#model/sessions.ts";
import { WINDOW_ALERTS } from "#model/window.ts";
import { WINLINK_ALERTS } from "#model/winlink.ts";
import { CommandError, defineCommand } from "../command.ts";
import { extrasFor } from "../listing.ts";

/** Destroys a session; all others (`-a`), or its group (`-g`); `-C` only clears its alerts. */
export default defineCommand({
  name: "kill-session",
  args: "aCgf:t:",
  operands: [0, 0],
  usage: "[-aCg] [-f filter] [-t target-session]",
  target: { flag: "t", type: "session" },

  exec({ flags, target, state, server, isTrue }) {
    const { session } = target;
    if (flags.f !== undefined && (flags.a !== true || flags.C === true))
      throw new CommandError("-f only valid with -a");
    if (session === undefined) return;
    if (flags.C === true) {
      for (const winlink of session.winlinks.values()) {
        winlink.window.alerts &= ~WINDOW_ALERTS;
        winlink.alerts &= ~WINLINK_ALERTS;
      }
      server.redraw({ session, what: "all" });
    } else if (flags.a === true) {
      for (const other of sessionsByName(state)) {
        if (other === session) continue;
        if (flags.f === undefined || isTrue(flags.f, extrasFor({ session: other }))) server.killSession(other);
      }
    } else {
      for (const member of flags.g === true ? [...groupSessions(session)] : [session]) server.killSession(member);
    }
  },
});
