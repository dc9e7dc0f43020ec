import type { ListOrder, ListSort } from "#model/sort.ts";
import type { Modifier } from "./modifiers.ts";
import { parseInteger } from "./number.ts";
import { stripEscapes } from "./skip.ts";
import type { TimeStyle } from "./time.ts";

/** What a `#{…}` may do with its body, and what it must know for that. */
interface OperationDetails {
  value: object;
  condition: object;
  literal: object;
  character: object;
  colour: { readonly escape: "fg" | "bg" | undefined };
  repeat: object;
  expression: { readonly args: readonly string[] };
  cycle: { readonly count: number };
  client: { readonly what: "capability" | "feature" | "environment" };
  not: object;
  truth: object;
  or: object;
  and: object;
  compare: { readonly operator: string };
  match: { readonly flags: string };
  search: { readonly flags: string };
  sessions: { readonly sort: ListSort };
  windows: { readonly sort: ListSort };
  panes: { readonly sort: ListSort };
  clients: { readonly sort: ListSort };
  options: { readonly flags: string };
  environment: { readonly flags: string };
  "window-name": object;
  "session-name": object;
}

export type OperationKind = keyof OperationDetails;
export type OperationOf<Kind extends OperationKind> = { readonly kind: Kind } & OperationDetails[Kind];
export type Operation = { [Kind in OperationKind]: OperationOf<Kind> }[OperationKind];

export type Quote = "shell" | "shell-single" | "style" | "argument";

/** What happens to a variable's value when it is looked up. */
export interface Lookup {
  readonly time: TimeStyle | undefined;
  readonly basename: boolean;
  readonly dirname: boolean;
  readonly quotes: readonly Quote[];
}

export interface Substitution {
  readonly pattern: string;
  readonly replacement: string;
  readonly ignoreCase: boolean;
}

/** What the modifiers of a `#{…}` come to, their arguments expanded. */
export interface Plan {
  readonly operation: Operation;
  readonly lookup: Lookup;
  /** `E:` and `T:`: the value is a format itself. */
  readonly again: "no" | "expand" | "time";
  readonly substitutions: readonly Substitution[];
  /** Cells to cut to: from the left, or from the right when negative; 0 for no limit. */
  readonly limit: number;
  readonly marker: string | undefined;
  /** Cells to fill up to: on the right, or on the left when negative. */
  readonly pad: number;
  /** `n:` and `w:`: the value's bytes or cells in its place. */
  readonly length: boolean;
  readonly width: boolean;
}

/** Most cells of `=` and `p`. */
const WIDTH_MAX = 10000;
const CYCLE_COUNT_MAX = 100;

type Seen = ReadonlyMap<string, readonly string[]>;

/**
 * Decides what a list of modifiers means. Of modifiers of one name the last counts, except for substitutions, which all apply.
 * Source: tmux/tmux format.c, format_replace
 */
export function makePlan(modifiers: readonly Modifier[], body: string): Plan {
  const seen: Seen = new Map(modifiers.map(({ name, args }) => [name, args]));
  const [limit, marker] = argsOf(seen, "=");
  return {
    operation: operationOf(modifiers, seen, body),
    lookup: lookupOf(modifiers, seen),
    again: seen.has("E") ? "expand" : seen.has("T") ? "time" : "no",
    substitutions: modifiers.filter(({ name, args }) => name === "s" && args.length >= 2).map(substitutionOf),
    limit: (limit === undefined ? undefined : parseInteger(limit, -WIDTH_MAX, WIDTH_MAX)) ?? 0,
    marker,
    pad: parseInteger(argsOf(seen, "p")[0] ?? "", -WIDTH_MAX, WIDTH_MAX) ?? 0,
    length: seen.has("n"),
    width: seen.has("w"),
  };
}

function argsOf(seen: Seen, name: string): readonly string[] {
  return seen.get(name) ?? [];
}

function substitutionOf({ args: [pattern = "", replacement = "", flags = ""] }: Modifier): Substitution {
  return { pattern, replacement, ignoreCase: flags.includes("i") };
}

/** The first in this order that is asked for wins. */
function operationOf(modifiers: readonly Modifier[], seen: Seen, body: string): Operation {
  const about = argsOf(seen, "I")[0] ?? "";
  if (about.includes("e")) return { kind: "client", what: "environment" };
  if (about.includes("f")) return { kind: "client", what: "feature" };
  if (about.includes("c")) return { kind: "client", what: "capability" };
  if (seen.has("A")) return { kind: "cycle", count: parseInteger(argsOf(seen, "A")[0] ?? "", 1, CYCLE_COUNT_MAX) ?? 1 };
  if (seen.has("l")) return { kind: "literal" };
  if (seen.has("a")) return { kind: "character" };
  if (seen.has("c")) {
    const flags = argsOf(seen, "c")[0] ?? "";
    return { kind: "colour", escape: flags.includes("b") ? "bg" : flags.includes("f") ? "fg" : undefined };
  }
  return loopOf(seen) ?? operatorOf(modifiers, seen) ?? plainOf(seen, body);
}

function loopOf(seen: Seen): Operation | undefined {
  const flagsOf = (name: string): string => argsOf(seen, name)[0] ?? "";
  if (seen.has("S"))
    return { kind: "sessions", sort: sortOf(flagsOf("S"), { i: "index", n: "name", t: "activity" }, "index") };
  if (seen.has("W"))
    return { kind: "windows", sort: sortOf(flagsOf("W"), { i: "order", n: "name", t: "activity" }, "order") };
  if (seen.has("P")) return { kind: "panes", sort: sortOf(flagsOf("P"), { i: "index", z: "z" }, "creation") };
  if (seen.has("L"))
    return { kind: "clients", sort: sortOf(flagsOf("L"), { i: "order", n: "name", t: "activity" }, "order") };
  if (seen.has("O")) return { kind: "options", flags: loopFlags(argsOf(seen, "O")) };
  if (seen.has("V")) return { kind: "environment", flags: loopFlags(argsOf(seen, "V")) };
  if (!seen.has("N")) return undefined;
  const name = argsOf(seen, "N");
  if (name.length === 0 || flagsOf("N").includes("w")) return { kind: "window-name" };
  return flagsOf("N").includes("s") ? { kind: "session-name" } : undefined;
}

function loopFlags(args: readonly string[]): string {
  return (args.length === 1 ? args[0] : undefined) || "s";
}

/** The first letter, in the order of `letters`, that the flags hold. */
function sortOf(flags: string, letters: Readonly<Record<string, ListOrder>>, fallback: ListOrder): ListSort {
  const order = Object.entries(letters).find(([letter]) => flags.includes(letter))?.[1];
  return { order: order ?? fallback, reversed: flags.includes("r") };
}

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", ">", "<=", ">=", "m"]);

function operatorOf(modifiers: readonly Modifier[], seen: Seen): Operation | undefined {
  if (seen.has("C")) return { kind: "search", flags: argsOf(seen, "C")[0] ?? "" };
  if (seen.has("R")) return { kind: "repeat" };
  if (seen.has("!")) return { kind: "not" };
  if (seen.has("!!")) return { kind: "truth" };
  const logic = modifiers.findLast(({ name }) => name === "||" || name === "&&");
  if (logic !== undefined) return { kind: logic.name === "||" ? "or" : "and" };
  const comparison = modifiers.findLast(({ name }) => COMPARISONS.has(name));
  if (comparison === undefined) return undefined;
  return comparison.name === "m"
    ? { kind: "match", flags: comparison.args[0] ?? "" }
    : { kind: "compare", operator: comparison.name };
}

function plainOf(seen: Seen, body: string): Operation {
  if (body.startsWith("?")) return { kind: "condition" };
  const args = argsOf(seen, "e");
  return args.length >= 1 && args.length <= 3 ? { kind: "expression", args } : { kind: "value" };
}

function lookupOf(modifiers: readonly Modifier[], seen: Seen): Lookup {
  const quotes = new Set(modifiers.filter(({ name }) => name === "q").map(quoteOf));
  return {
    time: seen.has("t") ? timeOf(modifiers) : undefined,
    basename: seen.has("b"),
    dirname: seen.has("d"),
    quotes: (["shell", "shell-single", "style", "argument"] as const).filter((quote) => quotes.has(quote)),
  };
}

function quoteOf({ args }: Modifier): Quote | undefined {
  if (args.length === 0) return "shell";
  const flags = args[0] ?? "";
  if (flags.includes("s")) return "shell-single";
  if (flags.includes("e") || flags.includes("h")) return "style";
  return flags.includes("a") ? "argument" : undefined;
}

/** `t` may come several times: what is more special wins, as in tmux. */
function timeOf(modifiers: readonly Modifier[]): TimeStyle {
  const styles = modifiers
    .filter(({ name }) => name === "t")
    .map(({ args: [flags = "", format] }): TimeStyle => {
      if (flags.includes("p")) return { kind: "pretty" };
      if (flags.includes("r")) return { kind: "relative" };
      if (flags.includes("d")) return { kind: "difference" };
      return flags.includes("f") && format !== undefined
        ? { kind: "format", format: stripEscapes(format) }
        : { kind: "ctime" };
    });
  for (const kind of ["relative", "difference", "pretty", "format"] as const) {
    const style = styles.findLast((other) => other.kind === kind);
    if (style !== undefined) return style;
  }
  return { kind: "ctime" };
}
