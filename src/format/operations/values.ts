import { colourFromString, forceRgb } from "#terminal/colour.ts";
import { colourEscape } from "../colour-escape.ts";
import { OUTPUT_MAX } from "../limits.ts";
import { lookUp } from "../lookup.ts";
import { formatFixed, parseInteger, parseNumber, truncate } from "../number.ts";
import { unescape } from "../skip.ts";
import { bool, type Operate } from "./operation.ts";

/** A variable, or formats around and inside formats. */
export const value: Operate<"value"> = (evaluation, part, plan) =>
  part.body.includes("#{") ? evaluation.expand(part.whole) : (lookUp(evaluation, part.body, plan.lookup) ?? "");

/** `l:` */
export const literal: Operate<"literal"> = (_, part) => unescape(part.body);

/** `a:`: the ASCII character of a number. */
export const character: Operate<"character"> = (evaluation, part) => {
  const code = parseInteger(evaluation.expand(part.whole), 32, 126);
  return code === undefined ? "" : String.fromCharCode(code);
};

/** `c:`: a colour as six hexadecimal digits, or as the escape sequence that sets it (`c/f:`, `c/b:`). */
export const colour: Operate<"colour"> = (evaluation, part, plan) => {
  const name = evaluation.expand(part.whole);
  const { escape } = plan.operation;
  if (escape !== undefined && name.toLowerCase() === "none") return "\x1b[0m";
  const found = colourFromString(name);
  if (found === undefined) return "";
  if (escape !== undefined) return colourEscape(found, escape, evaluation);
  const rgb = forceRgb(found);
  return rgb === -1 ? "" : (rgb & 0xff_ff_ff).toString(16).padStart(6, "0");
};

/** Most turns of `R:`. */
const REPEAT_MAX = 10000;

/** `R:text,count` */
export const repeat: Operate<"repeat"> = (evaluation, part) => {
  if (part.sides === undefined) return undefined;
  const text = evaluation.expand(part.sides[0]);
  const count = parseInteger(evaluation.expand(part.sides[1]), 1, REPEAT_MAX);
  if (count === undefined) return "";
  return text.length * count > OUTPUT_MAX ? undefined : text.repeat(count);
};

/** Two numbers closer than this are equal. */
const EPSILON = 1e-9;
const PRECISION_MAX = 100;
/** What printf takes where the precision is negative. */
const PRECISION_DEFAULT = 6;

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  m: (left, right) => left % right,
  "==": (left, right) => Number(Math.abs(left - right) < EPSILON),
  "!=": (left, right) => Number(Math.abs(left - right) > EPSILON),
  ">": (left, right) => Number(left > right),
  "<": (left, right) => Number(left < right),
  ">=": (left, right) => Number(left >= right),
  "<=": (left, right) => Number(left <= right),
};

/** `e|operator|f|decimals:a,b`: whole numbers, or with `f` fractions. */
export const expression: Operate<"expression"> = (evaluation, part, plan) => {
  const [name = "", flags = "", decimals] = plan.operation.args;
  const operator = Object.hasOwn(ARITHMETIC, name) ? ARITHMETIC[name] : undefined;
  if (operator === undefined) return "";
  const fractions = flags.includes("f");
  const precision =
    decimals === undefined ? (fractions ? 2 : 0) : parseInteger(decimals, -PRECISION_MAX, PRECISION_MAX);
  if (precision === undefined || part.sides === undefined) return "";
  const left = parseNumber(evaluation.expand(part.sides[0]));
  const right = parseNumber(evaluation.expand(part.sides[1]));
  if (left === undefined || right === undefined) return "";
  const result = fractions ? operator(left, right) : truncate(operator(truncate(left), truncate(right)));
  return formatFixed(result, precision < 0 ? PRECISION_DEFAULT : precision);
};

/** ms between frames of an animation. */
export const CYCLE_PERIOD_MS = 100;

/** `A/count:frame,frame,…`: in a status line, the frame whose turn it is; elsewhere nothing. */
export const cycle: Operate<"cycle"> = (evaluation, part, plan) => {
  const { status, state, animate } = evaluation.context;
  if (status !== true || evaluation.flags.noCycle || part.body === "") return "";
  const frames = part.body.split(",");
  const stepMs = plan.operation.count * CYCLE_PERIOD_MS;
  if (frames.length > 1) animate?.(CYCLE_PERIOD_MS);
  return frames[Math.floor(state.now() / stepMs) % frames.length] ?? "";
};

/** `I/c:`, `I/f:` and `I/e:`: what the client's terminal has, and its environment. */
export const client: Operate<"client"> = (evaluation, part, plan) => {
  const { client: who, hasCapability } = evaluation.context;
  if (who === undefined || who.termName === "" || who.session === undefined) return "";
  const { what } = plan.operation;
  if (what === "environment") return who.environment.value(part.body) ?? "";
  if (what === "feature") return bool(who.features.has(part.body));
  return bool(hasCapability?.(who, part.body) ?? false);
};
