import type { EnvironmentEntry } from "#model/environment.ts";
import { CommandError, defineCommand } from "../command.ts";

/** A variable as a line: plain, or for a shell to read. */
function line({ name, value }: EnvironmentEntry, forShell: boolean): string {
  if (!forShell) return value === undefined ? `-${name}` : `${name}=${value}`;
  if (value === undefined) return `unset ${name};`;
  return `${name}="${value.replaceAll(/[$`"\\]/g, "\\$&")}"; export ${name};`;
}

/** Prints variables of the global environment or of a session's. */
export default defineCommand({
  name: "show-environment",
  alias: "showenv",
  args: "hgst:",
  operands: [0, 1],
  usage: "[-hgs] [-t target-session] [variable]",
  target: { flag: "t", type: "session", canFail: true },
  afterHook: true,

  exec({ flags, operands, operand, print, state, target }) {
    if (target.session === undefined && (!flags.g || flags.t !== undefined)) {
      throw new CommandError(flags.t === undefined ? "no current session" : `no such session: ${flags.t}`);
    }
    const environment = flags.g ? state.environment : target.session!.environment;
    const show = (entry: EnvironmentEntry): void => {
      if (entry.hidden === (flags.h === true)) print(line(entry, flags.s === true));
    };
    if (operands.length === 0) {
      for (const entry of environment.entries()) show(entry);
      return;
    }
    const entry = environment.get(operand(0));
    if (entry === undefined) throw new CommandError(`unknown variable: ${operand(0)}`);
    show(entry);
  },
});
