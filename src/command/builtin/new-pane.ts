import { defineCommand } from "../command.ts";
import { newPane } from "../new-pane.ts";

/** Makes a pane that floats over the others. */
export default defineCommand({
  name: "new-pane",
  alias: "newp",
  args: "AbB:Cc:de:EfF:hIkl:KLMm:Op:PR:s:S:t:T:vWx:X:y:Y:Z",
  operands: [0, -1],
  usage:
    "[-AbCdefhIkKLMOPvWZ] [-B border-lines] [-c start-directory] [-e environment] [-F format] [-l size] [-m message] " +
    "[-p percentage] [-s style] [-S active-border-style] [-R inactive-border-style] [-T title] [-x width] [-y height] " +
    "[-X x-position] [-Y y-position] [-t target-pane] [shell-command [argument ...]]",
  target: { flag: "t", type: "pane" },

  exec(context) {
    return newPane(context, false);
  },
});
