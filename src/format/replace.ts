import { formatWidth, trimFormat } from "./trim.ts";
import { visibleWidth } from "./markup.ts";
import { OPERATIONS } from "./operations/index.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Operate } from "./operations/operation.ts";
import type { OperationKind, Plan } from "./plan.ts";
import { substitute } from "./regex/substitute.ts";
import type { ReplacePart } from "./template.ts";

/**
 * What a `#{…}` stands for: the operation on its body, then what the other modifiers do to the value, in tmux's order.
 *
 * @returns undefined where the format must end here (a comparison without a comma, a window loop without a session)
 */
export function replace(evaluation: Evaluation, part: ReplacePart): string | undefined {
  evaluation.tell(`found #{}: ${part.source}`);
  const plan = evaluation.plan(part);
  let value = operate(plan.operation.kind, evaluation, part, plan);
  if (value === undefined) return undefined;
  if (plan.again === "expand") value = evaluation.expandText(value);
  else if (plan.again === "time") value = evaluation.with({ time: true }).expandText(value);
  for (const { pattern, replacement, ignoreCase } of plan.substitutions) {
    value = substitute(value, evaluation.expandText(pattern), evaluation.expandText(replacement), ignoreCase);
  }
  if (plan.limit !== 0) value = limit(value, plan);
  if (plan.pad !== 0) value = pad(value, plan.pad);
  if (plan.length) value = String(Buffer.byteLength(value));
  if (plan.width) value = String(formatWidth(value));
  evaluation.tell(`replaced '${part.source}' with '${value}'`);
  return value;
}

/** The table says which plan each operation gets; the type checker cannot follow it through a union. */
function operate(kind: OperationKind, evaluation: Evaluation, part: ReplacePart, plan: Plan): string | undefined {
  return (OPERATIONS[kind] as Operate<OperationKind>)(evaluation, part, plan);
}

function limit(value: string, plan: Plan): string {
  const keep = plan.limit > 0 ? "left" : "right";
  const cut = trimFormat(value, Math.abs(plan.limit), keep);
  if (plan.marker === undefined || cut === value) return cut;
  return keep === "left" ? cut + plan.marker : plan.marker + cut;
}

/** Styles count as the characters they are written in, as in tmux. */
function pad(value: string, width: number): string {
  const blanks = " ".repeat(Math.max(0, Math.abs(width) - visibleWidth(value)));
  return width > 0 ? value + blanks : blanks + value;
}
