import { defineCommand } from "../command.ts";

/** Locks the clients of a session. */
export default defineCommand({
  name: "lock-session",
  alias: "locks",
  args: "t:",
  operands: [0, 0],
  usage: "[-t target-session]",
  target: { flag: "t", type: "session" },
  afterHook: true,

  exec({ server, target }) {
    if (target.session !== undefined) server.lock(target.session);
    server.recalculateSizes();
  },
});
