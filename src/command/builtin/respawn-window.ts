import { setCurrent } from "#model/winlinks.ts";
import { CommandError, defineCommand } from "../command.ts";
import { respawnWindow } from "../spawn.ts";

/** Starts a window's program again in a single pane; `-k` ends what runs there. */
export default defineCommand({
  name: "respawn-window",
  alias: "respawnw",
  args: "c:e:Ekt:",
  operands: [0, -1],
  usage: "[-Ek] [-c start-directory] [-e environment] [-t target-window] [shell-command [argument ...]]",
  target: { flag: "t", type: "window" },

  exec(context) {
    const { flags, target, server, state, operands } = context;
    const { winlink } = target;
    if (winlink === undefined) return;
    const argv = operands.map((_, index) => context.operand(index));
    try {
      respawnWindow(context, winlink, {
        argv,
        cwd: flags.c,
        variables: context.values("e"),
        empty: flags.E,
        kill: flags.k,
      });
    } catch (error) {
      throw error instanceof CommandError ? new CommandError(`respawn window failed: ${error.message}`) : error;
    }
    // As a window that is made: it becomes the current one.
    if (setCurrent(state, winlink.session, winlink)) server.redraw({ session: winlink.session, what: "all" });
    server.redraw({ window: winlink.window, what: "all" });
  },
});
