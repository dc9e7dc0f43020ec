import { CommandError, defineCommand } from "../command.ts";
import { respawnPane } from "../spawn.ts";

/** Starts a pane's program again, or another one in its place; `-k` ends what runs there. */
export default defineCommand({
  name: "respawn-pane",
  alias: "respawnp",
  args: "c:e:Ekt:",
  operands: [0, -1],
  usage: "[-Ek] [-c start-directory] [-e environment] [-t target-pane] [shell-command [argument ...]]",
  target: { flag: "t", type: "pane" },

  exec(context) {
    const { flags, target, server, operands } = context;
    const { winlink, pane } = target;
    if (winlink === undefined || pane === undefined) return;
    const argv = operands.map((_, index) => context.operand(index));
    try {
      respawnPane(context, winlink, pane, {
        argv,
        cwd: flags.c,
        variables: context.values("e"),
        empty: flags.E,
        kill: flags.k,
      });
    } catch (error) {
      throw error instanceof CommandError ? new CommandError(`respawn pane failed: ${error.message}`) : error;
    }
    server.redraw({ window: pane.window, what: "all" });
  },
});
