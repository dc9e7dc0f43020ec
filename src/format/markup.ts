import { graphemes, type Grapheme } from "#terminal/width.ts";
import { skipTo } from "./skip.ts";

/** A piece of expanded text as drawing sees it: text to show, or a style to obey. */
export type Markup =
  | { readonly kind: "text"; readonly text: string; readonly source: string }
  | { readonly kind: "style"; readonly text: string; readonly source: string };

/**
 * Splits expanded text into what is shown and its styles. Of hashes, two stand for one; a `[` after an odd number of them begins a
 * style. A style without an end ends the text.
 *
 * @returns pieces; `complete` false where a style had no end
 * Source: tmux/tmux format-draw.c
 */
export function readMarkup(expanded: string): { readonly pieces: readonly Markup[]; readonly complete: boolean } {
  const pieces: Markup[] = [];
  let at = 0;
  while (at < expanded.length) {
    const hash = expanded.indexOf("#", at);
    if (hash !== at) {
      const text = expanded.slice(at, hash === -1 ? undefined : hash);
      pieces.push({ kind: "text", text, source: text });
      if (hash === -1) break;
    }
    let end = hash;
    while (expanded.charAt(end) === "#") end++;
    const count = end - hash;
    if (expanded.charAt(end) !== "[") {
      // Hashes that escape nothing are shown, a lone last one too.
      const shown = count % 2 === 0 ? count / 2 : (count + 1) / 2;
      pieces.push({ kind: "text", text: "#".repeat(shown), source: expanded.slice(hash, end) });
      at = end;
      continue;
    }
    const escaped = Math.floor(count / 2);
    if (escaped > 0) pieces.push({ kind: "text", text: "#".repeat(escaped), source: "##".repeat(escaped) });
    at = end;
    if (count % 2 === 0) continue;
    const close = skipTo(expanded, end + 1, "]");
    if (close === -1) return { pieces, complete: false };
    pieces.push({ kind: "style", text: expanded.slice(end + 1, close), source: expanded.slice(end - 1, close + 1) });
    at = close + 1;
  }
  return { pieces, complete: true };
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** The clusters of a text that take cells; control characters are left out. */
export function visibleGraphemes(text: string): readonly Grapheme[] {
  if (PRINTABLE_ASCII.test(text)) return Array.from(text, (char) => ({ text: char, width: 1 }));
  // oxlint-disable-next-line no-control-regex
  return graphemes(text.replace(/[\0-\x1f\x7f-\x9f]/g, ""));
}

/** Cells of a text without styles. */
export function visibleWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return visibleGraphemes(text).reduce((sum, { width }) => sum + width, 0);
}
