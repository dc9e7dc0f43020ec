import { CommandError, defineCommand } from "../command.ts";

/** Sets, unsets or removes a variable of the global environment or of a session's. */
export default defineCommand({
  name: "set-environment",
  alias: "setenv",
  args: "Fhgrt:u",
  operands: [1, 2],
  usage: "[-Fhgru] [-t target-session] variable [value]",
  target: { flag: "t", type: "session", canFail: true },
  afterHook: true,

  exec({ flags, operands, operand, expand, state, target }) {
    const name = operand(0);
    if (name === "") throw new CommandError("empty variable name");
    if (name.includes("=")) throw new CommandError("variable name contains =");
    const value = operands.length < 2 ? undefined : flags.F ? expand(operand(1)) : operand(1);
    const environment = flags.g ? state.environment : target.session?.environment;
    if (environment === undefined) {
      throw new CommandError(flags.t === undefined ? "no current session" : `no such session: ${flags.t}`);
    }
    if (flags.u || flags.r) {
      if (value !== undefined) throw new CommandError(`can't specify a value with -${flags.u ? "u" : "r"}`);
      if (flags.u) environment.unset(name);
      else environment.clear(name);
      return;
    }
    if (value === undefined) throw new CommandError("no value specified");
    environment.set(name, value, flags.h === true);
  },
});
