const ESCAPED = ",#{}:";

/**
 * Finds the end of a part of a format: nested `#{…}` and escapes (`#,` `##` `#{` `#}` `#:`) are passed over.
 *
 * @param ends the characters to stop at
 * @returns index of the first of `ends` outside braces, or -1
 * Source: tmux/tmux format.c, format_skip
 */
export function skipTo(text: string, from: number, ends: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "#" && at + 1 < text.length) {
      const next = text.charAt(at + 1);
      if (next === "{") depth++;
      if (ESCAPED.includes(next)) {
        at++;
        continue;
      }
    }
    if (char === "}") depth--;
    if (depth === 0 && ends.includes(char)) return at;
  }
  return -1;
}

/** Splits at the commas that `skipTo` would stop at. */
export function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const comma = skipTo(text, from, ",");
    if (comma === -1) break;
    parts.push(text.slice(from, comma));
    from = comma + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** The two sides of the first comma, or undefined where there is none. The right side keeps its own commas. */
export function splitAtComma(text: string): readonly [string, string] | undefined {
  const comma = skipTo(text, 0, ",");
  return comma === -1 ? undefined : [text.slice(0, comma), text.slice(comma + 1)];
}

/** Takes the `#` away from escapes that stand outside `#{…}`. */
export function unescape(text: string): string {
  if (!text.includes("#")) return text;
  let depth = 0;
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === "#" && next === "{") depth++;
    if (depth === 0 && char === "#" && next !== "" && ESCAPED.includes(next)) {
      out += next;
      at++;
      continue;
    }
    if (char === "}") depth--;
    out += char;
  }
  return out;
}

/** As `unescape`, for texts that were unescaped once: what `#` stands before is kept as it is. */
export function stripEscapes(text: string): string {
  if (!text.includes("#")) return text;
  let depth = 0;
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === "#" && next === "{") depth++;
    if (char === "#" && (next === "" || ESCAPED.includes(next))) {
      if (depth !== 0) out += char;
      continue;
    }
    if (char === "}") depth--;
    out += char;
  }
  return out;
}
