import { defineCommand } from "../command.ts";

/** Shows a program in a window over a client, or closes that (`-C`). */
export default defineCommand({
  name: "display-popup",
  alias: "popup",
  args: "Bb:Cc:d:e:Eh:kNs:S:t:T:w:x:y:",
  operands: [0, -1],
  usage:
    "[-BCEkN] [-b border-lines] [-c target-client] [-d start-directory] [-e environment] [-h height] [-s style] " +
    "[-S border-style] [-t target-pane] [-T title] [-w width] [-x position] [-y position] [shell-command [argument ...]]",
  target: { flag: "t", type: "pane" },
  client: { flag: "c" },
  afterHook: true,

  async exec({ flags, server, client, target, targetClient, event, operands, values, count, expand }) {
    if (targetClient === undefined) return;
    if (flags.C === true) return server.closePopup(targetClient);
    const there = targetClient.popup !== undefined;
    const popup = server.openPopup(targetClient, {
      flags,
      operands,
      values,
      count,
      event,
      target,
      expand,
    });
    if (there) return; // a popup that is open already was only changed
    const status = await popup?.done;
    if (status !== undefined && client !== undefined && client.session === undefined) client.retval = status;
  },
});
