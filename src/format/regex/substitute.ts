import { Regex, type Captures } from "./regex.ts";

/** What comes out may not pass this: a replacement that multiplies a long text is a mistake. */
const OUTPUT_MAX = 1_000_000;

/**
 * Replaces every match (`s/pattern/with/`); a pattern that begins with `^` only the first. In `with`, `\0` is the match and `\1` to
 * `\9` are groups; one that is empty stands for its own digit, as in tmux.
 *
 * @returns the text as it is where the pattern is not a regular expression
 * Source: tmux/tmux regsub.c
 */
export function substitute(text: string, pattern: string, replacement: string, ignoreCase: boolean): string {
  if (text === "" || pattern === "") return text;
  const regex = Regex.compile(pattern, ignoreCase);
  if (regex === undefined) return text;
  const chars = Array.from(text);
  let out = "";
  let start = 0;
  let last = 0;
  let afterEmpty = false;
  while (start <= chars.length && out.length < OUTPUT_MAX) {
    const match = regex.exec(chars, start);
    if (match === undefined) return out + chars.slice(start).join("");
    const [from = 0, to = 0] = match;
    out += chars.slice(last, from).join("");
    if (pattern.startsWith("^")) return out + fill(replacement, chars, match) + chars.slice(to).join("");
    // An empty match right after the last one is passed over once: `x*` then fits between characters, not beside a match.
    if (afterEmpty || from !== last || from !== to) {
      out += fill(replacement, chars, match);
      start = to;
      afterEmpty = false;
    } else {
      start = to + 1;
      afterEmpty = true;
    }
    last = to;
  }
  return out;
}

function fill(replacement: string, chars: readonly string[], match: Captures): string {
  return replacement.replace(/\\([\s\S])/g, (_, char: string) => {
    const group = char >= "0" && char <= "9" ? Number(char) : -1;
    const from = match[group * 2] ?? -1;
    const to = match[group * 2 + 1] ?? -1;
    return group !== -1 && from !== to ? chars.slice(from, to).join("") : char;
  });
}
