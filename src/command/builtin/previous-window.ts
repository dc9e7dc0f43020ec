import { defineCommand } from "../command.ts";
import { selectWindow } from "../select-window.ts";

/** Makes the previous window current; with `-a`, the previous one that has an alert. */
export default defineCommand({
  name: "previous-window",
  alias: "prev",
  args: "at:",
  operands: [0, 0],
  usage: "[-a] [-t target-session]",
  target: { flag: "t", type: "session" },

  exec(context) {
    selectWindow(context, "previous", context.flags.a === true);
  },
});
