import { sortClients, sortPanes, sortSessions, sortWinlinks } from "#model/sort.ts";
import { isAttached } from "../client-facts.ts";
import type { FormatContext } from "../context.ts";
import { formatContext } from "../make-context.ts";
import type { Evaluation } from "../evaluation.ts";
import { OUTPUT_MAX } from "../limits.ts";
import type { ReplacePart, Template } from "../template.ts";
import { neighbours } from "./neighbours.ts";
import { bool, type Operate } from "./operation.ts";

/** One turn of a loop: what is in view, and variables of this turn alone. */
export interface Turn {
  readonly context: FormatContext;
  readonly template: Template;
  readonly variables: Iterable<readonly [string, string]>;
}

/** Expands each turn and joins what comes out. Turns carry `loop_index` and `loop_last_flag`. */
export function joinTurns(evaluation: Evaluation, turns: readonly Turn[]): string {
  let out = "";
  for (const [index, { context, template, variables }] of turns.entries()) {
    if (evaluation.isSpent() || out.length > OUTPUT_MAX) return "";
    const locals = new Map(variables);
    locals.set("loop_index", String(index));
    locals.set("loop_last_flag", bool(index === turns.length - 1));
    out += evaluation.within(context, locals).expand(template);
  }
  return out;
}

/** The format for all and, after a comma, the one for the active. */
function templatesOf(part: ReplacePart): readonly [all: Template, active: Template] {
  const [all, active] = part.sides ?? [part.whole, part.whole];
  return [all, active];
}

/** `S:` */
export const sessions: Operate<"sessions"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const [all, active] = templatesOf(part);
  const turns = sortSessions(context.state.sessions.values(), plan.operation.sort).map((session): Turn => {
    const winlink = session.current;
    const window = winlink?.window;
    return {
      context: { ...context, session, winlink, window, pane: window?.active, type: "session" },
      template: context.client?.session === session ? active : all,
      variables: [],
    };
  });
  return joinTurns(evaluation, turns);
};

/** `W:` */
export const windows: Operate<"windows"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const { session } = context;
  if (session === undefined) return undefined;
  const [all, active] = templatesOf(part);
  const winlinks = sortWinlinks(session.winlinksInOrder(), plan.operation.sort);
  const turns = winlinks.map((winlink, at): Turn => ({
    context: { ...context, winlink, window: winlink.window, pane: winlink.window.active, type: "window" },
    template: session.current === winlink ? active : all,
    variables: neighbours(session, winlinks[at - 1], winlinks[at + 1]),
  }));
  return joinTurns(evaluation, turns);
};

/** `P:` */
export const panes: Operate<"panes"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const { window } = context;
  if (window === undefined) return undefined;
  const [all, active] = templatesOf(part);
  const turns = sortPanes(window.panes, plan.operation.sort).map((pane): Turn => ({
    context: { ...context, pane, type: "pane" },
    template: window.active === pane ? active : all,
    variables: [],
  }));
  return joinTurns(evaluation, turns);
};

/** `L:`: clients that are attached and not on their way out. */
export const clients: Operate<"clients"> = (evaluation, part, plan) => {
  const { context } = evaluation;
  const turns = sortClients(context.state.clients.filter(isAttached), plan.operation.sort).map((client): Turn => ({
    // Where the format is about no session, each client brings its own.
    context: formatContext(context.state, { ...context, client }),
    template: part.whole,
    variables: [],
  }));
  return joinTurns(evaluation, turns);
};
