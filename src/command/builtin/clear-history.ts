import { defineCommand } from "../command.ts";

/** Forgets a pane's history. A link goes with the last cell that has it, so `-H` has nothing more to do. */
export default defineCommand({
  name: "clear-history",
  alias: "clearhist",
  args: "Ht:",
  operands: [0, 0],
  usage: "[-H] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ server, target }) {
    const { pane } = target;
    if (pane === undefined) return;
    server.leaveMode(pane, true);
    pane.terminal.clearHistory();
    server.redraw({ window: pane.window, what: "all" });
  },
});
