import { KEY_CURSOR, KEY_IMPLIED_META, KEY_KEYPAD, MOD_META } from "./key.ts";
import * as codes from "./key-codes.ts";
import { KEYPAD_FINALS, XTERM_MODIFIERS } from "./key-sequences.ts";

/** What the keypad types when it is not in application mode, in the order of the codes from `KEY_KP_SLASH`. */
const KEYPAD_CHARACTERS = "/*-789+456123\n0.";

const ESC = "\u001b";

const table = new Map<number, string>();

/** One number for a key: flags are below 2⁷, modifiers below 2³. */
const entry = (code: number, mods: number, flags: number): number => (code * 8 + mods) * 128 + flags;

function addPlain(code: number, body: string, flags = 0): void {
  table.set(entry(code, 0, flags), ESC + body);
}

/** Adds the key with each of xterm's modifiers in place of `_`; the ninth (meta alone) is only ever received. */
function addModified(code: number, template: string): void {
  for (const [parameter, mods] of XTERM_MODIFIERS) {
    if (parameter === 9) continue;
    const flags = mods & MOD_META ? KEY_IMPLIED_META : 0;
    table.set(entry(code, mods, flags), ESC + template.replace("_", String(parameter)));
  }
}

for (const [i, final] of ["P", "Q", "R", "S"].entries()) {
  addPlain(codes.KEY_F1 + i, `O${final}`);
  addModified(codes.KEY_F1 + i, `[1;_${final}`);
}
for (const [i, number] of [15, 17, 18, 19, 20, 21, 23, 24].entries()) {
  addPlain(codes.KEY_F5 + i, `[${number}~`);
  addModified(codes.KEY_F5 + i, `[${number};_~`);
}
for (const [code, final] of [
  [codes.KEY_UP, "A"],
  [codes.KEY_DOWN, "B"],
  [codes.KEY_RIGHT, "C"],
  [codes.KEY_LEFT, "D"],
] as const) {
  addPlain(code, `[${final}`);
  addPlain(code, `O${final}`, KEY_CURSOR);
  addModified(code, `[1;_${final}`);
}
for (const [code, number] of [
  [codes.KEY_IC, 2],
  [codes.KEY_DC, 3],
  [codes.KEY_PPAGE, 5],
  [codes.KEY_NPAGE, 6],
] as const) {
  addPlain(code, `[${number}~`);
  addModified(code, `[${number};_~`);
}
addPlain(codes.KEY_HOME, "[1~");
addModified(codes.KEY_HOME, "[1;_H");
addPlain(codes.KEY_END, "[4~");
addModified(codes.KEY_END, "[1;_F");
addPlain(codes.KEY_BTAB, "[Z");
for (const flags of [0, KEY_IMPLIED_META]) {
  addPlain(codes.KEY_PASTE_START, "[200~", flags);
  addPlain(codes.KEY_PASTE_END, "[201~", flags);
}
for (const [i, final] of Array.from(KEYPAD_FINALS).entries()) {
  addPlain(codes.KEY_KP_SLASH + i, `O${final}`, KEY_KEYPAD);
  table.set(entry(codes.KEY_KP_SLASH + i, 0, 0), KEYPAD_CHARACTERS[i]!);
}

/**
 * The sequence for exactly this key, modifiers and flags (of keypad, cursor and implied meta), undefined when there is none.
 *
 * Source: tmux/tmux input-keys.c
 */
export function paneSequence(code: number, mods: number, flags: number): string | undefined {
  return table.get(entry(code, mods, flags));
}
