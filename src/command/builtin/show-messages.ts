import { isAttachedPerson } from "#model/client.ts";
import { defineCommand } from "../command.ts";

/** Shows the message log to a person who looks at a pane, prints it otherwise; with -J the jobs, with -T the terminals. */
export default defineCommand({
  name: "show-messages",
  alias: "showmsgs",
  args: "JTt:",
  operands: [0, 0],
  usage: "[-JT] [-t target-client]",
  client: { flag: "t", canFail: true },
  without: {
    T: "names the capabilities that troam uses, not all that there are; numbers are their places among these",
  },
  afterHook: true,

  exec({ flags, print, server, client, targetClient }) {
    const pane = client?.session?.current?.window.active;
    if (!flags.J && !flags.T && flags.t === undefined && pane !== undefined && isAttachedPerson(client)) {
      server.enterMode(pane, "messages-view", { flags: {}, operands: [], target: { index: -1 } });
      return;
    }
    const what = { jobs: flags.J === true, terminals: flags.T === true };
    for (const line of server.messageLines(what, flags.t === undefined ? undefined : targetClient)) print(line);
  },
});
