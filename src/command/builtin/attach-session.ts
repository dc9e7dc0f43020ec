import { attachSession } from "../attach.ts";
import { defineCommand } from "../command.ts";

/** Shows a session on the client's terminal. */
export default defineCommand({
  name: "attach-session",
  alias: "attach",
  args: "c:dEf:rt:x",
  operands: [0, 0],
  usage: "[-dErx] [-c working-directory] [-f flags] [-t target-session]",
  startServer: true,
  readOnly: true,

  exec(context) {
    const { c, d, E, f, r, t, x } = context.flags;
    attachSession(context, { c, d: d === true, E: E === true, f, r: r === true, t, x: x === true });
  },
});
