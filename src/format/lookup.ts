import { optionText, parseOptionName } from "#model/options-text.ts";
import { optionRow } from "#model/options-table.ts";
import type { OptionValue } from "#model/options.ts";
import type { FormatContext } from "./context.ts";
import type { FormatVariable } from "./define.ts";
import type { Evaluation } from "./evaluation.ts";
import { parseInteger } from "./number.ts";
import { basename, dirname } from "./path.ts";
import type { Lookup, Quote } from "./plan.ts";
import { quoteArgument, quoteShell, quoteShellSingle, quoteStyle } from "./quote.ts";
import { tellTime } from "./time.ts";
import { variables } from "./variables.ts";

/** A variable's text, or a time in seconds. */
type Found = string | number | undefined;

const QUOTE: Readonly<Record<Quote, (text: string) => string>> = {
  shell: quoteShell,
  "shell-single": quoteShellSingle,
  style: quoteStyle,
  argument: quoteArgument,
};

/** The value of a name with the modifiers that work on values (`b`, `d`, `q`, `t`). Undefined where there is no such value. */
export function lookUp(evaluation: Evaluation, name: string, lookup: Lookup): string | undefined {
  const found = find(evaluation, name, lookup.time === undefined);
  if (found === undefined) {
    evaluation.tell(`format '${name}' not found`);
    return undefined;
  }
  if (lookup.time !== undefined) {
    const time = typeof found === "number" ? found : (parseInteger(found, 0, Number.MAX_SAFE_INTEGER) ?? 0);
    return time === 0 ? undefined : tellTime(time, evaluation.nowSeconds, lookup.time);
  }
  let text = String(found);
  if (lookup.basename) text = basename(text);
  if (lookup.dirname) text = dirname(text);
  for (const quote of lookup.quotes) text = QUOTE[quote](text);
  evaluation.tell(`format '${name}' found: ${text}`);
  return text;
}

function valueOf(evaluation: Evaluation, variable: FormatVariable): Found {
  const value = variable.get(evaluation.context, (text) => evaluation.expandText(text));
  if (variable.time) return typeof value === "number" && value !== 0 ? value : undefined;
  return typeof value === "boolean" ? (value ? "1" : "0") : value === undefined ? undefined : String(value);
}

/** Every variable that has a value here, in order of name, then those that the place itself brings. */
export function* allValues(evaluation: Evaluation): Generator<readonly [name: string, value: string]> {
  for (const name of [...variables.keys()].sort()) {
    const value = valueOf(evaluation, variables.get(name)!);
    if (value !== undefined) yield [name, String(value)];
  }
  const brought = evaluation.context.variables;
  for (const name of Object.keys(brought).sort()) if (brought[name] !== undefined) yield [name, brought[name]];
}

/**
 * Where a name is looked for, in this order: what the place itself says, the loop's turn, options, the tables, the mode on top of
 * the pane, plugins, the environment (not for times).
 * Source: tmux/tmux format.c, format_find
 */
function find(evaluation: Evaluation, name: string, environment: boolean): Found {
  const { context, locals } = evaluation;
  if (Object.hasOwn(context.variables, name)) return context.variables[name];
  const local = locals?.get(name);
  if (local !== undefined) return local;
  const option = findOption(context, name);
  if (option !== undefined) return option;
  const variable = variables.get(name);
  if (variable !== undefined) return valueOf(evaluation, variable);
  const { modeVariables } = evaluation;
  if (Object.hasOwn(modeVariables, name)) return modeVariables[name];
  const pushed = pushedVariable(context, name);
  if (pushed !== undefined || !environment) return pushed;
  return context.session?.environment.value(name) ?? context.state.environment.value(name);
}

/** A variable of a plugin: what it pushed for the session, else for all. */
function pushedVariable({ pluginVariables, session }: FormatContext, name: string): string | undefined {
  if (pluginVariables === undefined || pluginVariables.size === 0) return undefined;
  return (session && pluginVariables.get(`$${session.id} ${name}`)) ?? pluginVariables.get(name);
}

/** An option in the scopes that are in view: server, then pane or window, then session. */
function findOption(context: FormatContext, name: string): string | undefined {
  const { state, session, window, pane } = context;
  const parsed = name.includes("[") ? parseOptionName(name) : { name, key: undefined };
  if (parsed === undefined) return undefined;
  const inWindow = pane?.options ?? window?.options ?? state.windowOptions;
  const inSession = session?.options ?? state.sessionOptions;
  let value: OptionValue | undefined;
  if (name.startsWith("@")) {
    value = state.serverOptions.get(parsed.name) ?? inWindow.get(parsed.name) ?? inSession.get(parsed.name);
  } else {
    const scope = optionRow(parsed.name)?.scope;
    if (scope === undefined) return undefined;
    value = (scope.includes("server") ? state.serverOptions : scope.includes("session") ? inSession : inWindow).get(
      parsed.name,
    );
  }
  if (value === undefined) return undefined;
  if (typeof value === "object" && parsed.key !== undefined) return value.get(parsed.key) ?? "";
  return optionText(value, true);
}
