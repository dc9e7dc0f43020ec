import { describe, expect, test } from "bun:test";
import * as names from "#input/key-names.ts";
import { MOD_CTRL, MOD_META, MOD_SHIFT } from "#input/key.ts";

const { compareKeys, formatKey, parseKeyName } = names;

describe("a key is read and printed", () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ["a", "a", 0x61, 0],
    ["A", "A", 0x41, 0],
    ["C-a", "C-a", 0x61, MOD_CTRL],
    ["c-a", "C-a", 0x61, MOD_CTRL],
    ["^A", "C-a", 0x61, MOD_CTRL],
    ["^[", "C-[", 0x5b, MOD_CTRL],
    ["M-C-a", "C-M-a", 0x61, MOD_CTRL | MOD_META],
    ["S-Up", "S-Up", names.KEY_UP, MOD_SHIFT],
    ["C-M-S-Left", "C-M-S-Left", names.KEY_LEFT, MOD_CTRL | MOD_META | MOD_SHIFT],
    ["space", "Space", 0x20, 0],
    ["Enter", "Enter", 0x0d, 0],
    ["Escape", "Escape", 0x1b, 0],
    ["0x1b", "Escape", 0x1b, 0],
    ["0xe9", "é", 0xe9, 0],
    ["BSpace", "BSpace", names.KEY_BSPACE, 0],
    ["Insert", "IC", names.KEY_IC, 0],
    ["PageDown", "NPage", names.KEY_NPAGE, 0],
    ["PgUp", "PPage", names.KEY_PPAGE, 0],
    ["F12", "F12", names.KEY_F12, 0],
    ["KP0", "KP0", names.KEY_KP_ZERO, 0],
    ["KPEnter", "KPEnter", names.KEY_KP_ENTER, 0],
    ["é", "é", 0xe9, 0],
    ["M-é", "M-é", 0xe9, MOD_META],
    ["😀", "😀", 0x1f600, 0],
    ["User7", "User7", names.KEY_USER + 7, 0],
    ["None", "None", names.KEY_NONE, 0],
    ["Any", "Any", names.KEY_ANY, 0],
    ["MouseDown1Pane", "MouseDown1Pane", names.mouseKeyCode(names.MOUSE_TYPE_DOWN, 1, names.MOUSE_AT_PANE), 0],
    [
      "C-WheelUpStatus",
      "C-WheelUpStatus",
      names.mouseKeyCode(names.MOUSE_TYPE_WHEEL_UP, 0, names.MOUSE_AT_STATUS),
      MOD_CTRL,
    ],
    [
      "DoubleClick11Control9",
      "DoubleClick11Control9",
      names.mouseKeyCode(names.MOUSE_TYPE_DOUBLE_CLICK, 11, names.MOUSE_AT_CONTROL0 + 9),
      0,
    ],
    ["-", "-", 0x2d, 0],
    ["C--", "C--", 0x2d, MOD_CTRL],
    ["^", "^", 0x5e, 0],
  ];
  for (const [written, printed, code, mods] of cases) {
    test(written, () => {
      const key = parseKeyName(written);
      expect(key).toMatchObject({ code, mods });
      expect(formatKey(key!)).toBe(printed);
      expect(parseKeyName(printed)).toMatchObject({ code, mods });
    });
  }

  for (const wrong of ["", "C-", "X-a", "nope", "F13", "User1001", "0x110000", "aé", "éé", "\u0001"]) {
    test(`${JSON.stringify(wrong)} is no key`, () => expect(parseKeyName(wrong)).toBeUndefined());
  }
});

test("every mouse key has a name of its own", () => {
  const seen = new Set<string>();
  for (let type = names.MOUSE_TYPE_DOWN; type <= names.MOUSE_TYPE_TRIPLE_CLICK; type++) {
    const isWheel = type === names.MOUSE_TYPE_WHEEL_UP || type === names.MOUSE_TYPE_WHEEL_DOWN;
    for (const button of isWheel ? [0] : [1, 2, 3, 6, 7, 8, 9, 10, 11]) {
      for (let place = 0; place < names.MOUSE_AT_CONTROL0 + 10; place++) {
        const code = names.mouseKeyCode(type, button, place);
        expect(names.mouseKeyParts(code)).toEqual({ type, button, location: place });
        const name = formatKey({ code, mods: 0, flags: 0 });
        expect(parseKeyName(name)?.code).toBe(code);
        seen.add(name);
      }
    }
  }
  expect(seen.size).toBe((7 * 9 + 2) * 20);
});

test("keys are listed plain ones first, characters before special keys, then by modifier", () => {
  const sorted = ["C-a", "Up", "MouseDown1Pane", "M-b", "z", "User0", "F1", "a"]
    .map((name) => parseKeyName(name)!)
    .toSorted(compareKeys);
  expect(sorted.map((key) => formatKey(key))).toEqual(["a", "z", "User0", "F1", "Up", "MouseDown1Pane", "M-b", "C-a"]);
});
