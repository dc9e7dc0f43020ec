import { END, type SourceReader } from "./source.ts";

/** What the words of a command text may refer to. */
export interface WordEnvironment {
  /** The value of an environment variable; undefined: not set. */
  variable(name: string): string | undefined;
  /** The home directory of a user, "" for one's own; undefined when there is none. */
  home(user: string): string | undefined;
}

/** The text is not commands. The message is complete but for file and line. */
export class SyntaxProblem extends Error {
  constructor(message = "syntax error") {
    super(message);
  }
}

/** Longest name of a variable or user. */
const NAME_LIMIT = 1022;

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  s: " ",
  v: "\v",
  r: "\r",
  n: "\n",
  t: "\t",
};

const isOctal = (char: string): boolean => char >= "0" && char <= "7";

/** `\ooo` is a byte; bytes that together are UTF-8 become the character they spell. */
function readOctal(first: string, source: SourceReader): string {
  const bytes: number[] = [];
  let digit = first;
  for (;;) {
    const [second, third] = [source.next(), source.next()];
    if (digit > "3" || !isOctal(second) || !isOctal(third)) throw new SyntaxProblem("invalid octal escape");
    bytes.push(Number.parseInt(digit + second + third, 8));
    if (bytes.at(-1)! < 0x80 || bytes.length === 4) break;
    const slash = source.next();
    if (slash !== "\\") {
      source.back(slash);
      break;
    }
    const next = source.next();
    if (!isOctal(next)) {
      source.back(next);
      source.back("\\");
      break;
    }
    digit = next;
  }
  return bytesToText(bytes);
}

function bytesToText(bytes: readonly number[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return String.fromCharCode(...bytes);
  }
}

function readUnicode(letter: string, source: SourceReader): string {
  let digits = "";
  for (let i = 0; i < (letter === "u" ? 4 : 8); i++) {
    const char = source.next();
    if (char === END || char === "\n") throw new SyntaxProblem();
    if (!/[0-9A-Fa-f]/.test(char)) throw new SyntaxProblem(`invalid \\${letter} argument`);
    digits += char;
  }
  const codePoint = Number.parseInt(digits, 16);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    throw new SyntaxProblem(`invalid \\${letter} argument`);
  }
  return String.fromCodePoint(codePoint);
}

/** What follows a backslash. */
export function readEscape(source: SourceReader): string {
  const char = source.next();
  if (char === END) throw new SyntaxProblem();
  if (isOctal(char)) return readOctal(char, source);
  if (char === "u" || char === "U") return readUnicode(char, source);
  return SIMPLE_ESCAPES[char] ?? char;
}

/** What follows a `$`: a name, or a name in braces; anything else leaves the `$`. */
export function readVariable(source: SourceReader, environment: WordEnvironment): string {
  let char = source.next();
  if (char === END) throw new SyntaxProblem();
  const inBraces = char === "{";
  if (!inBraces && !/[A-Za-z_]/.test(char)) {
    source.back(char);
    return "$";
  }
  let name = "";
  if (inBraces) char = source.next();
  while (/^[A-Za-z0-9_]$/.test(char)) {
    if (name.length >= NAME_LIMIT) throw new SyntaxProblem("environment variable is too long");
    name += char;
    char = source.next();
  }
  if (!inBraces) source.back(char);
  else if (char !== "}") throw new SyntaxProblem("invalid environment variable");
  return environment.variable(name) ?? "";
}

/** What follows a `~`: a user's name, or nothing for one's own home. */
export function readTilde(source: SourceReader, environment: WordEnvironment): string {
  let name = "";
  let char = source.next();
  while (char !== END && !"/ \t\n\"'".includes(char)) {
    if (name.length >= NAME_LIMIT) throw new SyntaxProblem("user name is too long");
    name += char;
    char = source.next();
  }
  source.back(char);
  const home = environment.home(name);
  if (home === undefined) throw new SyntaxProblem();
  return home;
}
