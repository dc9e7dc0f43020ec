import { defineCommand } from "../command.ts";

/** Forgets a pane's history, with `-H` also where the links on its screen lead to. */
export default defineCommand({
  name: "clear-history",
  alias: "clearhist",
  args: "Ht:",
  operands: [0, 0],
  usage: "[-H] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, server, target }) {
    const { pane } = target;
    if (pane === undefined) return;
    server.leaveMode(pane, true);
    pane.terminal.clearHistory();
    if (flags.H === true) pane.terminal.dropHyperlinks();
    server.redraw({ window: pane.window, what: "all" });
  },
});
