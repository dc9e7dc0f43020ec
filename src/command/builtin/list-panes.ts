import { sessionsByName } from "#model/sessions.ts";
import { sortPanes } from "#model/sort.ts";
import type { Winlink } from "#model/winlink.ts";
import { defineCommand } from "../command.ts";
import { extrasFor, printList, sortOf } from "../listing.ts";

const PANE =
  "#{pane_index}: [#{pane_width}x#{pane_height}#{?pane_floating_flag, #{pane_x}#,#{pane_y}#,#{pane_z}}] " +
  "[history #{history_size}/#{history_limit}, #{history_bytes} bytes] #{pane_id}" +
  "#{?pane_active, (active),}#{?pane_dead, (dead),}";
const FORMAT_SESSION = `#{window_index}.${PANE}`;
const FORMAT_ALL = `#{session_name}:${FORMAT_SESSION}`;

/** Prints a line for each pane of a window, of a session (`-s`), or of all (`-a`). */
export default defineCommand({
  name: "list-panes",
  alias: "lsp",
  args: "aF:f:O:rst:",
  operands: [0, 0],
  usage: "[-asr] [-F format] [-f filter] [-O order][-t target-window]",
  target: { flag: "t", type: "window" },
  afterHook: true,

  exec(context) {
    const { flags, state, target } = context;
    const sort = sortOf(flags);
    const format = flags.a === true ? FORMAT_ALL : flags.s === true ? FORMAT_SESSION : PANE;
    let winlinks: readonly Winlink[] = target.winlink === undefined ? [] : [target.winlink];
    if (flags.a === true) winlinks = sessionsByName(state).flatMap((session) => session.winlinksInOrder());
    else if (flags.s === true) winlinks = target.session?.winlinksInOrder() ?? [];
    for (const winlink of winlinks) {
      printList(context, sortPanes(winlink.window.panes, sort), format, (pane) => extrasFor({ winlink, pane }));
    }
  },
});
