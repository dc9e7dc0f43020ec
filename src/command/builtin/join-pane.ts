import { defineCommand } from "../command.ts";
import { joinPane } from "../join-pane.ts";

/** Moves a pane beside another one, of any window. */
export default defineCommand({
  name: "join-pane",
  alias: "joinp",
  args: "bdfhvp:l:s:t:",
  operands: [0, 0],
  usage: "[-bdfhv] [-l size] [-s src-pane] [-t dst-pane]",
  source: { flag: "s", type: "pane", defaultMarked: true },
  target: { flag: "t", type: "pane" },

  exec(context) {
    joinPane(context);
  },
});
