import { CommandError, defineCommand, type Operand } from "../command.ts";
import type { CommandContext, JobResult } from "../context.ts";
import { targetOfNothing } from "../target/best.ts";
import { workingDirectory } from "../working-directory.ts";

interface RunFlags {
  readonly b?: boolean;
  readonly c?: string;
  readonly d?: string;
  readonly C?: boolean;
  readonly E?: boolean;
  readonly t?: string;
}

/** What the command came to when it was not well, and the exit status for the client. */
function verdict(command: string, { status, signal }: JobResult): { message: string | undefined; code: number } {
  if (signal !== undefined) return { message: `'${command}' terminated by signal ${signal}`, code: signal + 128 };
  if (status !== undefined && status !== 0) return { message: `'${command}' returned ${status}`, code: status };
  return { message: undefined, code: 0 };
}

/** Where output goes: the pane of -t, else the client, else (in the background) a pane that somebody sees. */
function printer({
  flags,
  print,
  server,
  state,
  target,
  targetClient,
}: CommandContext<RunFlags>): (line: string) => void {
  if (flags.t !== undefined && target.pane !== undefined) {
    const { pane } = target;
    return (line) => server.view(pane, line);
  }
  if (!flags.b) return print;
  return (line) => {
    const pane = targetClient?.session?.current?.window.active ?? targetOfNothing(state)?.pane;
    if (pane !== undefined) server.view(pane, line);
  };
}

async function runCommand(context: CommandContext<RunFlags>, command: string): Promise<void> {
  const { flags, client, server, state, target } = context;
  const print = printer(context);
  let result: JobResult;
  try {
    result = await server.job(command, {
      client,
      session: target.session,
      cwd: flags.c ?? workingDirectory(state, client, target.session),
      stderrToStdout: flags.E === true,
      noWait: flags.b === true,
    });
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    throw new CommandError(`failed to run command: ${command}`);
  }
  const lines = Buffer.from(result.output).toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) print(line);
  const { message, code } = verdict(command, result);
  if (message !== undefined) print(message);
  if (!flags.b && client !== undefined && client.session === undefined) client.retval = code;
}

/** Runs tmux commands in place of a shell command. */
async function runCommands(
  { flags, error, run, runLater, targetClient }: CommandContext<RunFlags>,
  commands: Operand,
): Promise<void> {
  try {
    if (flags.b) runLater(commands, { client: targetClient });
    else await run(commands);
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    error(problem.message);
  }
}

/** Waits at least until the command itself is over: what is run is not among what it prints. */
async function runAfter(delayMs: number, run: () => Promise<void>): Promise<void> {
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  else await Promise.resolve();
  await run();
}

/** Runs a shell command, or with -C tmux commands, at once or after a delay; what it prints is shown. */
export default defineCommand({
  name: "run-shell",
  alias: "run",
  args: "bd:Ct:Es:c:",
  operands: [0, -1],
  operandTypes: (_index, _before, has) => (has("C") ? "commands-or-string" : "string"),
  usage: "[-bCE] [-c start-directory] [-d delay] [-t target-pane] [shell-command [argument ...]]",
  target: { flag: "t", type: "pane", canFail: true },

  exec(context) {
    const { flags, operands, operand, background, expand } = context;
    const delay = Number(flags.d ?? 0);
    if (Number.isNaN(delay)) throw new CommandError(`invalid delay time: ${flags.d}`);
    if (operands.length === 0 && flags.d === undefined) return;

    const first = operands[0];
    let run: () => Promise<void>;
    if (first === undefined) run = () => Promise.resolve();
    else if (flags.C) {
      const commands = typeof first === "string" ? expand(first) : first;
      run = () => runCommands(context, commands);
    } else {
      const variables = Object.fromEntries(operands.slice(1).map((_, i) => [String(i + 1), operand(i + 1)]));
      const command = expand(operand(0), { variables });
      run = () => runCommand(context, command);
    }
    const running = runAfter(delay * 1000, run);
    if (!flags.b) return running;
    background("run-shell", running);
  },
});
