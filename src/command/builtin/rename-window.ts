import { renameWindow } from "#model/windows.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Gives a window a name, which it keeps from then on. */
export default defineCommand({
  name: "rename-window",
  alias: "renamew",
  args: "t:",
  operands: [1, 1],
  usage: "[-t target-window] new-name",
  target: { flag: "t", type: "window" },
  afterHook: true,

  exec({ target, state, server, operand, expand }) {
    const { window } = target;
    if (window === undefined) return;
    const name = expand(operand(0));
    if (!renameWindow(state, window, name)) throw new CommandError(`invalid window name: ${name}`);
    window.options.set("automatic-rename", false);
    server.redraw({ window, what: "borders" });
    server.redraw({ window, what: "status" });
  },
});
