import { describe, expect, test } from "bun:test";
import { formatKey, parseKeyName } from "#input/key-names.ts";
import { KeyParser, type InputEvent, type KeyParserOptions } from "#input/key-parser.ts";
import { terminfoSequences } from "#input/terminfo-keys.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** One event as a short text: a key's name, or a mouse report, or the kind of an answer. */
function short(event: InputEvent): string {
  if (event.kind === "reply") return JSON.stringify(event.reply);
  const { key, mouse } = event.event;
  if (mouse === undefined) return formatKey(key);
  return `mouse ${mouse.x},${mouse.y} ${mouse.button}${mouse.sgr ? ` sgr${mouse.sgrRelease ? "-" : "+"}` : ""}`;
}

function collect(options: KeyParserOptions = {}): { parser: KeyParser; take: () => string[]; events: InputEvent[] } {
  const events: InputEvent[] = [];
  const parser = new KeyParser((event) => events.push(event), options);
  return { parser, events, take: () => events.splice(0).map(short) };
}

/** What a terminal's bytes come to when no more follow. */
function keys(text: string, options: KeyParserOptions = {}): string[] {
  const { parser, take } = collect(options);
  parser.feed(bytes(text));
  while (parser.partial) parser.flush();
  return take();
}

const ESC = "\u001b";

describe("keys", () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ["abc", "a", "b", "c"],
    ["\u0000", "C-Space"],
    ["\u0001\u001a", "C-a", "C-z"],
    ["\t\r\n", "Tab", "Enter", "C-j"],
    ["\u001c\u001d\u001e\u001f", "C-\\", "C-]", "C-^", "C-_"],
    ["\u007f", "BSpace"],
    ["\b", "C-h"],
    [ESC, "Escape"],
    [`${ESC}a`, "M-a"],
    [`${ESC}\u0001`, "C-M-a"],
    [`${ESC}\u007f`, "M-BSpace"],
    [`${ESC}${ESC}`, "M-Escape"],
    [`${ESC}[A`, "Up"],
    [`${ESC}OA`, "Up"],
    [`${ESC}${ESC}[A`, "M-Up"],
    [`${ESC}[1;3A`, "M-Up"],
    [`${ESC}${ESC}[1;3A`, "Escape", "M-Up"],
    [`${ESC}[1;5D`, "C-Left"],
    [`${ESC}[1;8H`, "C-M-S-Home"],
    [`${ESC}OH`, "Home"],
    [`${ESC}[H`, "Home"],
    [`${ESC}Oc`, "C-Right"],
    [`${ESC}[d`, "S-Left"],
    [`${ESC}OM`, "KPEnter"],
    [`${ESC}Op`, "KP0"],
    [`${ESC}[11~`, "F1"],
    [`${ESC}[15;2~`, "S-F5"],
    [`${ESC}[24^`, "C-F12"],
    [`${ESC}[23$`, "S-F11"],
    [`${ESC}[11@`, "C-S-F1"],
    [`${ESC}[6;5~`, "C-NPage"],
    [`${ESC}[I${ESC}[O`, "FocusIn", "FocusOut"],
    [`${ESC}[200~x${ESC}[201~`, "PasteStart", "x", "PasteEnd"],
    [`${ESC}[?997;1n${ESC}[?997;2n`, "ReportDarkTheme", "ReportLightTheme"],
    ["\u00c3\u00a9", "é"],
    [`${ESC}\u00c3\u00a9`, "M-é"],
    ["\u00f0\u009f\u0098\u0080", "😀"],
    [`${ESC}[97;5u`, "C-a"],
    [`${ESC}[27;5;97~`, "C-a"],
    [`${ESC}[65;2u`, "A"],
    [`${ESC}[97;7u`, "C-M-a"],
    [`${ESC}[9;2u`, "BTab"],
    [`${ESC}[9;5u`, "C-Tab"],
    [`${ESC}[1;5Z`, "C-S-Tab"],
    [`${ESC}[32;2u`, "S-Space"],
    [`${ESC}[127;5u`, "C-BSpace"],
    [`${ESC}[13;5u`, "C-Enter"],
    [`${ESC}[233;5u`, "C-é"],
    [`${ESC}[Zx`, "M-[", "Z", "x"],
    [`${ESC}[99999999;5u`, "M-[", ..."99999999;5u".split("")],
  ];
  for (const [text, ...expected] of cases) test(JSON.stringify(text), () => expect(keys(text)).toEqual(expected));

  test("any byte comes out as something, one event each where it is no UTF-8", () => {
    expect(keys("\u00ff\u0080a").length).toBe(3);
  });

  test("the erase character is the terminal's own", () => {
    expect(keys("\b\u007f", { backspace: 8 })).toEqual(["BSpace", "C-?"]);
  });

  test("a key keeps the bytes it came as", () => {
    const { parser, events } = collect();
    parser.feed(bytes(`${ESC}[1;5Da`));
    expect(
      events.map((event) => (event.kind === "key" ? Buffer.from(event.event.bytes!).toString("latin1") : "")),
    ).toEqual([`${ESC}[1;5D`, "a"]);
  });
});

describe("sequences of the terminal and of the user", () => {
  test("terminfo's win over the built-in ones", () => {
    const sequences = terminfoSequences((name) => ({ kf1: `${ESC}[A`, kich1: `${ESC}[2z`, kDC5: `${ESC}x5` })[name]);
    expect(keys(`${ESC}[A${ESC}[2z${ESC}x5`, { sequences })).toEqual(["F1", "IC", "C-DC"]);
  });

  test("user keys, and one that begins another", () => {
    const sequences = [
      ["zz", parseKeyName("User0")!],
      ["zzz!", parseKeyName("User1")!],
    ] as const;
    expect(keys("zz", { sequences })).toEqual(["User0"]);
    expect(keys("zzz!", { sequences })).toEqual(["User1"]);
    expect(keys("zzza", { sequences })).toEqual(["User0", "z", "a"]);
  });
});

describe("cut in two", () => {
  test("a beginning waits for the rest", () => {
    const { parser, take } = collect();
    for (const part of [ESC, "[1", ";5", "D\u00c3"]) {
      parser.feed(bytes(part));
      expect(parser.partial).toBe(true);
    }
    expect(take()).toEqual(["C-Left"]);
    parser.feed(bytes("\u00a9"));
    expect(parser.partial).toBe(false);
    expect(take()).toEqual(["é"]);
  });

  test("when no more comes it is what it looks like", () => {
    const { parser, take } = collect();
    parser.feed(bytes(ESC));
    expect(take()).toEqual([]);
    parser.flush();
    expect(take()).toEqual(["Escape"]);
  });

  test("any cut gives the same keys", () => {
    const text = `a${ESC}[1;5D${ESC}[<0;3;4M${ESC}[<0;3;4m${ESC}]11;rgb:00/00/00${ESC}\\\u00e2\u0082\u00ac${ESC}[200~p${ESC}[201~${ESC}[97;5u`;
    const whole = keys(text);
    for (let cut = 1; cut < text.length; cut++) {
      const { parser, take } = collect();
      parser.feed(bytes(text.slice(0, cut)));
      parser.feed(bytes(text.slice(cut)));
      while (parser.partial) parser.flush();
      expect(take()).toEqual(whole);
    }
  });

  test("the wait is longer where an answer or the end of a paste may be cut", () => {
    const { parser } = collect();
    parser.feed(bytes(ESC));
    expect(parser.delayMs(10)).toBe(10);
    expect(parser.delayMs(0)).toBe(1);
    expect(parser.delayMs(10, true)).toBe(500);
    parser.flush();
    parser.feed(bytes(`${ESC}[200~x${ESC}[20`));
    expect(parser.delayMs(10)).toBe(500);
  });
});

describe("mouse", () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    [`${ESC}[M !!`, "mouse 0,0 0"],
    [`${ESC}[M#%'`, "mouse 4,6 3"],
    [`${ESC}[<0;1;1M`, "mouse 0,0 0 sgr+"],
    [`${ESC}[<0;10;20m`, "mouse 9,19 3 sgr-"],
    [`${ESC}[<64;5;5M`, "mouse 4,4 64 sgr+"],
    [`${ESC}[<35;300;5M`, "mouse 299,4 35 sgr+"],
    [`${ESC}[<64;5;5m`],
    [`${ESC}[<0;0;5M`],
    [`${ESC}[M\u0001!!`],
    [`${ESC}[<x`, "M-[", "<", "x"],
  ];
  for (const [text, ...expected] of cases) test(JSON.stringify(text), () => expect(keys(text)).toEqual(expected));

  test("a report knows the one before", () => {
    const { parser, events } = collect();
    parser.feed(bytes(`${ESC}[<0;3;4M${ESC}[<32;5;6M`));
    expect(events[1]).toMatchObject({ event: { mouse: { x: 4, y: 5, lastX: 2, lastY: 3, lastButton: 0 } } });
  });
});

describe("answers", () => {
  const cases: readonly (readonly [string, object])[] = [
    [`${ESC}[?62;4;52c`, { kind: "primary-attributes", parameters: [62, 4, 52] }],
    [`${ESC}[>84;0;0c`, { kind: "secondary-attributes", parameters: [84, 0, 0] }],
    [`${ESC}P>|foot(1.16.2)${ESC}\\`, { kind: "version", text: "foot(1.16.2)" }],
    [`${ESC}]10;rgb:ffff/ffff/ffff${ESC}\\`, { kind: "foreground", colour: "rgb:ffff/ffff/ffff" }],
    [`${ESC}]11;#000000\u0007`, { kind: "background", colour: "#000000" }],
    [`${ESC}]4;7;rgb:1/2/3\u0007`, { kind: "palette", index: 7, colour: "rgb:1/2/3" }],
    [`${ESC}[?2026;2$y`, { kind: "synchronised-output", status: 2 }],
    [`${ESC}[8;24;80t`, { kind: "size-cells", rows: 24, cols: 80 }],
    [`${ESC}[4;480;800t`, { kind: "size-pixels", height: 480, width: 800 }],
    [`${ESC}[6;20;10t`, { kind: "cell-pixels", height: 20, width: 10 }],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text), () => expect(keys(text)).toEqual([JSON.stringify(expected)]));
  }

  test("the clipboard comes as bytes", () => {
    const { parser, events } = collect();
    parser.feed(bytes(`${ESC}]52;c;${btoa("hello")}\u0007`));
    expect(events).toEqual([{ kind: "reply", reply: { kind: "clipboard", selection: "c", bytes: bytes("hello") } }]);
  });

  test("one that says nothing is taken and dropped", () => {
    expect(keys(`${ESC}]52;c;\u0007a`)).toEqual(["a"]);
    expect(keys(`${ESC}]52;c;***\u0007a`)).toEqual(["a"]);
  });
});
