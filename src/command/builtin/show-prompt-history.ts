import { defineCommand } from "../command.ts";
import { promptTypes } from "../prompt-types.ts";

/** Prints what was answered to prompts, oldest first. */
export default defineCommand({
  name: "show-prompt-history",
  alias: "showphist",
  args: "T:",
  operands: [0, 0],
  usage: "[-T prompt-type]",
  afterHook: true,

  exec({ flags, print, state }) {
    for (const type of promptTypes(flags.T)) {
      print(`History for ${type}:`);
      print("");
      for (const [i, line] of state.promptHistory.lines(type).entries()) print(`${i + 1}: ${line}`);
      print("");
    }
  },
});
