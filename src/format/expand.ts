import type { FormatContext } from "./context.ts";
import { Evaluation } from "./evaluation.ts";
import { allValues } from "./lookup.ts";
import { compile } from "./template.ts";

export { formatContext } from "./make-context.ts";
export { isTrue } from "./truth.ts";

/** Expands `#{…}`, `#()` and the one-letter aliases of a template; `#[…]` is left for drawing. Never throws. */
export function expand(template: string, context: FormatContext): string {
  return Evaluation.start(context, false).expand(compile(template));
}

/** As `expand`, after strftime on the template (and on what `#{T:…}` brings in): status lines, titles. */
export function expandTime(template: string, context: FormatContext): string {
  return Evaluation.start(context, true).expand(compile(template));
}

/** Every variable that has a value in a context, with the value. */
export function valuesIn(context: FormatContext): Iterable<readonly [name: string, value: string]> {
  return allValues(Evaluation.start(context, false));
}
