import { sessionsByName } from "#model/sessions.ts";
import { sortSessions } from "#model/sort.ts";
import { defineCommand } from "../command.ts";
import { extrasFor, printList, sortOf } from "../listing.ts";

const FORMAT =
  "#{session_name}: #{session_windows} windows (created #{t:session_created})" +
  "#{?session_grouped, (group ,}#{session_group}#{?session_grouped,),}#{?session_attached, (attached),}";

/** Prints a line for each session. */
export default defineCommand({
  name: "list-sessions",
  alias: "ls",
  args: "F:f:O:r",
  operands: [0, 0],
  usage: "[-r] [-F format] [-f filter] [-O order]",
  afterHook: true,

  exec(context) {
    const sessions = sortSessions(sessionsByName(context.state), sortOf(context.flags));
    printList(context, sessions, FORMAT, (session) => extrasFor({ session }));
  },
});
