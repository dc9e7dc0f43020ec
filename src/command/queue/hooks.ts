import type { ModelEvent } from "#model/events.ts";
import type { OptionValue } from "#model/options.ts";
import type { Target } from "../context.ts";
import type { Arguments } from "../parse/arguments.ts";
import type { CommandList } from "../parse/command-list.ts";
import { parseCommands } from "../parse/parse.ts";
import type { QueueHost } from "./host.ts";

/** The hook as it is set for a target: in the session, else the pane, else the window. */
function hookValue(host: QueueHost, name: string, target: Target | undefined): OptionValue | undefined {
  const { state } = host;
  return (
    (target?.session?.options ?? state.sessionOptions).get(name) ??
    target?.pane?.options.get(name) ??
    target?.winlink?.window.options.get(name)
  );
}

/** The commands of a hook, a list for each of its items; none where it is not set. What does not parse is left out. */
export function hookCommands(host: QueueHost, name: string, target: Target | undefined): CommandList[] {
  const value = hookValue(host, name, target);
  if (value === undefined) return [];
  const texts = typeof value === "object" ? [...value.values()] : [String(value)];
  const lists: CommandList[] = [];
  for (const text of texts) {
    const parsed = parseCommands(text, { state: host.state, registry: host.registry });
    if (parsed.ok && parsed.list.commands.length > 0) lists.push(parsed.list);
  }
  return lists;
}

/** What a hook's formats know of an event: `hook`, and all that the event carries as `hook_*`. */
export function eventFormats(event: ModelEvent): Record<string, string> {
  const formats: Record<string, string> = { hook: event.name };
  for (const [name, value] of Object.entries(event.extra ?? {})) formats[`hook_${name}`] = value;
  return formats;
}

/** What the hook after a command knows of it: its arguments, operands and flags. */
export function afterHookFormats(name: string, args: Arguments): Record<string, string> {
  const formats: Record<string, string> = { hook: name, hook_arguments: args.toString() };
  for (const [i, operand] of args.operands.entries()) formats[`hook_argument_${i}`] = operand.toString();
  for (const letter of args.flags.keys()) {
    const values = args.values(letter);
    formats[`hook_flag_${letter}`] = values.at(-1) ?? "1";
    for (const [i, value] of values.entries()) formats[`hook_flag_${letter}_${i}`] = value;
  }
  return formats;
}
