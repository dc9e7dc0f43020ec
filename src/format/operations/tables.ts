import type { Environment } from "#model/environment.ts";
import { optionText } from "#model/options-text.ts";
import type { Options } from "#model/options.ts";
import type { FormatContext } from "../context.ts";
import { joinTurns, type Turn } from "./loops.ts";
import { bool, type Operate } from "./operation.ts";

/** `O:`: over the options set in one table; an array has a turn for each item. */
export const options: Operate<"options"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const table = optionsOf(context, plan.operation.flags);
  if (table === undefined) return "";
  const turns = table
    .ownNames()
    .flatMap((name) =>
      [...optionTurns(table, name)].map((variables): Turn => ({ context, template: part.whole, variables })),
    );
  return joinTurns(evaluation, turns);
};

/** `v` server, `s` session, `w` window, `p` pane; with `g` the global table. */
function optionsOf({ state, session, window, pane }: FormatContext, flags: string): Options | undefined {
  if (flags.includes("v")) return state.serverOptions;
  const global = flags.includes("g");
  if (flags.includes("w")) return global ? state.windowOptions : window?.options;
  if (flags.includes("s")) return global ? state.sessionOptions : session?.options;
  if (flags.includes("p")) return global ? undefined : pane?.options;
  return global ? state.sessionOptions : undefined;
}

function* optionTurns(table: Options, name: string): Generator<[string, string][]> {
  const value = table.own(name);
  const row = table.row(name);
  const items = typeof value === "object" ? [...value] : [];
  const isArray = typeof value === "object";
  const common: [string, string][] = [
    ["option_name", name],
    ["option_is_array", bool(isArray)],
    ["option_array_count", String(items.length)],
    ["option_is_hook", bool(row?.hook === true)],
    ["option_is_user", bool(row === undefined)],
  ];
  const turn = (text: string, key: string, first: boolean, last: boolean): [string, string][] => [
    ...common,
    ["option_value", text],
    ["option_array_key", key],
    ["option_array_index", key],
    ["option_array_first", bool(first)],
    ["option_array_last", bool(last)],
  ];
  if (items.length === 0) yield turn(optionText(value), "", isArray, isArray);
  for (const [at, [key, text]] of items.entries()) yield turn(text, key, at === 0, at === items.length - 1);
}

/** `V:`: over the variables of the session's environment, `g` of the global one, `c` of the client's. */
export const environment: Operate<"environment"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const entries = environmentOf(context, plan.operation.flags)?.entries() ?? [];
  const turns = entries.map(({ name, value, hidden }): Turn => ({
    context,
    template: part.whole,
    variables: [
      ["environ_name", name],
      ["environ_value", value ?? ""],
      ["environ_hidden", bool(hidden)],
      ["environ_removed", bool(value === undefined)],
    ],
  }));
  return joinTurns(evaluation, turns);
};

function environmentOf({ state, session, client }: FormatContext, flags: string): Environment | undefined {
  if (flags === "s") return session?.environment;
  if (flags === "g") return state.environment;
  return flags === "c" ? client?.environment : undefined;
}
