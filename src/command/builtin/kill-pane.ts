import { closePaneCell } from "#model/layouts.ts";
import type { Pane } from "#model/pane.ts";
import { removePane } from "#model/window-panes.ts";
import { unzoom } from "#model/zoom.ts";
import { CommandError, defineCommand } from "../command.ts";
import { extrasFor } from "../listing.ts";

/** Kills a pane, or all others of its window (`-a`). */
export default defineCommand({
  name: "kill-pane",
  alias: "killp",
  args: "af:t:",
  operands: [0, 0],
  usage: "[-a] [-f filter] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, target, state, server, isTrue }) {
    const { winlink, pane } = target;
    if (flags.f !== undefined && flags.a !== true) throw new CommandError("-f only valid with -a");
    if (pane === undefined || winlink === undefined) throw new CommandError("no active pane to kill");
    if (flags.a !== true) {
      server.killPane(pane);
      return;
    }
    const { window } = winlink;
    unzoom(state, window, true);
    // Who goes is settled first: a filter may look at what changes as panes go, such as their index.
    const matches = (other: Pane): boolean =>
      flags.f === undefined || isTrue(flags.f, extrasFor({ winlink, pane: other }));
    for (const other of window.panes.filter((each) => each !== pane && matches(each))) {
      closePaneCell(state, other);
      removePane(state, window, other);
    }
    server.redraw({ window, what: "all" });
  },
});
