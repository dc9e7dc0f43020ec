import {
  KEY_KEYPAD,
  KEY_BUILD_MODIFIERS,
  KEY_CURSOR,
  KEY_IMPLIED_META,
  KEY_LITERAL,
  KEY_SENT,
  MOD_CTRL,
  MOD_META,
  MOD_SHIFT,
  type Key,
} from "./key.ts";
import * as codes from "./key-codes.ts";

export * from "./key-codes.ts";

/** A key's name, code, and the flags it gets when a person writes it. The first name of a code is the one printed. */
type NamedKey = readonly [name: string, code: number, flags?: number];

const functionKeys: readonly NamedKey[] = [
  ...Array.from({ length: 12 }, (_, i): NamedKey => [`F${i + 1}`, codes.KEY_F1 + i, KEY_IMPLIED_META]),
  ["IC", codes.KEY_IC, KEY_IMPLIED_META],
  ["Insert", codes.KEY_IC, KEY_IMPLIED_META],
  ["DC", codes.KEY_DC, KEY_IMPLIED_META],
  ["Delete", codes.KEY_DC, KEY_IMPLIED_META],
  ["Home", codes.KEY_HOME, KEY_IMPLIED_META],
  ["End", codes.KEY_END, KEY_IMPLIED_META],
  ["NPage", codes.KEY_NPAGE, KEY_IMPLIED_META],
  ["PageDown", codes.KEY_NPAGE, KEY_IMPLIED_META],
  ["PgDn", codes.KEY_NPAGE, KEY_IMPLIED_META],
  ["PPage", codes.KEY_PPAGE, KEY_IMPLIED_META],
  ["PageUp", codes.KEY_PPAGE, KEY_IMPLIED_META],
  ["PgUp", codes.KEY_PPAGE, KEY_IMPLIED_META],
  ["BTab", codes.KEY_BTAB],
  ["Space", 0x20],
  ["BSpace", codes.KEY_BSPACE],
  ["Up", codes.KEY_UP, KEY_CURSOR | KEY_IMPLIED_META],
  ["Down", codes.KEY_DOWN, KEY_CURSOR | KEY_IMPLIED_META],
  ["Left", codes.KEY_LEFT, KEY_CURSOR | KEY_IMPLIED_META],
  ["Right", codes.KEY_RIGHT, KEY_CURSOR | KEY_IMPLIED_META],
];

const C0 =
  "[NUL] [SOH] [STX] [ETX] [EOT] [ENQ] [ASC] [BEL] [BS] Tab [LF] [VT] [FF] Enter [SO] [SI] [DLE] [DC1] [DC2] [DC3] [DC4] [NAK] [SYN] [ETB] [CAN] [EM] [SUB] Escape [FS] [GS] [RS] [US]";

const KEYPAD = "KP/ KP* KP- KP7 KP8 KP9 KP+ KP4 KP5 KP6 KP1 KP2 KP3 KPEnter KP0 KP.";

/** Names that are printed but that no one can write. */
const printedOnly: readonly NamedKey[] = [
  ["None", codes.KEY_NONE],
  ["Unknown", codes.KEY_UNKNOWN],
  ["Any", codes.KEY_ANY],
  ["FocusIn", codes.KEY_FOCUS_IN],
  ["FocusOut", codes.KEY_FOCUS_OUT],
  ["PasteStart", codes.KEY_PASTE_START],
  ["PasteEnd", codes.KEY_PASTE_END],
  ["ReportDarkTheme", codes.KEY_REPORT_DARK_THEME],
  ["ReportLightTheme", codes.KEY_REPORT_LIGHT_THEME],
  ["Mouse", codes.KEY_MOUSE],
  ["Dragging", codes.KEY_DRAGGING],
  ...(["Pane", "Status", "StatusLeft", "StatusRight", "StatusDefault", "Border"] as const).map(
    (place, location): NamedKey => [`MouseMove${place}`, codes.mouseKeyCode(codes.MOUSE_TYPE_MOVE, 0, location)],
  ),
];

const MOUSE_PLACES = [
  "Pane",
  "Status",
  "StatusLeft",
  "StatusRight",
  "StatusDefault",
  "Border",
  "ScrollbarUp",
  "ScrollbarSlider",
  "ScrollbarDown",
  "Empty",
  ...Array.from({ length: 10 }, (_, i) => `Control${i}`),
];

const MOUSE_BUTTONS = [1, 2, 3, 6, 7, 8, 9, 10, 11];

const MOUSE_ACTIONS: readonly (readonly [string, number])[] = [
  ["MouseDown", codes.MOUSE_TYPE_DOWN],
  ["MouseUp", codes.MOUSE_TYPE_UP],
  ["MouseDrag", codes.MOUSE_TYPE_DRAG],
  ["MouseDragEnd", codes.MOUSE_TYPE_DRAG_END],
  ["SecondClick", codes.MOUSE_TYPE_SECOND_CLICK],
  ["DoubleClick", codes.MOUSE_TYPE_DOUBLE_CLICK],
  ["TripleClick", codes.MOUSE_TYPE_TRIPLE_CLICK],
];

function mouseKeys(): NamedKey[] {
  const keys: NamedKey[] = [];
  for (const [location, place] of MOUSE_PLACES.entries()) {
    for (const [action, type] of MOUSE_ACTIONS) {
      for (const button of MOUSE_BUTTONS) {
        keys.push([`${action}${button}${place}`, codes.mouseKeyCode(type, button, location)]);
      }
    }
    keys.push([`WheelUp${place}`, codes.mouseKeyCode(codes.MOUSE_TYPE_WHEEL_UP, 0, location)]);
    keys.push([`WheelDown${place}`, codes.mouseKeyCode(codes.MOUSE_TYPE_WHEEL_DOWN, 0, location)]);
  }
  return keys;
}

const writable: readonly NamedKey[] = [
  ...functionKeys,
  ...C0.split(" ").map((name, code): NamedKey => [name, code]),
  ...KEYPAD.split(" ").map((name, i): NamedKey => [name, codes.KEY_KP_SLASH + i, KEY_KEYPAD]),
  ...mouseKeys(),
];

const byName = new Map<string, NamedKey>();
const byCode = new Map<number, string>();
for (const key of [...writable, ...printedOnly]) if (!byCode.has(key[1])) byCode.set(key[1], key[0]);
for (const key of writable) byName.set(key[0].toLowerCase(), key);

const MODIFIER_LETTERS: Readonly<Record<string, number>> = { c: MOD_CTRL, m: MOD_META, s: MOD_SHIFT };

/** Keys that options name (prefix, backspace) are read with every key that is typed: what was read is kept, up to so many. */
const MAX_KEPT = 256;
const kept = new Map<string, Key | undefined>();

/** As `parseKeyName`, for names that come again and again. */
export function keyOfOption(name: string): Key | undefined {
  if (kept.has(name)) return kept.get(name);
  if (kept.size === MAX_KEPT) kept.clear();
  const key = parseKeyName(name);
  kept.set(name, key);
  return key;
}

function named(name: string): { code: number; flags: number } | undefined {
  const found = byName.get(name.toLowerCase());
  if (found !== undefined) return { code: found[1], flags: found[2] ?? 0 };
  const user = /^User(\d+)/.exec(name);
  if (user === null || Number(user[1]) > codes.KEY_USER_LIMIT) return undefined;
  return { code: codes.KEY_USER + Number(user[1]), flags: 0 };
}

/**
 * Reads a key as a person writes it: `a`, `C-b`, `^B`, `M-Up`, `F5`, `0x1b`, `é`, `MouseDown1Pane`, `None`, `Any`.
 *
 * @returns undefined for what is no key
 * Source: tmux/tmux key-string.c
 */
export function parseKeyName(name: string): Key | undefined {
  const lower = name.toLowerCase();
  if (lower === "none") return { code: codes.KEY_NONE, mods: 0, flags: 0 };
  if (lower === "any") return { code: codes.KEY_ANY, mods: 0, flags: 0 };
  if (name.startsWith("0x")) return hexKey(name);

  let mods = 0;
  let rest = name;
  if (rest.startsWith("^") && rest.length > 1) {
    if (rest.length === 2) return { code: rest.toLowerCase().charCodeAt(1), mods: MOD_CTRL, flags: 0 };
    mods |= MOD_CTRL;
    rest = rest.slice(1);
  }
  while (rest.length > 1 && rest[1] === "-") {
    const modifier = MODIFIER_LETTERS[rest[0]!.toLowerCase()];
    if (modifier === undefined) return undefined;
    mods |= modifier;
    rest = rest.slice(2);
  }
  if (rest === "") return undefined;

  const code = rest.codePointAt(0)!;
  if (rest.length === 1 && code <= 0x7f) return code < 0x20 ? undefined : { code, mods, flags: 0 };
  if (code > 0x7f) return rest.length === String.fromCodePoint(code).length ? { code, mods, flags: 0 } : undefined;

  const special = named(rest);
  if (special === undefined) return undefined;
  // The escape is part of the key's own sequence only where the key was written with M-.
  const flags = mods & MOD_META ? special.flags : special.flags & ~KEY_IMPLIED_META;
  return { code: special.code, mods, flags };
}

function hexKey(name: string): Key | undefined {
  const digits = /^0x([0-9a-f]+)/i.exec(name);
  if (digits === null) return undefined;
  const code = Number.parseInt(digits[1]!, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { code, mods: 0, flags: 0 };
}

/** The flags of a key as tmux's log letters, for tests and messages: `[CI]`, or nothing. */
function formatFlags(flags: number): string {
  const letters = [
    [KEY_LITERAL, "L"],
    [KEY_KEYPAD, "K"],
    [KEY_CURSOR, "C"],
    [KEY_IMPLIED_META, "I"],
    [KEY_BUILD_MODIFIERS, "B"],
    [KEY_SENT, "S"],
  ] as const;
  const text = letters.filter(([flag]) => flags & flag).map(([, letter]) => letter);
  return text.length === 0 ? "" : `[${text.join("")}]`;
}

/**
 * A key's name as `list-keys` prints it; `parseKeyName` reads it back. Key tables are keyed by it.
 *
 * @param withFlags also the flags, in brackets
 */
export function formatKey(key: Key, withFlags = false): string {
  const suffix = withFlags ? formatFlags(key.flags) : "";
  if (key.flags & KEY_LITERAL) return String.fromCharCode(key.code & 0xff) + suffix;
  const prefix =
    (key.mods & MOD_CTRL ? "C-" : "") + (key.mods & MOD_META ? "M-" : "") + (key.mods & MOD_SHIFT ? "S-" : "");
  return prefix + bareName(key.code) + suffix;
}

function bareName(code: number): string {
  const name = byCode.get(code);
  if (name !== undefined) return name;
  if (codes.isUserKey(code)) return `User${code - codes.KEY_USER}`;
  if (code === 0x7f) return "C-?";
  if (code < codes.KEY_USER) return String.fromCodePoint(code);
  return `Invalid#${code.toString(16)}`;
}

/** Order in which tmux lists the keys of a table: plain keys before modified ones, characters before special keys. */
export function compareKeys(a: Key, b: Key): number {
  return a.mods - b.mods || a.code - b.code;
}

/** Whether two keys are the same key, however they came. */
export function sameKey(a: Key, b: Key): boolean {
  return a.code === b.code && a.mods === b.mods;
}
