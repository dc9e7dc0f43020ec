import { defineCommand } from "../command.ts";
import { moveWindow } from "../move-window.ts";

/** Links a window to another index or session, where it is besides. */
export default defineCommand({
  name: "link-window",
  alias: "linkw",
  args: "abdks:t:",
  operands: [0, 0],
  usage: "[-abdk] [-s src-window] [-t dst-window]",
  source: { flag: "s", type: "window" },

  exec(context) {
    moveWindow(context, false);
  },
});
