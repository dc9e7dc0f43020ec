import { hookFiring, isUserHook } from "#command/queue/hook-log.ts";
import { monitorOf } from "#command/queue/monitors.ts";
import { applyStyle } from "#format/style.ts";
import { prettyTime } from "#format/time.ts";
import { defaultValue, type Options } from "#model/options.ts";
import type { OptionRow } from "#model/options-table.ts";
import { optionText } from "#model/options-text.ts";
import { COLOUR_DEFAULT, colourFromString } from "#terminal/colour.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import type { ModeEnvironment } from "../../environment.ts";
import type { TextFlow } from "./flow.ts";
import type { EnvironmentItem, KeyItem, OptionItem, Surroundings } from "./items.ts";

const GREY = { ...DEFAULT_STYLE, fg: colourFromString("themelightgrey") ?? COLOUR_DEFAULT };

function fact(flow: TextFlow, label: string, value: string): void {
  flow.write(label, DEFAULT_STYLE, true).write(value, GREY);
}

/** Writes what there is to say of a key binding; nothing of one that is gone. */
export function describeKey(flow: TextFlow, item: KeyItem, environment: ModeEnvironment): void {
  const table = environment.state.keyTables.get(item.table);
  const binding = table?.bindings.get(item.keyName);
  if (table === undefined || binding === undefined) return;
  const note = binding.note ?? "There is no note for this key.";
  flow.write(note === "" || note.endsWith(".") ? note : `${note}.`).skip();
  flow.write(`This key is in the ${table.name} table.`);
  fact(flow, "Repeat: ", binding.repeat ? "on" : "off");
  flow.skip();
  const command = String(binding.commands);
  fact(flow, "Command: ", command);
  const standard = table.defaults.get(item.keyName);
  if (standard !== undefined && String(standard.commands) !== command) {
    fact(flow, "The default is: ", String(standard.commands));
  }
}

/** Writes what there is to say of an environment variable, and of the global one it hides. */
export function describeVariable(flow: TextFlow, item: EnvironmentItem, environment: ModeEnvironment): void {
  const entry = item.environment.get(item.name);
  if (entry === undefined) return;
  const isGlobal = item.place === "global-environment";
  flow.write(`This is a ${isGlobal ? "global" : "session"} environment variable.`);
  if (entry.hidden) flow.write("This variable is hidden.");
  flow.skip();
  if (entry.value === undefined) flow.write("Variable is removed.");
  else fact(flow, "Variable value: ", entry.value);
  const below = isGlobal ? undefined : environment.state.environment.get(item.name);
  if (below === undefined) return;
  if (below.value === undefined) flow.write("Global variable is removed.");
  else fact(flow, "Global value: ", below.value);
}

/** Which tables take the option. */
function scopeText(row: OptionRow | undefined): string {
  if (row === undefined) return "user";
  if (row.scope.includes("window")) return row.scope.includes("pane") ? "window and pane" : "window";
  return row.scope.includes("session") ? "session" : "server";
}

/** Writes what there is to say of an option or hook: its doc, place, type, value, default, and what it hides. */
export function describeOption(
  flow: TextFlow,
  item: OptionItem,
  around: Surroundings,
  environment: ModeEnvironment,
): void {
  const { options, name, key } = item;
  const row = options.row(name);
  const monitor = monitorOf(options, name);
  const userHook = name.startsWith("@") && isUserHook(environment.state, name);
  const isHook = row?.hook === true || userHook || monitor !== undefined;
  const value = options.get(name);
  if (value === undefined) return;

  flow.write(row?.doc ?? noDescription(userHook, monitor !== undefined)).skip();
  if (monitor !== undefined) flow.write("This is a monitor hook.");
  else if (userHook) flow.write("This is a user hook.");
  else flow.write(`This is a ${scopeText(row)} ${isHook ? "hook" : "option"}.`);
  if (monitor !== undefined) fact(flow, "Monitor: ", monitor.text);
  const firing = monitor?.firing ?? hookFiring(options, name);
  if (row?.array === true && !describeArray(flow, isHook, key, firing, environment)) return;
  flow.skip();

  const text = key === undefined || typeof value !== "object" ? optionText(value) : (value.get(key) ?? "");
  const unit = row?.unit === undefined ? "" : ` ${row.unit}`;
  fact(flow, isHook ? "Hook command: " : "Option value: ", text + unit);
  if (isHook) writeFiring(flow, firing, environment);
  const { session, winlink, pane } = around;
  if (row === undefined || row.type === "string") {
    const expanded = environment.expand(text, { session, winlink, pane });
    if (expanded !== text) fact(flow, "This expands to: ", expanded);
  }
  if (row?.type === "choice") fact(flow, "Available values are: ", (row.choices ?? []).join(", "));
  if (row?.type === "colour") example(flow, "colour", `fg=${environment.expand(text, { session, winlink, pane })}`);
  if (row?.type === "style") example(flow, "style", environment.expand(text, { session, winlink, pane }));
  if (row !== undefined && key === undefined) {
    const standard = optionText(defaultValue(row));
    if (standard !== text) fact(flow, "The default is: ", standard + unit);
  }
  flow.skip();
  if (row?.array !== true) describeParents(flow, item, around, unit);
}

function noDescription(userHook: boolean, isMonitor: boolean): string {
  if (isMonitor) return "This hook runs when a monitor changes.";
  return `This ${userHook ? "hook" : "option"} doesn't have a description.`;
}

/** @returns false where nothing more is to be told: an array as a whole */
function describeArray(
  flow: TextFlow,
  isHook: boolean,
  key: string | undefined,
  firing: { readonly count: number; readonly time: number },
  environment: ModeEnvironment,
): boolean {
  if (isHook) {
    if (key !== undefined) return true;
    flow.write("This is an array hook.");
    writeFiring(flow, firing, environment);
    return false;
  }
  flow.write(key === undefined ? "This is an array option." : `This is an array option, key ${key}.`);
  return key !== undefined;
}

function writeFiring(
  flow: TextFlow,
  { count, time }: { readonly count: number; readonly time: number },
  environment: ModeEnvironment,
): void {
  const last =
    time === 0 ? "" : `, last ${prettyTime(Math.floor(time / 1000), Math.floor(environment.state.now() / 1000))}`;
  flow.write(`This hook has been fired ${count} times${last}.`);
}

function example(flow: TextFlow, what: string, style: string): void {
  flow.write(`This is a ${what} option: `, DEFAULT_STYLE, true).write("EXAMPLE", applyStyle(style));
}

/** What stands in the tables that this one inherits from. */
function describeParents(
  flow: TextFlow,
  { place, options, name }: OptionItem,
  around: Surroundings,
  unit: string,
): void {
  const value = (from: Options | undefined): string | undefined => {
    const own = from?.own(name);
    return own === undefined ? undefined : optionText(own) + unit;
  };
  let global: Options | undefined;
  if (place === "pane") {
    const inWindow = value(options.parent);
    if (inWindow !== undefined) fact(flow, `Window value (from window ${around.winlink?.index ?? 0}): `, inWindow);
    global = options.parent?.parent;
  } else if (place === "window" || place === "session") global = options.parent;
  const inGlobal = value(global);
  if (inGlobal !== undefined) fact(flow, "Global value: ", inGlobal);
}
