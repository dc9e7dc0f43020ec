import { defineCommand } from "../command.ts";
import { newPane } from "../new-pane.ts";

/** Makes a pane beside another. */
export default defineCommand({
  name: "split-window",
  alias: "splitw",
  args: "bB:c:de:EfF:hIkl:m:p:PR:s:S:t:T:vWZ",
  operands: [0, -1],
  usage:
    "[-bdefhIklPvWZ] [-B border-lines] [-c start-directory] [-e environment] [-F format] [-l size] [-m message] " +
    "[-p percentage] [-s style] [-S active-border-style] [-R inactive-border-style] [-T title] [-t target-pane] " +
    "[shell-command [argument ...]]",
  target: { flag: "t", type: "pane" },

  exec(context) {
    return newPane(context, true);
  },
});
