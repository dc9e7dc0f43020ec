import { defineCommand } from "../command.ts";
import { promptTypes } from "../prompt-types.ts";

/** Forgets what was answered to prompts. */
export default defineCommand({
  name: "clear-prompt-history",
  alias: "clearphist",
  args: "T:",
  operands: [0, 0],
  usage: "[-T prompt-type]",
  afterHook: true,

  exec({ flags, state }) {
    for (const type of promptTypes(flags.T)) state.promptHistory.clear(type);
  },
});
