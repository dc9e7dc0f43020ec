import type { Capabilities } from "./terminfo.ts";

/** Parts of a `terminal-overrides` or `terminal-features` line; a doubled colon is a colon. */
export function splitOverride(text: string): string[] {
  const parts: string[] = [""];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== ":") parts[parts.length - 1]! += text[i]!;
    else if (text[i + 1] === ":") {
      parts[parts.length - 1]! += ":";
      i++;
    } else parts.push("");
  }
  return parts;
}

const LETTERS: Readonly<Record<string, string>> = {
  E: "\x1b",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  s: " ",
  t: "\t",
  v: "\v",
};

/** `\E`, `\a`, `\033`, `\\`, `^X` and `\M-x` as the bytes they stand for. */
export function unescape(text: string): string {
  return text.replace(/\\([0-7]{1,3}|\^.|M-.|[^0-7])/gs, (whole: string, what: string) => {
    if (/^[0-7]/.test(what)) return String.fromCharCode(Number.parseInt(what, 8) & 0xff);
    if (what.length === 2 && what[0] === "^") return String.fromCharCode(what.charCodeAt(1) & 0x1f);
    return LETTERS[what] ?? (what.length === 1 ? what : whole);
  });
}

/** Capabilities that are numbers; others with a value are strings, without one flags. */
const NUMBERS = new Set(["colors", "U8"]);

/** Applies one `name=value`, `name` or `name@` (takes it away). */
export function applyOverride(capabilities: Capabilities, override: string): void {
  const equals = override.indexOf("=");
  if (equals > 0) {
    const name = override.slice(0, equals);
    const value = unescape(override.slice(equals + 1));
    if (!NUMBERS.has(name)) capabilities.set(name, value);
    else if (/^\d+$/.test(value)) capabilities.set(name, Number(value));
  } else if (override.endsWith("@")) capabilities.delete(override.slice(0, -1));
  else if (override !== "") capabilities.set(override, true);
}

/** Whether a name matches a shell pattern with `*`, `?` and `[…]`. */
export function matchesPattern(pattern: string, name: string): boolean {
  const source = pattern.replace(/\[!/g, "[^").replace(/[.+^$(){}|\\]|\*|\?/g, (character) => {
    if (character === "*") return ".*";
    if (character === "?") return ".";
    return character === "^" ? "^" : `\\${character}`;
  });
  try {
    return new RegExp(`^(?:${source})$`, "s").test(name);
  } catch {
    return pattern === name;
  }
}
