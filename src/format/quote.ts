/** A backslash before everything that is special to a shell (`q:`). */
export function quoteShell(text: string): string {
  return text.replace(/[|&;<>()$`\\"'*?[# =%\n\t]/g, "\\$&");
}

/** In single quotes of a shell, whatever it holds (`q/s:`). */
export function quoteShellSingle(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Every `#` doubled, so that it survives drawing (`q/e:`, `q/h:`). */
export function quoteStyle(text: string): string {
  return text.replaceAll("#", "##");
}

/**
 * A word as the command parser would read it back (`q/a:`, and wherever commands are printed): bare, in single or double quotes
 * or after a backslash, whichever is the least that does.
 *
 * Source: tmux/tmux arguments.c, args_escape
 */
export function quoteArgument(text: string): string {
  if (text === "") return "''";
  const double = /[ #';${}%]/.test(text);
  const single = !double && text.includes('"');
  if (text.length === 1 && text !== " " && (double || single || text === "~")) return `\\${text}`;
  const escaped = visible(double ? text.replace(/["\\$]/g, escapeForDouble) : text.replaceAll("\\", "\\\\"));
  const tilde = escaped.startsWith("~") ? "\\" : "";
  if (single) return `'${escaped}'`;
  return double ? `"${tilde}${escaped}"` : `${tilde}${escaped}`;
}

/** In double quotes a `$` is special only where a name may follow it. */
function escapeForDouble(char: string, at: number, text: string): string {
  return char !== "$" || /^[A-Za-z_{]/.test(text.slice(at + 1)) ? `\\${char}` : char;
}

const CONTROL: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\b": "\\b",
  "\x07": "\\a",
  "\v": "\\v",
  "\t": "\\t",
  "\f": "\\f",
};

/** Control characters as C escapes or octal, as vis(3) with VIS_OCTAL, VIS_CSTYLE, VIS_TAB and VIS_NL. Backslashes stay. */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\0-\x1f\x7f]/g, (char, at: number) => {
    if (char === "\0") return /[0-7]/.test(text.charAt(at + 1)) ? "\\000" : "\\0";
    return CONTROL[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
}
