import { defineCommand } from "../command.ts";

/** Stops a client as if by C-z in a shell. */
export default defineCommand({
  name: "suspend-client",
  alias: "suspendc",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-client]",
  client: { flag: "t" },

  exec({ server, targetClient }) {
    if (targetClient !== undefined) server.suspend(targetClient);
  },
});
