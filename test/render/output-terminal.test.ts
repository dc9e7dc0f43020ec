import { describe, expect, test } from "bun:test";
import { featuresOf } from "#render/features.ts";
import { OutputTerminal, terminfoPaths } from "#render/output-terminal.ts";
import { matchesPattern, splitOverride, unescape } from "#render/overrides.ts";
import { parameterise } from "#render/parameterised.ts";
import { parseTerminfo } from "#render/terminfo.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A compiled entry with the given values at the places that ncurses gives them. */
function compiled(
  flags: readonly number[],
  numbers: Readonly<Record<number, number>>,
  strings: Readonly<Record<number, string>>,
): Uint8Array {
  const names = "x|test\0";
  const flagCount = Math.max(-1, ...flags) + 1;
  const numberCount = Math.max(-1, ...Object.keys(numbers).map(Number)) + 1;
  const stringCount = Math.max(-1, ...Object.keys(strings).map(Number)) + 1;
  let table = "";
  const offsets = Array.from({ length: stringCount }, (_, i) => {
    if (strings[i] === undefined) return -1;
    table += `${strings[i]}\0`;
    return table.length - strings[i]!.length - 1;
  });
  const out: number[] = [];
  const short = (n: number): void => void out.push(n & 0xff, (n >> 8) & 0xff);
  for (const n of [0o432, names.length, flagCount, numberCount, stringCount, table.length]) short(n);
  out.push(...Buffer.from(names, "latin1"));
  for (let i = 0; i < flagCount; i++) out.push(flags.includes(i) ? 1 : 0);
  if (out.length % 2 === 1) out.push(0);
  for (let i = 0; i < numberCount; i++) short(numbers[i] ?? -1);
  for (const offset of offsets) short(offset);
  out.push(...Buffer.from(table, "latin1"));
  return new Uint8Array(out);
}

describe("terminfo", () => {
  test("is read from its compiled form", () => {
    const entry = parseTerminfo(compiled([1, 28], { 13: 256 }, { 5: "\x1b[H\x1b[J", 10: "\x1b[%i%p1%d;%p2%dH" }))!;
    expect(Object.fromEntries(entry)).toEqual({
      am: true,
      bce: true,
      colors: 256,
      clear: "\x1b[H\x1b[J",
      cup: "\x1b[%i%p1%d;%p2%dH",
    });
  });

  test("damaged bytes are no entry", () => {
    expect(parseTerminfo(new Uint8Array(3))).toBeUndefined();
    expect(parseTerminfo(new Uint8Array(100))).toBeUndefined();
    expect(parseTerminfo(compiled([1], {}, { 5: "x" }).subarray(0, 20))).toBeUndefined();
  });

  test("is looked for where ncurses looks", () => {
    const paths = terminfoPaths("xterm", { TERMINFO: "/t", HOME: "/home/u", TERMINFO_DIRS: "/d:" });
    expect(paths.slice(0, 4)).toEqual([
      "/t/x/xterm",
      "/t/78/xterm",
      "/home/u/.terminfo/x/xterm",
      "/home/u/.terminfo/78/xterm",
    ]);
    expect(paths).toContain("/d/x/xterm");
    expect(terminfoPaths("../etc/passwd", {})).toEqual([]);
  });
});

test.each([
  ["\x1b[%i%p1%d;%p2%dH", [4, 9], "\x1b[5;10H"],
  ["\x1b[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m", [3], "\x1b[33m"],
  ["\x1b[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m", [11], "\x1b[93m"],
  ["\x1b[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m", [200], "\x1b[38;5;200m"],
  ["\x1b]8;%?%p1%l%tid=%p1%s%;;%p2%s\x1b\\", ["", "u"], "\x1b]8;;u\x1b\\"],
  ["\x1b]8;%?%p1%l%tid=%p1%s%;;%p2%s\x1b\\", ["i", "u"], "\x1b]8;id=i;u\x1b\\"],
  ["%p1%03d%%%p1%'a'%+%c", [7], "007%h"],
  ["%p9%d%", [], "0"],
] as const)("%j of %j", (string, values, result) => {
  expect(parameterise(string, ...values)).toBe(result);
});

test("overrides are split at colons, and their escapes are the bytes they mean", () => {
  expect(splitOverride("xterm*:Ms=\\E]52;%p1%s::x:Tc")).toEqual(["xterm*", "Ms=\\E]52;%p1%s:x", "Tc"]);
  expect(unescape("\\E[\\033\\a\\\\^")).toBe("\x1b[\x1b\x07\\^");
  expect(["xterm*", "*256col*", "[xs]creen", "foo"].map((p) => matchesPattern(p, "xterm-256color"))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe("an outer terminal", () => {
  test("has what its entry, its features and the user's lines say, the user's last", () => {
    const terminal = new OutputTerminal({
      name: "xterm",
      features: ["256", "sync", "unknown"],
      terminalFeatures: ["xterm*:clipboard:RGB", "screen*:overline"],
      terminalOverrides: ["*:Sync@:smxx=\\E[9m"],
    });
    expect(terminal.featureNames).toEqual(["256", "bpaste", "clipboard", "focus", "RGB", "sync", "title"]);
    expect([terminal.colours, terminal.has("Sync"), terminal.string("smxx")]).toEqual([0x1000000, false, "\x1b[9m"]);
  });

  test("learns more when it tells who it is", () => {
    const terminal = new OutputTerminal({ name: "xterm" });
    expect(terminal.colours).toBe(8);
    expect(terminal.addFeatures(featuresOf("foot"))).toBe(true);
    expect(terminal.addFeatures(featuresOf("foot"))).toBe(false);
    expect([terminal.colours, terminal.has("Sync")]).toEqual([0x1000000, true]);
  });

  test("does not have a feature that is taken away", () => {
    const terminal = new OutputTerminal({ name: "x", features: ["RGB@", "256"], colorterm: "truecolor" });
    expect(terminal.colours).toBe(256);
  });

  test("is started and stopped with its own sequences", () => {
    const terminal = new OutputTerminal({ name: "xterm", features: ["bpaste", "mouse"] });
    expect(text(terminal.start())).toStartWith("\x1b[?1049h");
    expect(text(terminal.start())).toContain("\x1b[?2004h");
    expect(text(terminal.stop(24))).toStartWith("\x1b[1;24r");
    expect(text(terminal.stop())).toContain("\x1b[?1049l");
  });

  test("gets the clipboard only when it can take it", () => {
    const bytes = new TextEncoder().encode("hi");
    expect(new OutputTerminal({ name: "x" }).clipboard("", bytes).length).toBe(0);
    expect(text(new OutputTerminal({ name: "x", features: ["clipboard"] }).clipboard("c", bytes))).toBe(
      "\x1b]52;c;aGk=\x07",
    );
  });
});
