import type { OperationKind } from "../plan.ts";
import { and, compare, condition, match, not, or, truth } from "./logic.ts";
import { clients, panes, sessions, windows } from "./loops.ts";
import { search, sessionName, windowName } from "./names.ts";
import type { Operate } from "./operation.ts";
import { environment, options } from "./tables.ts";
import { character, client, colour, cycle, expression, literal, repeat, value } from "./values.ts";

/** What carries out each kind of operation. */
export const OPERATIONS: { readonly [Kind in OperationKind]: Operate<Kind> } = {
  value,
  condition,
  literal,
  character,
  colour,
  repeat,
  expression,
  cycle,
  client,
  not,
  truth,
  or,
  and,
  compare,
  match,
  search,
  sessions,
  windows,
  panes,
  clients,
  options,
  environment,
  "window-name": windowName,
  "session-name": sessionName,
};
