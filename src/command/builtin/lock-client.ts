import { defineCommand } from "../command.ts";

/** Locks a client: `lock-command` runs on its terminal until the user is back. */
export default defineCommand({
  name: "lock-client",
  alias: "lockc",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-client]",
  client: { flag: "t" },
  afterHook: true,

  exec({ server, targetClient }) {
    if (targetClient !== undefined) server.lock(targetClient);
    server.recalculateSizes();
  },
});
