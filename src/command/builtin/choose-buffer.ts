import { listOrder } from "#model/sort.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Puts a pane into buffer mode, to choose a paste buffer from a list. */
export default defineCommand({
  name: "choose-buffer",
  args: "F:f:K:kNO:rt:yZ",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-kNrZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]",
  target: { flag: "t", type: "pane" },

  exec({ flags, operands, client, event, server, state, target }) {
    if (flags.O !== undefined && listOrder(flags.O) === undefined) throw new CommandError("invalid sort order");
    if (target.pane === undefined || state.buffers.size === 0) return;
    server.enterMode(target.pane, "buffer-mode", { client, event, flags, operands, target });
  },
});
