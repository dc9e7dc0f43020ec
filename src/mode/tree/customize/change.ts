import { CommandError } from "#command/command.ts";
import { optionChecks } from "#command/options/checks.ts";
import { noteUserHook } from "#command/queue/hook-log.ts";
import { parseKeyName, KEY_NONE, KEY_UNKNOWN, formatKey } from "#input/key-names.ts";
import { setOptionItem, setOptionText } from "#model/options-text.ts";
import type { Binding } from "#model/key-tables.ts";
import type { Options } from "#model/options.ts";
import type { ModeEnvironment } from "../../environment.ts";
import type { EnvironmentItem, KeyItem, OptionItem } from "./items.ts";

/** What a change came to: undefined where it was made, else what is wrong. */
export type Problem = string | undefined;

function firstFree(options: Options, name: string): string {
  const value = options.get(name);
  let index = 0;
  while (typeof value === "object" && value.has(String(index))) index++;
  return String(index);
}

/** Sets an option or an item of an array; an array as a whole gets one more item. */
export function setOption(environment: ModeEnvironment, item: OptionItem, text: string): Problem {
  const { options, name } = item;
  if (options.get(name) === undefined) return undefined;
  const { state, services } = environment;
  const checks = optionChecks(state);
  const problem =
    options.row(name)?.array === true
      ? setOptionItem(options, name, item.key ?? firstFree(options, name), text, false, checks)
      : setOptionText(options, name, text, false, checks);
  if (problem !== undefined) return problem;
  if (item.hooks && name.startsWith("@")) noteUserHook(state, name);
  services.optionChanged(name);
  return undefined;
}

/** The next value of a flag or choice. @returns false for other options */
export function toggleOption(environment: ModeEnvironment, options: Options, name: string): boolean {
  const row = options.row(name);
  if (row?.array === true) return false;
  if (row?.type === "flag") options.set(name, !options.flag(name));
  else if (row?.type === "choice") {
    const choices = row.choices ?? [];
    const next = choices[(choices.indexOf(options.string(name)) + 1) % choices.length];
    if (next !== undefined) options.set(name, next);
  } else return false;
  environment.services.optionChanged(name);
  return true;
}

/** `@name value` makes a user option or hook. */
export function addOption(environment: ModeEnvironment, options: Options, hooks: boolean, text: string): Problem {
  const match = /^([^ \t]+)[ \t]+(.+)$/s.exec(text);
  if (match === null) return "User option must be @name value";
  const [, name = "", value = ""] = match;
  if (!name.startsWith("@") || name.includes("[")) return `User ${hooks ? "hook" : "option"} name must start with @`;
  options.set(name, value);
  if (hooks) noteUserHook(environment.state, name);
  environment.services.optionChanged(name);
  return undefined;
}

/** Gives an item of an array another key, unless that is taken. */
export function renameItem(environment: ModeEnvironment, item: OptionItem, to: string): Problem {
  const { options, name, key } = item;
  const value = options.own(name);
  if (key === undefined || typeof value !== "object" || value.has(to)) return undefined;
  const problem = setOptionItem(options, name, to, value.get(key) ?? "", false, optionChecks(environment.state));
  if (problem !== undefined) return problem;
  options.unsetArrayItem(name, key);
  environment.services.optionChanged(name);
  return undefined;
}

export function unsetOption(environment: ModeEnvironment, { options, name, key }: OptionItem): void {
  if (options.own(name) === undefined) return;
  if (key === undefined) options.unset(name);
  else options.unsetArrayItem(name, key);
  environment.services.optionChanged(name);
}

/** Takes the option out of its table and of all it inherits from; defaults come back. */
export function resetOption(environment: ModeEnvironment, item: OptionItem): void {
  if (item.key !== undefined) return;
  for (let options: Options | undefined = item.options; options !== undefined; options = options.parent) {
    if (options.own(item.name) !== undefined) options.unset(item.name);
  }
  environment.services.optionChanged(item.name);
}

export function setVariable({ environment, name }: EnvironmentItem, value: string): void {
  environment.set(name, value, environment.get(name)?.hidden ?? false);
}

/** `NAME=value`, or `-NAME` for one that programs do not get. */
export function addVariable(environment: EnvironmentItem["environment"], text: string): Problem {
  if (text.startsWith("-")) {
    if (text === "-" || text.includes("=")) return `Bad environment variable: ${text}`;
    environment.clear(text.slice(1));
    return undefined;
  }
  if (text.indexOf("=") <= 0) return "Environment variable must be NAME=value";
  environment.put(text);
  return undefined;
}

export function bindingOf(environment: ModeEnvironment, { table, keyName }: KeyItem): Binding | undefined {
  return environment.state.keyTables.binding(table, keyName);
}

function parseOrProblem(
  environment: ModeEnvironment,
  text: string,
): { commands: Binding["commands"] } | { problem: string } {
  try {
    return { commands: environment.parse(text) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { problem: error.message };
  }
}

/** Changes a binding that is still there. */
export function changeBinding(
  environment: ModeEnvironment,
  item: KeyItem,
  change: { readonly command?: string; readonly note?: string; readonly toggleRepeat?: boolean },
): Problem {
  const binding = bindingOf(environment, item);
  if (binding === undefined) return undefined;
  let { commands, note, repeat } = binding;
  if (change.command !== undefined) {
    const parsed = parseOrProblem(environment, change.command);
    if ("problem" in parsed) return parsed.problem;
    commands = parsed.commands;
  }
  if (change.note !== undefined) note = change.note === "" ? undefined : change.note;
  if (change.toggleRepeat === true) repeat = !repeat;
  environment.state.keyTables.bind(item.table, { ...binding, commands, note, repeat });
  return undefined;
}

/** `key command` binds a key. */
export function addBinding(environment: ModeEnvironment, table: string, text: string): Problem {
  const match = /^([^ \t]+)[ \t]+(.+)$/s.exec(text);
  if (match === null) return "Key binding must be key command";
  const [, name = "", command = ""] = match;
  const key = parseKeyName(name);
  if (key === undefined || key.code === KEY_NONE || key.code === KEY_UNKNOWN) return `Unknown key: ${name}`;
  const parsed = parseOrProblem(environment, command);
  if ("problem" in parsed) return parsed.problem;
  const { commands } = parsed;
  environment.state.keyTables.bind(table, { keyName: formatKey(key), key, note: undefined, repeat: false, commands });
  return undefined;
}
