import { defineCommand } from "../command.ts";
import { selectLayout } from "../select-layout.ts";

/** Arranges a window's panes: by name, by a layout's text, evenly (`-E`), or as they were before (`-o`). */
export default defineCommand({
  name: "select-layout",
  alias: "selectl",
  args: "Enopt:",
  operands: [0, 1],
  usage: "[-Enop] [-t target-pane] [layout-name]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec(context) {
    const { flags, operands, operand } = context;
    if (flags.n === true) selectLayout(context, { kind: "next" });
    else if (flags.p === true) selectLayout(context, { kind: "previous" });
    else if (flags.E === true) selectLayout(context, { kind: "spread" });
    else if (operands.length > 0) selectLayout(context, { kind: "name", name: operand(0) });
    else selectLayout(context, { kind: flags.o === true ? "old" : "last" });
  },
});
