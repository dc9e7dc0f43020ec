import { describe, expect, test } from "bun:test";
import { globMatch } from "#model/glob.ts";
import { cleanName, windowNameFromCommand } from "#model/names.ts";
import { parseNumber, parseSize } from "#model/number.ts";

describe("a name", () => {
  test.each(["", "a:b.c", "#(x)", "ünïcødé 名前"])("may be %p", (name) => {
    expect(cleanName(name)).toBe(name);
  });

  test.each(["a\nb", "a\tb", "a\x7fb", "a\ufffdb", "a\udcc2b"])("may not be %p", (name) => {
    expect(cleanName(name)).toBeUndefined();
  });

  test("has its backslashes doubled, and from a program in a pane cannot run a command", () => {
    expect(cleanName("a\\b")).toBe("a\\\\b");
    expect(cleanName("a#(b)", true)).toBe("a_(b)");
  });
});

test.each([
  ["vim file", "vim"],
  ["exec top", "top"],
  ["/usr/bin/less -R x", "less"],
  ['"sh -c x"', "sh"],
  ["-bash", "bash"],
  ["/", "/"],
  ["", ""],
])("the window of the command %p is named %p", (command, name) => {
  expect(windowNameFromCommand(command)).toBe(name);
});

test.each([
  ["*", "anything", true],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["[a-c]x", "bx", true],
  ["[!a-c]x", "bx", false],
  ["[]x]y", "]y", true],
  ["[[:digit:]]*", "7up", true],
  ["a\\*", "a*", true],
  ["a\\*", "ab", false],
  ["[open", "[open", true],
  ["*a*b*c", "xxaxxbxxc", true],
  ["*a*b*c", "xxaxxbxx", false],
])("the pattern %p on %p: %p", (pattern, text, matches) => {
  expect(globMatch(pattern, text)).toBe(matches);
});

test("numbers and sizes say what is wrong as strtonum does", () => {
  expect(parseNumber("12", 0, 20)).toEqual({ ok: true, value: 12 });
  expect(parseNumber("-1", 0, 20)).toEqual({ ok: false, error: "too small" });
  expect(parseNumber("21", 0, 20)).toEqual({ ok: false, error: "too large" });
  expect(parseNumber("1x", 0, 20)).toEqual({ ok: false, error: "invalid" });
  expect(parseSize("33%", 0, 100, 80)).toEqual({ ok: true, value: 26 });
  expect(parseSize("x%", 0, 100, 80)).toEqual({ ok: false, error: "invalid" });
  expect(parseSize("", 0, 100, 80)).toEqual({ ok: false, error: "empty" });
});
