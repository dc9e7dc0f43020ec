import { defineCommand } from "../command.ts";
import { selectWindow } from "../select-window.ts";

/** Makes the window current that was before. */
export default defineCommand({
  name: "last-window",
  alias: "last",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-session]",
  target: { flag: "t", type: "session" },

  exec(context) {
    selectWindow(context, "last", false);
  },
});
