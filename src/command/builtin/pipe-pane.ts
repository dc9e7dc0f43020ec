import { CommandError, defineCommand } from "../command.ts";

/** Sends a pane's output to a command, a command's output to the pane (`-I`), or both; without one, ends that. */
export default defineCommand({
  name: "pipe-pane",
  alias: "pipep",
  args: "IOot:",
  operands: [0, 1],
  usage: "[-IOo] [-t target-pane] [shell-command]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, server, target, targetClient, operand, expandTime }) {
    const { session, winlink, window, pane } = target;
    if (pane === undefined) return;
    if (pane.process === undefined && !pane.empty) throw new CommandError("target pane has exited");
    const had = pane.pipe !== undefined;
    pane.pipe?.close();
    pane.pipe = undefined;
    const command = operand(0);
    // -o lets one key open the pipe and close it again.
    if (command === "" || (flags.o === true && had)) return;
    const expanded = expandTime(command, { client: targetClient, session, winlink, window, pane });
    server.pipePane(pane, expanded, { input: flags.I === true, output: flags.I !== true || flags.O === true });
  },
});
