import { CommandError, defineCommand } from "../command.ts";

/** Shows a window's panes with their numbers, to choose one by a key. */
export default defineCommand({
  name: "display-panes",
  alias: "displayp",
  args: "d:kNs:t:Z",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-kNZ] [-d duration] [-s source-window] [-t target-pane] [template]",
  source: { flag: "s", type: "window" },
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, server, source, target, client, error, event, operands, count }) {
    if (target.pane === undefined) return;
    const options = { client, event, flags, operands, count, source: source.pane, target };
    try {
      server.enterMode(target.pane, "panes-mode", options);
    } catch (problem) {
      // The mode does not open, but as in tmux what follows in the line runs.
      if (!(problem instanceof CommandError)) throw problem;
      error(problem.message);
    }
  },
});
