import { KEY_IMPLIED_META, MOD_CTRL, MOD_META, MOD_SHIFT, type Key } from "./key.ts";
import { KEY_BSPACE, KEY_BTAB, KEY_USER } from "./key-codes.ts";

export type ExtendedKeyMatch = { readonly key: Key; readonly size: number } | "partial" | undefined;

/** Longest parameter string that is believed. */
const LIMIT = 64;

const TAB = 0x09;

/**
 * Makes the key of a code point and xterm's modifier parameter.
 *
 * A lone shift is dropped from characters: some terminals send `S-a`, some `S-A`, some `A`, and one spelling must win.
 */
function extendedKey(codePoint: number, parameter: number, backspace: number): Key | undefined {
  if (codePoint >= KEY_USER || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  const bits = parameter > 0 ? parameter - 1 : 0;
  const meta = (bits & 2) !== 0 || (bits & 8) !== 0;
  let mods = (bits & 1 ? MOD_SHIFT : 0) | (meta ? MOD_META : 0) | (bits & 4 ? MOD_CTRL : 0);
  let code = codePoint === backspace ? KEY_BSPACE : codePoint;
  if (code === TAB && mods & MOD_SHIFT) {
    code = KEY_BTAB;
    mods &= ~MOD_SHIFT;
  }
  const printable = code > 0x20 && code !== 0x7f && code < KEY_USER;
  if (printable && mods === MOD_SHIFT) mods = 0;
  return { code, mods, flags: meta ? KEY_IMPLIED_META : 0 };
}

/**
 * Looks for an extended key at the start of the bytes: `CSI 27 ; modifier ; code ~` or `CSI code ; modifier u`.
 *
 * @param backspace the terminal's erase character
 */
export function findExtendedKey(bytes: Uint8Array, from: number, to: number, backspace: number): ExtendedKeyMatch {
  if (bytes[from] !== 0x1b) return undefined;
  if (to - from < 3) return to - from === 1 || bytes[from + 1] === 0x5b ? "partial" : undefined;
  if (bytes[from + 1] !== 0x5b) return undefined;
  const stop = Math.min(to, from + LIMIT);
  let at = from + 2;
  while (at < stop && ((bytes[at]! >= 0x30 && bytes[at]! <= 0x39) || bytes[at] === 0x3b)) at++;
  if (at === stop) return to - from >= LIMIT ? undefined : "partial";

  const final = bytes[at]!;
  if (final !== 0x7e && final !== 0x75) return undefined;
  const parts = String.fromCharCode(...bytes.subarray(from + 2, at)).split(";");
  if (parts.some((part) => part === "")) return undefined;
  const [first, second, third] = parts.map(Number);
  let key: Key | undefined;
  if (final === 0x75) {
    if (second === undefined) return undefined;
    key = extendedKey(first!, second, backspace);
  } else {
    if (first !== 27 || third === undefined) return undefined;
    key = extendedKey(third, second!, backspace);
  }
  return key === undefined ? undefined : { key, size: at + 1 - from };
}
