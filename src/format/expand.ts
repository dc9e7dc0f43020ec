import type { FormatContext, FormatExtras } from "./context.ts";

/** Builds a whole context from the parts that are known; missing session, winlink, window and pane follow from the others as in tmux. */
export function formatContext(
  state: FormatContext["state"],
  parts: Partial<FormatExtras> & Partial<FormatContext> = {},
): FormatContext {
  throw new Error(`not there yet ${state.pid} ${parts.status}`);
}

/** Expands `#{…}`, `#()` and the one-letter aliases of a template; `#[…]` is left for drawing. Never throws. */
export function expand(template: string, context: FormatContext): string {
  throw new Error(`not there yet ${template} ${context.status}`);
}

/** As `expand`, after strftime on the template (and on what `#{T:…}` brings in): status lines, titles. */
export function expandTime(template: string, context: FormatContext): string {
  throw new Error(`not there yet ${template} ${context.status}`);
}

/** tmux's truth: neither empty nor `0`. */
export function isTrue(text: string): boolean {
  return text !== "" && text !== "0";
}
