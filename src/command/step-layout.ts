import { type CommandDefinition, defineCommand } from "./command.ts";
import { selectLayout } from "./select-layout.ts";

/** A command that arranges a window's panes by the named layout next to its last one. */
export function stepLayoutCommand(name: string, alias: string, kind: "next" | "previous"): CommandDefinition<"t:"> {
  return defineCommand({
    name,
    alias,
    args: "t:",
    operands: [0, 0],
    usage: "[-t target-window]",
    target: { flag: "t", type: "window" },
    afterHook: true,

    exec(context) {
      selectLayout(context, { kind });
    },
  });
}
