import { defineCommand } from "../command.ts";
import { selectWindow } from "../select-window.ts";

/** Makes a window current; with `-T`, the last one where it is current already. */
export default defineCommand({
  name: "select-window",
  alias: "selectw",
  args: "lnpTt:",
  operands: [0, 0],
  usage: "[-lnpT] [-t target-window]",
  target: { flag: "t", type: "window" },

  exec(context) {
    const { flags } = context;
    const choice =
      flags.n === true
        ? "next"
        : flags.p === true
          ? "previous"
          : flags.l === true
            ? "last"
            : flags.T === true
              ? "toggle"
              : "target";
    selectWindow(context, choice, false);
  },
});
