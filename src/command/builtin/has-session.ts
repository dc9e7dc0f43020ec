import { defineCommand } from "../command.ts";

/** Succeeds where the session can be found; finding the target is all there is to do. */
export default defineCommand({
  name: "has-session",
  alias: "has",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-session]",
  target: { flag: "t", type: "session" },

  exec() {},
});
