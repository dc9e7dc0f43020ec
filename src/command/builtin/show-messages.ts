import { defineCommand } from "../command.ts";

/** Prints the message log, or with -J the jobs and with -T the terminals. */
export default defineCommand({
  name: "show-messages",
  alias: "showmsgs",
  args: "JTt:",
  operands: [0, 0],
  usage: "[-JT] [-t target-client]",
  client: { flag: "t", canFail: true },
  afterHook: true,

  exec({ flags, print, server, targetClient }) {
    const what = { jobs: flags.J === true, terminals: flags.T === true };
    for (const line of server.messageLines(what, flags.t === undefined ? undefined : targetClient)) print(line);
  },
});
