import type { Options } from "#model/options.ts";
import { addOptionItems, setOptionItem, setOptionText } from "#model/options-text.ts";
import { CommandError } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { forgetHookFired, noteUserHook } from "../queue/hook-log.ts";
import { optionChecks } from "./checks.ts";
import { namedOption, type NamedOption } from "./match.ts";
import { scopeFromName, type ScopeFlags, type ScopedOptions } from "./scope.ts";

/** Flags of the commands that set options. */
export interface SetFlags extends ScopeFlags {
  /** Adds to the value. */
  readonly a?: boolean;
  /** The value is a format. */
  readonly F?: boolean;
  /** Not when it is set already. */
  readonly o?: boolean;
  readonly q?: boolean;
  readonly u?: boolean;
  /** As `u`, and in the panes of the window too. */
  readonly U?: boolean;
}

function isSet(options: Options, { name, key }: NamedOption): boolean {
  const own = options.own(name);
  if (key === undefined) return own !== undefined;
  return typeof own === "object" && own.has(key);
}

function unset(options: Options, { name, key }: NamedOption): void {
  if (options.own(name) === undefined) return;
  if (key === undefined) {
    options.unset(name);
    forgetHookFired(options, name);
  } else options.unsetArrayItem(name, key);
}

/** Sets the option, or says why not. */
function change(
  context: CommandContext<SetFlags>,
  options: Options,
  option: NamedOption,
  value: string | undefined,
): string | undefined {
  const checks = optionChecks(context.state);
  const append = context.flags.a === true;
  const { name, key, row } = option;
  if (row?.array !== true) return setOptionText(options, name, value, append, checks);
  if (value === undefined) return "empty value";
  // What is wrong with an item leaves the array, empty, where it was to be.
  if (options.own(name) === undefined) options.set(name, new Map());
  if (key !== undefined) return setOptionItem(options, name, key, value, append, checks);
  if (!append) options.set(name, new Map());
  return addOptionItems(options, name, value, checks);
}

function unsetInPanes(context: CommandContext<SetFlags>, { scope }: ScopedOptions, option: NamedOption): void {
  if (context.flags.U !== true || scope !== "window") return;
  for (const pane of context.target.window?.panes ?? []) unset(pane.options, option);
}

/**
 * What `set-option`, `set-window-option` and `set-hook` have in common.
 *
 * @param kind whose command it is: window options have their own scope, hooks become events
 * @throws CommandError
 * Source: tmux/tmux cmd-set-option.c
 */
export function setOption(context: CommandContext<SetFlags>, kind: "option" | "window" | "hook"): void {
  const { flags, operands, expand, operand, state, target, server } = context;
  if (operands.length === 0) throw new CommandError("missing argument");
  const text = expand(operand(0));
  let option: NamedOption;
  let scoped: ScopedOptions;
  try {
    option = namedOption(text);
    scoped = scopeFromName(option.name, { state, flags, target, window: kind === "window" });
  } catch (error) {
    if (flags.q && error instanceof CommandError) return;
    throw error;
  }
  const { options } = scoped;
  const given = operands.length < 2 ? undefined : operand(1);
  const value = given !== undefined && flags.F ? expand(given) : given;

  if (option.key !== undefined && option.row?.array !== true) throw new CommandError(`not an array: ${text}`);
  if (!flags.u && flags.o && isSet(options, option)) {
    if (flags.q) return;
    throw new CommandError(`already set: ${text}`);
  }

  unsetInPanes(context, scoped, option);
  if (flags.u || flags.U) {
    if (!isSet(options, { ...option, key: undefined })) return;
    unset(options, option);
  } else {
    const problem = change(context, options, option, value);
    if (problem !== undefined) throw new CommandError(problem);
    if (kind === "hook" && option.name.startsWith("@")) noteUserHook(state, option.name);
  }
  if (option.name === "@plugin" && value !== undefined) server.pluginWanted(value, expand("#{current_file}"));
  server.optionChanged(option.name);
}
