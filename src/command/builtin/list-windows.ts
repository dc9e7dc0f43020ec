import { sessionsByName } from "#model/sessions.ts";
import { sortWinlinks } from "#model/sort.ts";
import { defineCommand } from "../command.ts";
import { extrasFor, printList, sortOf } from "../listing.ts";

const FORMAT =
  "#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) [#{window_width}x#{window_height}] " +
  "[layout #{window_layout}] #{window_id}#{?window_active, (active),}";
const FORMAT_ALL =
  "#{session_name}:#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) " +
  "[#{window_width}x#{window_height}] ";

/** Prints a line for each window of a session, or of all (`-a`). */
export default defineCommand({
  name: "list-windows",
  alias: "lsw",
  args: "aF:f:O:rt:",
  operands: [0, 0],
  usage: "[-ar] [-F format] [-f filter] [-O order][-t target-session]",
  target: { flag: "t", type: "session" },
  afterHook: true,

  exec(context) {
    const { flags, state, target } = context;
    const all = flags.a === true;
    const sessions = all ? sessionsByName(state) : target.session === undefined ? [] : [target.session];
    const winlinks = sortWinlinks(
      sessions.flatMap((session) => session.winlinksInOrder()),
      sortOf(flags),
    );
    printList(context, winlinks, all ? FORMAT_ALL : FORMAT, (winlink) => extrasFor({ winlink }));
  },
});
