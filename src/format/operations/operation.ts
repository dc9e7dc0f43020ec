import type { Evaluation } from "../evaluation.ts";
import type { OperationKind, OperationOf, Plan } from "../plan.ts";
import type { ReplacePart } from "../template.ts";

/** The plan of one kind of operation. */
export type PlanOf<Kind extends OperationKind> = Plan & { readonly operation: OperationOf<Kind> };

/** Carries an operation out. @returns undefined where the format must end here */
export type Operate<Kind extends OperationKind> = (
  evaluation: Evaluation,
  part: ReplacePart,
  plan: PlanOf<Kind>,
) => string | undefined;

export const bool = (value: boolean): string => (value ? "1" : "0");
