import { KEY_CURSOR, KEY_IMPLIED_META, KEY_KEYPAD, MOD_CTRL, MOD_META, MOD_SHIFT, type Key } from "./key.ts";
import * as codes from "./key-codes.ts";

/** Bytes (one character a byte) that a terminal sends for a key. */
export type KeySequence = readonly [sequence: string, key: Key];

const key = (code: number, mods = 0, flags = 0): Key => ({ code, mods, flags });

const ESC = "\u001b";

/**
 * Modifiers by xterm's parameter, from 2 on: a bit field plus one, shift 1, alt 2, ctrl 4; 9 is meta alone.
 * The escape in these sequences carries the meta, so it must not be taken for a key of its own.
 */
export const XTERM_MODIFIERS: readonly (readonly [parameter: number, mods: number])[] = [
  [2, MOD_SHIFT],
  [3, MOD_META],
  [4, MOD_SHIFT | MOD_META],
  [5, MOD_CTRL],
  [6, MOD_SHIFT | MOD_CTRL],
  [7, MOD_META | MOD_CTRL],
  [8, MOD_SHIFT | MOD_META | MOD_CTRL],
  [9, MOD_META],
];

/** Sequences of xterm with `_` where the modifier's parameter goes. */
const XTERM_TEMPLATES: readonly (readonly [string, number])[] = [
  ...["P", "Q", "R", "S"].flatMap((final, i): [string, number][] => [
    [`[1;_${final}`, codes.KEY_F1 + i],
    [`O1;_${final}`, codes.KEY_F1 + i],
    [`O_${final}`, codes.KEY_F1 + i],
  ]),
  ...[15, 17, 18, 19, 20, 21, 23, 24].map((number, i): [string, number] => [`[${number};_~`, codes.KEY_F5 + i]),
  ["[1;_A", codes.KEY_UP],
  ["[1;_B", codes.KEY_DOWN],
  ["[1;_C", codes.KEY_RIGHT],
  ["[1;_D", codes.KEY_LEFT],
  ["[1;_H", codes.KEY_HOME],
  ["[1;_F", codes.KEY_END],
  ["[5;_~", codes.KEY_PPAGE],
  ["[6;_~", codes.KEY_NPAGE],
  ["[2;_~", codes.KEY_IC],
  ["[3;_~", codes.KEY_DC],
];

const ARROWS = [
  ["A", codes.KEY_UP],
  ["B", codes.KEY_DOWN],
  ["C", codes.KEY_RIGHT],
  ["D", codes.KEY_LEFT],
] as const;

const HOME_END = [
  ["H", codes.KEY_HOME],
  ["F", codes.KEY_END],
] as const;

/** Finals of the vt100's application keypad, in the order of the codes from `KEY_KP_SLASH`. */
export const KEYPAD_FINALS = "ojmwxyktuvqrsMpn";

/** Numbers of rxvt's function keys F1–F12, and of their shifted forms F1–F10. */
const RXVT_NUMBERS = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24];
const RXVT_SHIFTED = [23, 24, 25, 26, 28, 29, 31, 32, 33, 34];

function* xtermKeys(): Generator<KeySequence> {
  for (const [template, code] of XTERM_TEMPLATES) {
    for (const [parameter, mods] of XTERM_MODIFIERS) {
      yield [ESC + template.replace("_", String(parameter)), key(code, mods, mods & MOD_META ? KEY_IMPLIED_META : 0)];
    }
  }
}

function* cursorKeys(): Generator<KeySequence> {
  for (const opening of ["O", "["]) {
    for (const [final, code] of ARROWS) {
      yield [ESC + opening + final, key(code, 0, KEY_CURSOR)];
      // Escape then Up stays two keys' worth: without the implied meta it is written back as it came.
      yield [ESC + ESC + opening + final, key(code, MOD_META, KEY_CURSOR)];
      const small = final.toLowerCase();
      yield [ESC + opening + small, key(code, opening === "O" ? MOD_CTRL : MOD_SHIFT)];
    }
    for (const [final, code] of HOME_END) {
      yield [ESC + opening + final, key(code)];
      yield [ESC + ESC + opening + final, key(code, MOD_META, KEY_IMPLIED_META)];
    }
  }
}

function* rxvtFunctionKeys(): Generator<KeySequence> {
  for (const [i, number] of RXVT_NUMBERS.entries()) {
    if (i < 10) yield [`${ESC}[${number}~`, key(codes.KEY_F1 + i)];
    yield [`${ESC}[${number}^`, key(codes.KEY_F1 + i, MOD_CTRL)];
    yield [`${ESC}[${number}@`, key(codes.KEY_F1 + i, MOD_CTRL | MOD_SHIFT)];
  }
  for (const [i, number] of RXVT_SHIFTED.entries()) yield [`${ESC}[${number}~`, key(codes.KEY_F1 + i, MOD_SHIFT)];
  yield [`${ESC}[23$`, key(codes.KEY_F11, MOD_SHIFT)];
  yield [`${ESC}[24$`, key(codes.KEY_F12, MOD_SHIFT)];
}

function* otherKeys(): Generator<KeySequence> {
  yield [`${ESC}O[`, key(0x1b)];
  for (const [i, final] of Array.from(KEYPAD_FINALS).entries()) {
    yield [`${ESC}O${final}`, key(codes.KEY_KP_SLASH + i, 0, KEY_KEYPAD)];
  }
  yield [`${ESC}[I`, key(codes.KEY_FOCUS_IN)];
  yield [`${ESC}[O`, key(codes.KEY_FOCUS_OUT)];
  yield [`${ESC}[200~`, key(codes.KEY_PASTE_START, 0, KEY_IMPLIED_META)];
  yield [`${ESC}[201~`, key(codes.KEY_PASTE_END, 0, KEY_IMPLIED_META)];
  yield [`${ESC}[1;5Z`, key(0x09, MOD_CTRL | MOD_SHIFT)];
  yield [`${ESC}[?997;1n`, key(codes.KEY_REPORT_DARK_THEME)];
  yield [`${ESC}[?997;2n`, key(codes.KEY_REPORT_LIGHT_THEME)];
}

/** What any terminal may send, whatever its terminfo says. Later entries win. Source: tmux/tmux tty-keys.c */
export const BUILTIN_SEQUENCES: readonly KeySequence[] = [
  ...xtermKeys(),
  ...otherKeys(),
  ...cursorKeys(),
  ...rxvtFunctionKeys(),
];
