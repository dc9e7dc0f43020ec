import { CommandError, defineCommand, type CommandDefinition } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { fire } from "#model/notify.ts";
import { scopeFromName } from "../options/scope.ts";
import { setOption, type SetFlags } from "../options/set.ts";
import { addMonitor, parseMonitor, removeMonitor } from "../queue/monitors.ts";

const ARGS = "agpERTt:uB:w";

interface HookFlags extends SetFlags {
  /** `name:what:format`: runs the hook when the format's value changes. */
  readonly B?: string;
  /** Fires an event of the user's own. */
  readonly E?: boolean;
  /** Runs the hook now. */
  readonly R?: boolean;
  /** A monitor's hook runs only when the value becomes true. */
  readonly T?: boolean;
}

/** Sets a hook, runs it, fires a user's event, or watches a format. */
const setHook: CommandDefinition<typeof ARGS> = defineCommand({
  name: "set-hook",
  args: ARGS,
  operands: [0, 2],
  // With -B the first operand is the commands; the parser cannot know, so the type is checked when it runs.
  operandTypes: () => "commands-or-string",
  usage: "[-agpERTuw] [-B name:what:format] [-t target-pane] [hook] [command]",
  target: { flag: "t", type: "pane", canFail: true },
  afterHook: true,
  exec(context) {
    const { flags, operands, operand, expand, hook, target } = context;
    if (flags.E) return fireEvent(context);
    if (flags.B !== undefined) return setMonitor(context, flags.B);
    if (operands.length > 0 && typeof operands[0] !== "string") {
      throw new CommandError('command set-hook: argument 1 must be "string"');
    }
    if (flags.R && operands.length > 0) hook(expand(operand(0)), target, true);
    else setOption(context, "hook");
  },
});

export default setHook;

function fireEvent({ operands, operand, expand, state, client, target }: CommandContext<HookFlags>): void {
  if (operands.length === 0) throw new CommandError("missing argument");
  if (operands.length > 1) throw new CommandError("too many arguments");
  const name = expand(operand(0));
  if (!name.startsWith("@")) throw new CommandError("event name must start with @");
  const { session, winlink, window, pane } = target;
  fire(state, name, { client, session, winlink, window, pane });
}

function setMonitor(context: CommandContext<HookFlags>, text: string): void {
  const { flags, operands, operand, expand, state, target, server } = context;
  if (operands.length > 1) throw new CommandError("too many arguments");
  const spec = parseMonitor(text);
  if (spec === undefined && !flags.u) throw new CommandError(`invalid subscription: ${text}`);
  const name = spec?.name ?? text;
  if (!name.startsWith("@")) throw new CommandError("monitor hook name must start with @");
  const { options } = scopeFromName(name, { state, flags, target, window: false });
  if (flags.u || spec === undefined) {
    removeMonitor(state, options, name);
    return;
  }
  if (operands.length > 0) {
    const value = flags.F ? expand(operand(0)) : operand(0);
    const old = options.own(name);
    if (!flags.o || old === undefined) options.set(name, flags.a && typeof old === "string" ? old + value : value);
    server.optionChanged(name);
  } else if (options.own(name) === undefined) options.set(name, "");
  const isGlobal = options.parent === undefined;
  addMonitor(state, options, spec, { session: isGlobal ? undefined : target.session, onlyTrue: flags.T === true });
}
