import { defineCommand } from "../command.ts";

/** Locks every client. */
export default defineCommand({
  name: "lock-server",
  alias: "lock",
  args: "",
  operands: [0, 0],
  usage: "",
  afterHook: true,

  exec({ server }) {
    server.lock(undefined);
    server.recalculateSizes();
  },
});
