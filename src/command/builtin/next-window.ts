import { defineCommand } from "../command.ts";
import { selectWindow } from "../select-window.ts";

/** Makes the next window current; with `-a`, the next one that has an alert. */
export default defineCommand({
  name: "next-window",
  alias: "next",
  args: "at:",
  operands: [0, 0],
  usage: "[-a] [-t target-session]",
  target: { flag: "t", type: "session" },

  exec(context) {
    selectWindow(context, "next", context.flags.a === true);
  },
});
