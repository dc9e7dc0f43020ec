import { defineCommand } from "../command.ts";

/** Ends the server and all that runs in it. */
export default defineCommand({
  name: "kill-server",
  args: "",
  operands: [0, 0],
  usage: "",

  exec({ server }) {
    server.exit();
  },
});
