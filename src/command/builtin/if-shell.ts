import { CommandError, defineCommand, type Operand } from "../command.ts";
import type { CommandContext, JobResult } from "../context.ts";
import { workingDirectory } from "../working-directory.ts";

interface IfFlags {
  readonly b?: boolean;
  readonly F?: boolean;
}

/** Runs the commands for an outcome, if there are any for it; in the background they go to the end of the client's queue. */
function choose(context: CommandContext<IfFlags>, holds: boolean): Promise<void> | undefined {
  const { flags, operands, run, runLater, targetClient } = context;
  const commands: Operand | undefined = operands[holds ? 1 : 2];
  if (commands === undefined) return undefined;
  if (!flags.b || flags.F) return run(commands);
  runLater(commands, { client: targetClient });
  return undefined;
}

async function runAndChoose(context: CommandContext<IfFlags>, command: string): Promise<void> {
  const { client, error, server, state, target } = context;
  let result: JobResult;
  try {
    result = await server.job(command, {
      client,
      session: target.session,
      cwd: workingDirectory(state, client, target.session),
    });
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    throw new CommandError(`failed to run command: ${command}`);
  }
  try {
    await choose(context, result.status === 0);
  } catch (problem) {
    // By now the rest of the line may run; tmux only tells.
    if (!(problem instanceof CommandError)) throw problem;
    error(problem.message);
  }
}

/** Runs one of two command lists, by a shell command's exit status or with -F by a format's truth. */
export default defineCommand({
  name: "if-shell",
  alias: "if",
  args: "bFt:",
  operands: [2, 3],
  operandTypes: (index) => (index === 0 ? "string" : "commands-or-string"),
  usage: "[-bF] [-t target-pane] shell-command command [command]",
  target: { flag: "t", type: "pane", canFail: true },

  exec(context) {
    const { flags, background, expand, operand } = context;
    const condition = expand(operand(0));
    if (flags.F) void choose(context, condition !== "" && !condition.startsWith("0"));
    else if (flags.b) background("if-shell", runAndChoose(context, condition));
    else return runAndChoose(context, condition);
  },
});
