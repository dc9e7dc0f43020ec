import { globMatch } from "#model/glob.ts";
import { fuzzyMatch, matchedColumns } from "../fuzzy.ts";
import { compareText } from "../compare-text.ts";
import { Regex } from "../regex/regex.ts";
import { isTrue } from "../truth.ts";
import { lookUp } from "../lookup.ts";
import { formatWidth } from "../trim.ts";
import { bool, type Operate } from "./operation.ts";

/** `!:` */
export const not: Operate<"not"> = (evaluation, part) => bool(!isTrue(evaluation.expand(part.whole)));

/** `!!:` */
export const truth: Operate<"truth"> = (evaluation, part) => bool(isTrue(evaluation.expand(part.whole)));

/** `||:a,b,…`; what comes after the first true one is not expanded. */
export const or: Operate<"or"> = (evaluation, part) =>
  bool(part.operands.some((operand) => isTrue(evaluation.expand(operand))));

/** `&&:a,b,…` */
export const and: Operate<"and"> = (evaluation, part) =>
  bool(part.operands.every((operand) => isTrue(evaluation.expand(operand))));

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

/** `==:a,b` and the others: by text, not by number. */
export const compare: Operate<"compare"> = (evaluation, part, plan) => {
  if (part.sides === undefined) return undefined;
  const order = compareText(evaluation.expand(part.sides[0]), evaluation.expand(part.sides[1]));
  return bool(COMPARE[plan.operation.operator]?.(order) ?? false);
};

/** `m:pattern,text`: a shell pattern; with `r` a regular expression, with `z` fuzzy, with `p` the columns of a fuzzy match. */
export const match: Operate<"match"> = (evaluation, part, plan) => {
  if (part.sides === undefined) return undefined;
  const pattern = evaluation.expand(part.sides[0]);
  const text = evaluation.expand(part.sides[1]);
  const { flags } = plan.operation;
  if (flags.includes("p")) return matchedColumns(pattern, text, formatWidth(text) || 1).join(",");
  if (flags.includes("z")) return bool(fuzzyMatch(pattern, text, formatWidth(text) || 1) !== undefined);
  const ignoreCase = flags.includes("i");
  if (flags.includes("r")) return bool(Regex.compile(pattern, ignoreCase)?.test(text) ?? false);
  return bool(globMatch(pattern, text, { ignoreCase }));
};

/**
 * `?condition,value,condition,value,…,else`: a condition is a variable's name or a format; one that is neither is false.
 */
export const condition: Operate<"condition"> = (evaluation, part, plan) => {
  const { branches } = part;
  for (let at = 0; at < branches.length; at += 2) {
    const test = branches[at];
    const value = branches[at + 1];
    if (test === undefined) return "";
    if (value === undefined) return evaluation.expand(test);
    let found = lookUp(evaluation, test.source, plan.lookup);
    if (found === undefined) {
      found = evaluation.expand(test);
      if (found === test.source) found = "";
    }
    if (isTrue(found)) return evaluation.expand(value);
  }
  return "";
};
