import { defineCommand } from "../command.ts";
import { selectLayout } from "../select-layout.ts";

/** Arranges a window's panes by the next named layout. */
export default defineCommand({
  name: "next-layout",
  alias: "nextl",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-window]",
  target: { flag: "t", type: "window" },
  afterHook: true,

  exec(context) {
    selectLayout(context, { kind: "next" });
  },
});
