import { CLIENT_READONLY } from "#model/client.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Detaches a client, all others (`-a`), or those of a session (`-s`); `-P` also ends the client's parent. */
export default defineCommand({
  name: "detach-client",
  alias: "detach",
  args: "aE:s:t:P",
  operands: [0, 0],
  usage: "[-aP] [-E shell-command] [-s target-session] [-t target-client]",
  source: { flag: "s", type: "session", canFail: true },
  client: { flag: "t" },
  readOnly: true,

  exec({ flags, state, server, client, targetClient, source }) {
    const readOnly = client !== undefined && (client.flags & CLIENT_READONLY) !== 0;
    if (readOnly && (flags.s !== undefined || flags.a === true || client !== targetClient)) {
      throw new CommandError("client is read-only");
    }
    const how = { kill: flags.P === true, exec: flags.E };
    const clients = [...state.clients];
    if (flags.s !== undefined) {
      if (source.session === undefined) return;
      for (const other of clients) if (other.session === source.session) server.detach(other, how);
    } else if (flags.a === true) {
      for (const other of clients) if (other.session !== undefined && other !== targetClient) server.detach(other, how);
    } else if (targetClient !== undefined) {
      server.detach(targetClient, how);
    }
  },
});
