import { KEY_CURSOR, KEY_IMPLIED_META, MOD_CTRL, MOD_META, MOD_SHIFT, type Key } from "./key.ts";
import * as codes from "./key-codes.ts";
import type { KeySequence } from "./key-sequences.ts";

/** Modifiers of `kf1`–`kf12`, `kf13`–`kf24` and so on. */
const FUNCTION_KEY_ROWS = [0, MOD_SHIFT, MOD_CTRL, MOD_SHIFT | MOD_CTRL, MOD_META, MOD_META | MOD_SHIFT];

/** The last function key capability that a terminal of today has. */
const LAST_FUNCTION_KEY = 63;

const PLAIN: Readonly<Record<string, Key>> = {
  kich1: { code: codes.KEY_IC, mods: 0, flags: 0 },
  kdch1: { code: codes.KEY_DC, mods: 0, flags: 0 },
  khome: { code: codes.KEY_HOME, mods: 0, flags: 0 },
  kend: { code: codes.KEY_END, mods: 0, flags: 0 },
  knp: { code: codes.KEY_NPAGE, mods: 0, flags: 0 },
  kpp: { code: codes.KEY_PPAGE, mods: 0, flags: 0 },
  kcbt: { code: codes.KEY_BTAB, mods: 0, flags: 0 },
  kcuu1: { code: codes.KEY_UP, mods: 0, flags: KEY_CURSOR },
  kcud1: { code: codes.KEY_DOWN, mods: 0, flags: KEY_CURSOR },
  kcub1: { code: codes.KEY_LEFT, mods: 0, flags: KEY_CURSOR },
  kcuf1: { code: codes.KEY_RIGHT, mods: 0, flags: KEY_CURSOR },
  kind: { code: codes.KEY_DOWN, mods: MOD_SHIFT, flags: 0 },
  kri: { code: codes.KEY_UP, mods: MOD_SHIFT, flags: 0 },
};

/** Extended capabilities: the stem with a digit from 2 to 7 is the key with xterm's modifier of that number. */
const MODIFIED: readonly (readonly [stem: string, code: number])[] = [
  ["kDC", codes.KEY_DC],
  ["kDN", codes.KEY_DOWN],
  ["kEND", codes.KEY_END],
  ["kHOM", codes.KEY_HOME],
  ["kIC", codes.KEY_IC],
  ["kLFT", codes.KEY_LEFT],
  ["kNXT", codes.KEY_NPAGE],
  ["kPRV", codes.KEY_PPAGE],
  ["kRIT", codes.KEY_RIGHT],
  ["kUP", codes.KEY_UP],
];

const MODIFIED_MODS = [MOD_SHIFT, MOD_META, MOD_SHIFT | MOD_META, MOD_CTRL, MOD_SHIFT | MOD_CTRL, MOD_META | MOD_CTRL];

/**
 * The key sequences that a terminal's terminfo entry names.
 *
 * @param capability the entry's string capabilities by name, one character a byte; "" or undefined where it has none
 */
export function terminfoSequences(capability: (name: string) => string | undefined): KeySequence[] {
  const found: KeySequence[] = [];
  const add = (name: string, key: Key): void => {
    const sequence = capability(name);
    if (sequence !== undefined && sequence !== "") found.push([sequence, key]);
  };
  const modified = (code: number, mods: number): Key => ({ code, mods, flags: mods & MOD_META ? KEY_IMPLIED_META : 0 });

  for (let n = 0; n < LAST_FUNCTION_KEY; n++) {
    add(`kf${n + 1}`, modified(codes.KEY_F1 + (n % 12), FUNCTION_KEY_ROWS[Math.floor(n / 12)]!));
  }
  for (const [name, key] of Object.entries(PLAIN)) add(name, key);
  for (const [stem, code] of MODIFIED) {
    // The shifted key has the bare stem as its name (kDC), and the others a number (kDC3 …).
    add(stem, modified(code, MOD_SHIFT));
    for (const [i, mods] of MODIFIED_MODS.entries()) add(`${stem}${i + 2}`, modified(code, mods));
  }
  return found;
}
