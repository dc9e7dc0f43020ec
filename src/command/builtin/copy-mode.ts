import { defineCommand } from "../command.ts";
import { mousePane } from "../target/mouse.ts";

/** Puts a pane into copy mode, or ends all its modes (`-q`). */
export default defineCommand({
  name: "copy-mode",
  args: "dekHMqSs:t:u",
  operands: [0, 0],
  usage: "[-dekHMqSu] [-s src-pane] [-t target-pane]",
  source: { flag: "s", type: "pane" },
  target: { flag: "t", type: "pane" },
  readOnly: true,
  afterHook: true,

  exec({ flags, state, server, source, target, client, event }) {
    let { pane } = target;
    if (pane === undefined) return;
    if (flags.q === true) return server.leaveMode(pane, true);
    if (flags.M === true) {
      const found = mousePane(state, event?.mouse);
      if (found === undefined || client === undefined || client.session !== found.winlink.session) return;
      ({ pane } = found);
    }
    const from = flags.s === undefined ? pane : source.pane;
    server.enterMode(pane, "copy-mode", { client, event, flags, operands: [], source: from, target });
  },
});
