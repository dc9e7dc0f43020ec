import { describe, expect, test } from "bun:test";
import { encodeMouse } from "#input/encode-mouse.ts";
import { encodeKey, type EncodeOptions } from "#input/encode.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { MouseEvent } from "#input/key.ts";
import * as own from "#input/pane-modes.ts";
import * as modes from "#terminal/modes.ts";

/** The bytes for a key by name, `^[` for escape and `^X` for control characters. */
function sent(name: string, mode = 0, options: EncodeOptions = {}): string | undefined {
  const out = encodeKey(parseKeyName(name)!, mode, options);
  if (out === undefined) return undefined;
  return Array.from(new TextDecoder().decode(out), (char) => {
    const code = char.codePointAt(0)!;
    if (code === 0x7f) return "^?";
    return code < 0x20 ? `^${String.fromCharCode(code + 0x40)}` : char;
  }).join("");
}

test("the mode bits are the terminal's", () => {
  expect(own.CURSOR_KEYS).toBe(modes.MODE_KCURSOR);
  expect(own.KEYPAD_KEYS).toBe(modes.MODE_KKEYPAD);
  expect(own.BRACKET_PASTE).toBe(modes.MODE_BRACKETPASTE);
  expect(own.MOUSE_STANDARD).toBe(modes.MODE_MOUSE_STANDARD);
  expect(own.MOUSE_BUTTON).toBe(modes.MODE_MOUSE_BUTTON);
  expect(own.MOUSE_ALL).toBe(modes.MODE_MOUSE_ALL);
  expect(own.MOUSE_UTF8).toBe(modes.MODE_MOUSE_UTF8);
  expect(own.MOUSE_SGR).toBe(modes.MODE_MOUSE_SGR);
  expect(own.EXTENDED_KEYS_1).toBe(modes.MODE_KEYS_EXTENDED);
  expect(own.EXTENDED_KEYS_2).toBe(modes.MODE_KEYS_EXTENDED_2);
});

describe("as a terminal without extended keys", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["a", "a"],
    ["é", "é"],
    ["M-a", "^[a"],
    ["M-é", "^[é"],
    ["C-Space", "^@"],
    ["C-a", "^A"],
    ["C-M-a", "^[^A"],
    ["C-[", "^["],
    ["C-?", "^?"],
    ["C-8", "^?"],
    ["C-2", "^@"],
    ["C-3", "^["],
    ["C-7", "^_"],
    ["C-1", "1"],
    ["C-!", "1"],
    ["C-/", "^_"],
    ["C-,", ","],
    ["C-;", ";"],
    ["Tab", "^I"],
    ["C-Tab", "^I"],
    ["Enter", "^M"],
    ["C-Enter", "^M"],
    ["Escape", "^["],
    ["M-Escape", "^[^["],
    ["BSpace", "^?"],
    ["M-BSpace", "^[^?"],
    ["BTab", "^[[Z"],
    ["S-BTab", "^[[Z"],
    ["Up", "^[[A"],
    ["M-Up", "^[[1;3A"],
    ["C-S-Left", "^[[1;6D"],
    ["Home", "^[[1~"],
    ["C-Home", "^[[1;5H"],
    ["F1", "^[OP"],
    ["S-F1", "^[[1;2P"],
    ["C-M-S-F12", "^[[24;8~"],
    ["DC", "^[[3~"],
    ["KP0", "0"],
    ["KPEnter", "^J"],
    ["M-KP5", "^[5"],
  ];
  for (const [name, expected] of cases) test(name, () => expect(sent(name)).toBe(expected));

  for (const none of ["User0", "MouseDown1Pane", "None"])
    test(`${none} has no bytes`, () => expect(sent(none)).toBeUndefined());
});

describe("modes", () => {
  test("cursor and keypad keys in application mode", () => {
    expect(sent("Up", modes.MODE_KCURSOR)).toBe("^[OA");
    expect(sent("M-Up", modes.MODE_KCURSOR)).toBe("^[[1;3A");
    expect(sent("KP0", modes.MODE_KKEYPAD)).toBe("^[Op");
    expect(sent("KPEnter", modes.MODE_KKEYPAD)).toBe("^[OM");
  });

  test("brackets only when the program asked for them", () => {
    const start = { code: 0x120005, mods: 0, flags: 0 };
    expect(encodeKey(start, 0)).toBeUndefined();
    expect(encodeKey(start, modes.MODE_BRACKETPASTE)).toEqual(new TextEncoder().encode("\u001b[200~"));
  });

  test("extended keys: mode 1 leaves what was always told, mode 2 tells all", () => {
    const one = modes.MODE_KEYS_EXTENDED;
    const two = modes.MODE_KEYS_EXTENDED_2;
    const csi: EncodeOptions = { extendedFormat: "csi-u" };
    expect(sent("C-a", one, csi)).toBe("^A");
    expect(sent("M-a", one, csi)).toBe("^[a");
    expect(sent("C-1", one, csi)).toBe("^[[49;5u");
    expect(sent("C-Enter", one, csi)).toBe("^[[13;5u");
    expect(sent("C-a", two, csi)).toBe("^[[97;5u");
    expect(sent("M-a", two, csi)).toBe("^[[97;3u");
    expect(sent("C-é", two, csi)).toBe("^[[233;5u");
    expect(sent("BTab", two, csi)).toBe("^[[9;2u");
    expect(sent("C-a", two, { extendedFormat: "xterm" })).toBe("^[[27;5;97~");
    expect(sent("a", two, csi)).toBe("a");
    expect(sent("Enter", two, csi)).toBe("^M");
    expect(sent("C-BSpace", two, csi)).toBe("^[[63;5u");
  });

  test("the backspace option", () => {
    const backspace = parseKeyName("C-h")!;
    expect(sent("BSpace", 0, { backspace })).toBe("^H");
    expect(sent("BSpace", 0, { backspace: parseKeyName("x")! })).toBe("x");
    expect(sent("BSpace", 0, { backspace: parseKeyName("M-x")! })).toBeUndefined();
  });

  test("a literal key is its byte", () => {
    expect(encodeKey({ code: 0xff, mods: 0, flags: 1 }, 0)).toEqual(Uint8Array.of(0xff));
  });
});

describe("mouse", () => {
  const event = (parts: Partial<MouseEvent>): MouseEvent => ({
    x: 0,
    y: 0,
    button: 0,
    lastX: 0,
    lastY: 0,
    lastButton: 0,
    sgr: true,
    sgrRelease: false,
    sgrButton: parts.button ?? 0,
    valid: true,
    statusAt: -1,
    statusLines: 0,
    offsetX: 0,
    offsetY: 0,
    ...parts,
  });
  const text = (mouse: MouseEvent, x: number, y: number, mode: number): string | undefined => {
    const out = encodeMouse(mouse, x, y, mode);
    return out === undefined ? undefined : Buffer.from(out).toString("latin1");
  };
  const {
    MODE_MOUSE_STANDARD: standard,
    MODE_MOUSE_BUTTON: button,
    MODE_MOUSE_ALL: all,
    MODE_MOUSE_SGR: sgr,
    MODE_MOUSE_UTF8: utf8,
  } = modes;

  test("nobody asked, nobody is told", () => expect(text(event({}), 1, 2, 0)).toBeUndefined());

  test("SGR, UTF-8 and the old form", () => {
    expect(text(event({}), 9, 19, standard | sgr)).toBe("\u001b[<0;10;20M");
    expect(text(event({ button: 3, sgrRelease: true, sgrButton: 0 }), 9, 19, standard | sgr)).toBe("\u001b[<0;10;20m");
    expect(text(event({}), 0, 0, standard)).toBe("\u001b[M !!");
    expect(text(event({}), 300, 0, standard)).toBe("\u001b[M \u00ff!");
    expect(text(event({}), 300, 0, standard | utf8)).toBe("\u001b[M \u00c5\u008d!");
    expect(text(event({}), 3000, 0, standard | utf8)).toBeUndefined();
    expect(text(event({ sgr: false }), 9, 19, standard | sgr)).toBe("\u001b[M *4");
  });

  test("motion goes to those who want motion", () => {
    const drag = event({ button: 32 });
    expect(text(drag, 0, 0, standard)).toBeUndefined();
    expect(text(drag, 0, 0, button)).toBe("\u001b[M@!!");
    const bare = event({ button: 35, sgrButton: 35 });
    expect(text(bare, 0, 0, button | sgr)).toBeUndefined();
    expect(text(bare, 0, 0, all | sgr)).toBe("\u001b[<35;1;1M");
  });
});
