import { expand, formatContext } from "#format/expand.ts";
import type { Client } from "#model/client.ts";
import type { ModelEvent } from "#model/events.ts";
import type { Options } from "#model/options.ts";
import type { Target } from "../context.ts";
import type { Arguments } from "../parse/arguments.ts";
import type { CommandList } from "../parse/command-list.ts";
import { parseCommands } from "../parse/parse.ts";
import { noteHookFired } from "./hook-log.ts";
import type { QueueHost } from "./host.ts";

/** The table that an option's value comes from: this one, or one it inherits from. */
function ownerOf(options: Options | undefined, name: string): Options | undefined {
  for (let table = options; table !== undefined; table = table.parent) if (table.own(name) !== undefined) return table;
  return undefined;
}

/** The table in which a hook is set for a target: the session's, else the pane's, else the window's. */
function hookOwner(host: QueueHost, name: string, target: Target | undefined): Options | undefined {
  return (
    ownerOf(target?.session?.options ?? host.state.sessionOptions, name) ??
    ownerOf(target?.pane?.options, name) ??
    ownerOf(target?.winlink?.window.options, name)
  );
}

function hookTexts(owner: Options, name: string): string[] {
  const value = owner.own(name);
  if (value === undefined) return [];
  return typeof value === "object" ? [...value.values()] : [String(value)];
}

/** The commands of a hook, a list for each of its items; none where it is not set. What does not parse is left out. */
export function hookCommands(host: QueueHost, name: string, target: Target | undefined): CommandList[] {
  const owner = hookOwner(host, name, target);
  if (owner === undefined) return [];
  const texts = hookTexts(owner, name);
  noteHookFired(owner, name, host.state.now());
  return parseAll(host, texts);
}

function parseAll(host: QueueHost, texts: readonly string[]): CommandList[] {
  const lists: CommandList[] = [];
  for (const text of texts) {
    const parsed = parseCommands(text, { state: host.state, registry: host.registry });
    if (parsed.ok && parsed.list.commands.length > 0) lists.push(parsed.list);
  }
  return lists;
}

/** The commands of a hook with a monitor: set in these options, and a format of what changed. */
export function monitorCommands(
  host: QueueHost,
  options: Options,
  name: string,
  target: Target | undefined,
  client: Client | undefined,
  formats: Readonly<Record<string, string>>,
): CommandList[] {
  const { session, winlink, window, pane } = target ?? {};
  const context = formatContext(host.state, { client, session, winlink, window, pane, variables: formats });
  noteHookFired(options, name, host.state.now());
  return parseAll(
    host,
    hookTexts(options, name).map((text) => expand(text, context)),
  );
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
