import type { FormatContext } from "./context.ts";
import { DEPTH_MAX, OUTPUT_MAX, TIME_MAX_MS } from "./limits.ts";
import { makePlan, type Plan } from "./plan.ts";
import { replace } from "./replace.ts";
import { strftime } from "./strftime.ts";
import { compile, type ReplacePart, type Template } from "./template.ts";

/** Expansions between two looks at the clock. */
const CLOCK_STEPS = 64;
/** What all parts of one expansion share. */
interface Budget {
  readonly startMs: number;
  steps: number;
  spent: boolean;
}

interface Flags {
  /** strftime first, in every nested format too. */
  readonly time: boolean;
  readonly noJobs: boolean;
  readonly noCycle: boolean;
}

/** Variables of a loop's turn, or of a mode. */
export type Locals = ReadonlyMap<string, string>;

/** One expansion under way: what it is expanded against, and how much more it may take. */
export class Evaluation {
  readonly context: FormatContext;
  readonly locals: Locals | undefined;
  readonly flags: Flags;
  readonly #budget: Budget;
  #depth: number;
  #date: Date | undefined;
  #modeVariables: Readonly<Record<string, string | undefined>> | undefined;

  private constructor(context: FormatContext, locals: Locals | undefined, flags: Flags, budget: Budget, depth: number) {
    this.context = context;
    this.locals = locals;
    this.flags = flags;
    this.#budget = budget;
    this.#depth = depth;
  }

  static start(context: FormatContext, time: boolean): Evaluation {
    const budget = { startMs: performance.now(), steps: 0, spent: false };
    return new Evaluation(context, undefined, { time, noJobs: false, noCycle: false }, budget, 0);
  }

  /** The same expansion with other objects in view (a loop's turn). */
  within(context: FormatContext, locals: Locals): Evaluation {
    return new Evaluation(context, locals, this.flags, this.#budget, this.#depth);
  }

  /** The same expansion under other rules. */
  with(flags: Partial<Flags>): Evaluation {
    return new Evaluation(this.context, this.locals, { ...this.flags, ...flags }, this.#budget, this.#depth);
  }

  /** Variables that the mode on top of the pane has. */
  get modeVariables(): Readonly<Record<string, string | undefined>> {
    return (this.#modeVariables ??= this.context.pane?.modes[0]?.formats?.() ?? {});
  }

  /** The time of the expansion, seconds since the epoch. */
  get nowSeconds(): number {
    return Math.floor(this.context.state.now() / 1000);
  }

  expandText(text: string): string {
    return this.expand(compile(text));
  }

  /** Expands a format; nothing when the expansion has taken too long or is too deep. */
  expand(template: Template): string {
    if (template.literal !== undefined && !(this.flags.time && template.hasPercent)) return template.literal;
    if (this.isSpent() || this.#depth >= DEPTH_MAX) return "";
    this.#depth++;
    const out = this.#expandParts(template);
    this.#depth--;
    return out;
  }

  #expandParts(template: Template): string {
    this.tell(`expanding format: ${template.source}`);
    let { parts } = template;
    if (this.flags.time && template.hasPercent) {
      this.#date ??= new Date(this.context.state.now());
      const timed = strftime(template.source, this.#date);
      if (timed === undefined) return "";
      this.tell(`after time expanded: ${timed}`);
      parts = compile(timed).parts;
    }
    let out = "";
    for (const part of parts) {
      if (typeof part === "string") out += part;
      else if (part.kind === "job") out += this.#job(part.command);
      else {
        const value = replace(this, part);
        if (value === undefined) break; // what cannot be replaced ends the format
        out += value;
      }
      if (out.length > OUTPUT_MAX) {
        this.#budget.spent = true;
        return "";
      }
    }
    this.tell(`result is: ${out}`);
    return out;
  }

  /** A line for who wants to be told how a format comes to what it is (`display-message -v`). */
  tell(line: string): void {
    this.context.trace?.(this.#depth, line);
  }

  /** The plan of a part: kept with it where no argument is a format. */
  plan(part: ReplacePart): Plan {
    if (part.plan !== undefined) return part.plan;
    let isStatic = true;
    const modifiers = part.modifiers.map(({ name, args }) => ({
      name,
      args: args.map((arg) => {
        const template = compile(arg);
        if (template.literal === undefined || template.hasPercent) isStatic = false;
        return this.expand(template);
      }),
    }));
    const plan = makePlan(modifiers, part.body);
    if (isStatic) part.plan = plan;
    return plan;
  }

  #job(command: string): string {
    const { jobs } = this.context;
    if (jobs === undefined || this.flags.noJobs) return "";
    const inner = this.with({ noJobs: true, noCycle: true, time: false });
    return inner.expandText(jobs.output(inner.expandText(command), this.context, command));
  }

  /** Whether the time is up. */
  isSpent(): boolean {
    const budget = this.#budget;
    if (!budget.spent && ++budget.steps % CLOCK_STEPS === 0)
      budget.spent = performance.now() - budget.startMs >= TIME_MAX_MS;
    return budget.spent;
  }
}
