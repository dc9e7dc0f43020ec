import { expect, test } from "bun:test";
import { Regex } from "#format/regex/regex.ts";
import { substitute } from "#format/regex/substitute.ts";

/** Whether the text matches; undefined: not a regular expression. Compared with what glibc makes of them. */
function matches(pattern: string, text: string, ignoreCase = false): boolean | undefined {
  return Regex.compile(pattern, ignoreCase)?.test(text);
}

test("extended regular expressions are read as regcomp does", () => {
  const yes = [
    "a**",
    "a{,2}",
    "[]a]",
    "(|a)",
    "()",
    "a||b",
    "\\w+",
    "\\<a",
    "[a-]",
    "a|",
    "(^a)",
    "(^)*a",
    "[[.a.]]b",
    "a{2}b",
    "b]$",
  ];
  const no = ["a$b", ".^a", "a\\b", "\\(a\\)", "[\\]]", "^b", "a{3}"];
  const wrong = [
    "a|*b",
    "*a",
    "+a",
    "^*a",
    "b$*",
    "(",
    ")(",
    "a{2",
    "{",
    "a{1,0}",
    "a{256}",
    "[a",
    "a\\",
    "[[:alpha:]",
    "[[:foo:]]",
    "[z-a]",
  ];
  for (const pattern of yes) expect([pattern, matches(pattern, "aab]")]).toEqual([pattern, true]);
  for (const pattern of no) expect([pattern, matches(pattern, "aab]")]).toEqual([pattern, false]);
  for (const pattern of wrong) expect([pattern, matches(pattern, "aab]")]).toEqual([pattern, undefined]);
});

test("classes, ranges and case", () => {
  expect(matches("^[[:alpha:]_]+$", "äB_")).toBe(true);
  expect(matches("^[[:digit:][:space:]]+$", "1 2")).toBe(true);
  expect(matches("^[^a-y]$", "z")).toBe(true);
  expect(matches("^[A-C]+$", "abc")).toBe(false);
  expect(matches("^[A-C]+$", "abc", true)).toBe(true);
  expect(matches("^STRASSE É$", "strasse é", true)).toBe(true);
  expect(matches("^.$", "😀")).toBe(true);
});

test("the leftmost and then the longest match wins", () => {
  const find = (pattern: string, text: string): string | undefined => {
    const match = Regex.compile(pattern)?.exec(Array.from(text), 0);
    return match === undefined ? undefined : Array.from(text).slice(match[0], match[1]).join("");
  };
  expect(find("a|ab|abc", "xabcd")).toBe("abc");
  expect(find("(a|ab)(c|bcd)(d*)", "abcd")).toBe("abcd");
  expect(find("x*", "aaxx")).toBe("");
  expect(find("b+", "abbab")).toBe("bb");
  expect(find("\\bfoo\\b", "a foo b")).toBe("foo");
  expect(find("z", "abc")).toBeUndefined();
});

test("substitution replaces every match, and groups by number", () => {
  expect(substitute("abcdef", "(.)(.)", "\\2\\1", false)).toBe("badcfe");
  expect(substitute("aaa", "^a", "b", false)).toBe("baa");
  expect(substitute("abc", "x*", "-", false)).toBe("a-b-c-");
  expect(substitute("abc", "(x*)b", "<\\1\\0>", false)).toBe("a<1b>c");
  expect(substitute("abc", "b", "\\n\\\\", false)).toBe("an\\c");
  expect(substitute("", "x*", "y", false)).toBe("");
  expect(substitute("😀a😀", "a", "中", false)).toBe("😀中😀");
});

test("what every match has in it", () => {
  const required = (pattern: string): string | undefined => Regex.compile(pattern)?.required;
  expect(required("00004[2-2] the")).toBe("00004");
  expect(required("(lazy|quick)")).toBe("");
  expect(required("ab*cde+f")).toBe("cd");
  expect(required("^ (foo) bar$")).toBe("foo bar");
  expect(required("x(y|z)longer.")).toBe("longer");
  expect(required("größe")).toBe("gr");
});

test("a text that is screened out has no match", () => {
  const letters = ["a", "b", "é", " ", "日"];
  const parts = ["a", "b", "é", ".", "[ab]", "[^a]", "a*", "b+", "(a|bé)", "(ab)?", "\\b", "$", "日"];
  let state = 7;
  const random = (n: number): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n;
  let screened = 0;
  for (let i = 0; i < 2000; i++) {
    const regex = Regex.compile(Array.from({ length: 1 + random(5) }, () => parts[random(parts.length)]).join(""));
    const text = Array.from({ length: random(8) }, () => letters[random(letters.length)]).join("");
    if (regex === undefined || regex.mayMatch(text, 0)) continue;
    screened++;
    expect(regex.exec(Array.from(text), 0)).toBeUndefined();
  }
  expect(screened).toBeGreaterThan(200);
});
