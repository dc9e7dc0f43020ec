import { optionText } from "#model/options-text.ts";
import { optionRow, optionRows, type OptionRow } from "#model/options-table.ts";
import type { Options, OptionValue } from "#model/options.ts";
import { CommandError } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { escapeArgument } from "../parse/escape.ts";
import { hookFiring, isUserHook } from "../queue/hook-log.ts";
import { monitorOf } from "../queue/monitors.ts";
import { namedOption, type NamedOption } from "./match.ts";
import { scopeFromFlags, scopeFromName, type ScopeFlags, type ScopedOptions } from "./scope.ts";

/** Flags of the commands that show options. */
export interface ShowFlags extends ScopeFlags {
  /** Also what is inherited. */
  readonly A?: boolean;
  readonly F?: string;
  /** Also hooks. */
  readonly H?: boolean;
  readonly q?: boolean;
  readonly v?: boolean;
}

export type ShowKind = "options" | "window" | "hooks";

/** One line to print. */
interface Shown {
  readonly name: string;
  readonly row: OptionRow | undefined;
  readonly key: string | undefined;
  /** Undefined for an array without items. */
  readonly value: string | undefined;
  readonly inherited: boolean;
  readonly options: Options;
}

/** Options whose text is quoted when it is printed. */
function isText(row: OptionRow | undefined): boolean {
  return (
    row === undefined || row.type === "string" || row.type === "style" || (row.type === "colour" && row.text === true)
  );
}

class OptionPrinter {
  readonly #context: CommandContext<ShowFlags>;
  readonly #kind: ShowKind;

  constructor(context: CommandContext<ShowFlags>, kind: ShowKind) {
    this.#context = context;
    this.#kind = kind;
  }

  /** Prints an option: an array as a line for each item. @param key only this item */
  print(options: Options, name: string, value: OptionValue, inherited: boolean, key?: string): void {
    const shown = { name, row: optionRow(name), inherited, options };
    // A key is printed even for what is no array.
    if (typeof value !== "object") this.#line({ ...shown, key, value: optionText(value) });
    else if (key !== undefined) this.#line({ ...shown, key, value: value.get(key) ?? "" });
    else if (value.size > 0) for (const [itemKey, item] of value) this.#line({ ...shown, key: itemKey, value: item });
    else if (this.#context.flags.F !== undefined || !this.#context.flags.v)
      this.#line({ ...shown, key: undefined, value: undefined });
  }

  #line(shown: Shown): void {
    const { flags, expand, print } = this.#context;
    if (flags.F === undefined) print(this.#plain(shown));
    else print(expand(flags.F, { variables: this.#variables(shown) }));
  }

  #plain({ name, row, key, value, inherited }: Shown): string {
    if (this.#context.flags.v) return value ?? "";
    const label = name + (key === undefined ? "" : `[${key}]`) + (inherited ? "*" : "");
    if (value === undefined) return label;
    return `${label} ${isText(row) ? escapeArgument(value) : value}`;
  }

  #variables({ name, row, key, value, inherited, options }: Shown): Record<string, string> {
    const bit = (on: boolean): string => (on ? "1" : "0");
    const variables: Record<string, string> = {
      option_name: name,
      option_value: value ?? "",
      option_value_only: bit(this.#context.flags.v === true),
      option_is_parent: bit(inherited),
      option_is_array: bit(row?.array === true),
      option_is_string: bit(isText(row)),
      option_is_hook: bit(row?.hook === true),
      option_is_user: bit(row === undefined),
      option_has_value: bit(value !== undefined),
      option_array_key: key ?? "",
      option_has_array_key: bit(key !== undefined),
    };
    if (this.#kind !== "hooks") return variables;
    return { ...variables, ...firingVariables(hookFiring(options, name)) };
  }

  /** Prints the monitor of a user hook, if it has one (`show-hooks -B`). */
  printMonitor(options: Options, name: string): void {
    const { flags, expand, print } = this.#context;
    const monitor = monitorOf(options, name);
    if (monitor === undefined) return;
    if (flags.F === undefined) {
      print(`${name}:${monitor.what}:${monitor.format}`);
      return;
    }
    const variables = {
      ...this.#variables({ name, row: undefined, key: undefined, value: monitor.text, inherited: false, options }),
      option_is_hook: "1",
      hook_monitor_target: monitor.what,
      hook_monitor_format: monitor.format,
      ...firingVariables(monitor.firing),
    };
    print(expand(flags.F, { variables }));
  }
}

function firingVariables({ count, time }: { readonly count: number; readonly time: number }): Record<string, string> {
  return {
    hook_fire_count: String(count),
    ...(time === 0 ? {} : { hook_fire_time: String(Math.floor(time / 1000)) }),
  };
}

function showAll(context: CommandContext<ShowFlags>, kind: ShowKind, { options, scope }: ScopedOptions): void {
  const { flags, state } = context;
  const printer = new OptionPrinter(context, kind);
  for (const name of options.ownNames()) {
    if (!name.startsWith("@")) continue;
    const isHook = isUserHook(state, name) || monitorOf(options, name) !== undefined;
    if (kind === "hooks" ? isHook : !isHook || flags.H) printer.print(options, name, options.own(name) ?? "", false);
  }
  for (const row of optionRows) {
    if (!row.scope.includes(scope)) continue;
    if (kind === "hooks" ? row.hook !== true : row.hook === true && !flags.H) continue;
    const own = options.own(row.name);
    const value = own ?? (flags.A ? options.get(row.name) : undefined);
    if (value !== undefined) printer.print(options, row.name, value, own === undefined);
  }
}

function showOne(
  context: CommandContext<ShowFlags>,
  kind: ShowKind,
  option: NamedOption,
  options: Options,
  monitors: boolean,
  text: string,
): void {
  const { flags } = context;
  const printer = new OptionPrinter(context, kind);
  const own = options.own(option.name);
  const value = own ?? (flags.A ? options.get(option.name) : undefined);
  if (value !== undefined) {
    if (monitors) printer.printMonitor(options, option.name);
    else {
      const isEmpty = option.key === undefined && typeof value === "object" && value.size === 0;
      printer.print(options, option.name, value, own === undefined && !isEmpty, option.key);
    }
  } else if (option.name.startsWith("@") && !flags.q) throw new CommandError(`invalid option: ${text}`);
}

/**
 * What `show-options`, `show-window-options` and `show-hooks` have in common.
 *
 * @param monitors only the monitors of hooks (`show-hooks -B`)
 * @throws CommandError
 * Source: tmux/tmux cmd-show-options.c
 */
export function showOptions(context: CommandContext<ShowFlags>, kind: ShowKind, monitors = false): void {
  const { flags, operands, expand, operand, state, target } = context;
  const request = { state, flags, target, window: kind === "window" };
  try {
    if (operands.length > 0) {
      const text = expand(operand(0));
      const option = namedOption(text);
      showOne(context, kind, option, scopeFromName(option.name, request).options, monitors, text);
      return;
    }
    const scoped = scopeFromFlags(request);
    if (!monitors) showAll(context, kind, scoped);
    else
      for (const name of scoped.options.ownNames()) new OptionPrinter(context, kind).printMonitor(scoped.options, name);
  } catch (error) {
    if (flags.q && error instanceof CommandError) return;
    throw error;
  }
}
