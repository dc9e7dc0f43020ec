import { defineCommand } from "../command.ts";

/** Starts the server; that it runs is all there is to do. */
export default defineCommand({
  name: "start-server",
  alias: "start",
  args: "",
  operands: [0, 0],
  usage: "",
  startServer: true,

  exec() {},
});
