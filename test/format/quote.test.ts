import { expect, test } from "bun:test";
import { quoteArgument, quoteShell, quoteShellSingle } from "#format/quote.ts";
import { visibleBytes } from "#format/visible-bytes.ts";

test("an argument is quoted no more than it needs", () => {
  const cases: Readonly<Record<string, string>> = {
    "": "''",
    abc: "abc",
    "a b": '"a b"',
    '"': '\\"',
    'a"b': "'a\"b'",
    '~ "x"': '"\\~ \\"x\\""',
    "~x": "\\~x",
    "~": "\\~",
    $: "\\$",
    "$x y": '"\\$x y"',
    a$1: '"a$1"',
    "a;b": '"a;b"',
    "a\\b": "a\\\\b",
    "a\\b c": '"a\\\\b c"',
    "it's": '"it\'s"',
    "{": "\\{",
    "tab\tx": "tab\\tx",
    "ü ö": '"ü ö"',
    " ": '" "',
  };
  for (const [text, expected] of Object.entries(cases)) expect([text, quoteArgument(text)]).toEqual([text, expected]);
});

test("text for a shell", () => {
  expect(quoteShell("a b;c'$d")).toBe("a\\ b\\;c\\'\\$d");
  expect(quoteShellSingle("it's\n")).toBe("'it'\\''s\n'");
});

test("bytes are made visible", () => {
  const bytes = (...codes: number[]): string => visibleBytes(Uint8Array.from(codes));
  expect(visibleBytes(new TextEncoder().encode("a\tb\nc\\é中\x01\x7f"))).toBe("a\\tb\\nc\\\\é中\\001\\177");
  expect(bytes(0xff, 0x61, 0xe4, 0xb8)).toBe("\\377a\\344\\270");
  expect(bytes(0x00, 0x31)).toBe("\\0001");
  expect(bytes(0x00, 0x61)).toBe("\\0a");
});
