import { defineCommand } from "../command.ts";
import { selectLastPane } from "../select-pane.ts";

/** Makes the pane active that was before. */
export default defineCommand({
  name: "last-pane",
  alias: "lastp",
  args: "det:Z",
  operands: [0, 0],
  usage: "[-deZ] [-t target-window]",
  target: { flag: "t", type: "window" },

  exec(context) {
    selectLastPane(context, context.flags);
  },
});
