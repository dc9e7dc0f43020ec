const C_ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\b": "\\b",
  "\u0007": "\\a",
  "\v": "\\v",
  "\t": "\\t",
  "\f": "\\f",
};

/** A character as the parser reads it back: C escapes and octal for control characters, a backslash before itself. */
function visible(char: string, next: string, inDoubleQuotes: boolean): string {
  const code = char.charCodeAt(0);
  if (char === "\\" || (char === '"' && inDoubleQuotes)) return `\\${char}`;
  if (code >= 0x20 && code !== 0x7f) return char;
  const escape = C_ESCAPES[char];
  if (escape !== undefined) return escape;
  if (code === 0) return /[0-7]/.test(next) ? "\\000" : "\\0";
  return `\\${code.toString(8).padStart(3, "0")}`;
}

/** Makes control characters visible, for messages, lists and options. Source: OpenBSD vis(3) with VIS_OCTAL|VIS_CSTYLE|VIS_TAB|VIS_NL */
export function visibleText(text: string, inDoubleQuotes = false): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const next = text[i + 1] ?? "";
    if (inDoubleQuotes && char === "$" && /[A-Za-z_{]/.test(next)) out += "\\$";
    else out += visible(char, next, inDoubleQuotes);
  }
  return out;
}

/**
 * One word as the parser reads it back, quoted only when it must be.
 *
 * Source: tmux/tmux arguments.c, args_escape
 */
export function escapeArgument(text: string): string {
  if (text === "") return "''";
  const quote = /[ #';${}%]/.test(text) ? '"' : text.includes('"') ? "'" : "";
  if (text.length === 1 && text !== " " && (quote !== "" || text === "~")) return `\\${text}`;
  const escaped = visibleText(text, quote === '"');
  const tilde = escaped.startsWith("~") && quote !== "'" ? "\\" : "";
  return quote + tilde + escaped + quote;
}
