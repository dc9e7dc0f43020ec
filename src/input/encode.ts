import {
  KEY_CURSOR,
  KEY_IMPLIED_META,
  KEY_KEYPAD,
  KEY_LITERAL,
  MOD_CTRL,
  MOD_META,
  MOD_SHIFT,
  type Key,
} from "./key.ts";
import { KEY_BSPACE, KEY_BTAB, isFunctionKey, isMouseKey, isPasteKey, isUnicodeKey, isUserKey } from "./key-codes.ts";
import { BRACKET_PASTE, CURSOR_KEYS, EXTENDED_KEYS_1, EXTENDED_KEYS_2, KEYPAD_KEYS } from "./pane-modes.ts";
import { paneSequence } from "./pane-sequences.ts";
import { encodeCodePoint } from "./utf8.ts";

export interface EncodeOptions {
  /** The option `backspace`; C-? when not given. */
  readonly backspace?: Key;
  /** The option `extended-keys-format`. */
  readonly extendedFormat?: "xterm" | "csi-u";
}

const DEFAULT_BACKSPACE: Key = { code: 0x3f, mods: MOD_CTRL, flags: 0 };

const TAB = 0x09;
const ESC = 0x1b;

/** Characters that ctrl turns into something else than their low five bits, and what into (vt220 and xterm). */
const CONTROL_MAP: ReadonlyMap<number, number> = new Map(
  Array.from("1!9(0)=+;:'\",<.>/-8? 2").map((from, i) => [
    from.charCodeAt(0),
    "119900=+;;'',,..\u001f\u001f\u007f\u007f\0\0".charCodeAt(i),
  ]),
);

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

function withEscape(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + 1);
  out[0] = ESC;
  out.set(bytes, 1);
  return out;
}

/** The byte that the `backspace` option stands for, undefined when it is no single byte. */
function backspaceByte(key: Key): number | undefined {
  if (key.mods === 0) return key.code & 0xff;
  if (key.mods !== MOD_CTRL) return undefined;
  if (key.code === 0x3f) return 0x7f;
  if (key.code >= 0x40 && key.code <= 0x5f) return key.code - 0x40;
  if (key.code >= 0x61 && key.code <= 0x7a) return key.code - 0x60;
  return undefined;
}

function isPlainCharacter(code: number): boolean {
  return code === TAB || code === 0x0d || code === ESC || (code >= 0x20 && code <= 0x7f) || isUnicodeKey(code);
}

/** `CSI code ; modifier u` or `CSI 27 ; modifier ; code ~`. */
function extended(key: Key, options: EncodeOptions): Uint8Array | undefined {
  if (key.mods === 0) return undefined;
  const bits = (key.mods & MOD_SHIFT ? 1 : 0) + (key.mods & MOD_META ? 2 : 0) + (key.mods & MOD_CTRL ? 4 : 0);
  return latin1(
    options.extendedFormat === "xterm" ? `\u001b[27;${bits + 1};${key.code}~` : `\u001b[${key.code};${bits + 1}u`,
  );
}

/** As a terminal without extended keys sends it. */
function standard(key: Key): Uint8Array | undefined {
  const wrap = (bytes: Uint8Array): Uint8Array => (key.mods & MOD_META ? withEscape(bytes) : bytes);
  // There is no way to say a modifier of such a character.
  if (isUnicodeKey(key.code)) return wrap(encodeCodePoint(key.code));
  const { code } = key;
  const keepsCtrl = key.mods & MOD_CTRL && code !== 0x0d && code !== 0x0a && code !== TAB;
  if (!keepsCtrl) return wrap(Uint8Array.of(code & 0x7f));
  const mapped = CONTROL_MAP.get(code);
  if (mapped !== undefined) return wrap(Uint8Array.of(mapped));
  if (code >= 0x33 && code <= 0x37) return wrap(Uint8Array.of(code - 0x18));
  if (code >= 0x40 && code <= 0x7e) return wrap(Uint8Array.of(code & 0x1f));
  return key.mods & MOD_META ? Uint8Array.of(ESC) : undefined;
}

/** Whether modifyOtherKeys 1 leaves a key as it always was. Source: xterm's modified-keys page */
function isStandardInMode1({ code, mods }: Key): boolean {
  if ((mods & (MOD_CTRL | MOD_META)) === MOD_META) return true;
  if (!(mods & MOD_CTRL)) return false;
  return code === 0x20 || code === 0x2f || (code >= 0x32 && code <= 0x38) || (code >= 0x40 && code <= 0x7e);
}

/** The table's sequence for the key under these modes, with an escape before it where meta is not part of it. */
function fromTable(key: Key, modes: number): Uint8Array | undefined {
  let flags = key.flags & (KEY_KEYPAD | KEY_CURSOR | KEY_IMPLIED_META);
  if (!(modes & KEYPAD_KEYS)) flags &= ~KEY_KEYPAD;
  if (!(modes & CURSOR_KEYS)) flags &= ~KEY_CURSOR;
  const bareMeta = (key.mods & MOD_META) !== 0 && !(flags & KEY_IMPLIED_META);
  const sequence =
    paneSequence(key.code, key.mods, flags) ??
    (bareMeta ? paneSequence(key.code, key.mods & ~MOD_META, flags) : undefined) ??
    (flags & KEY_CURSOR ? paneSequence(key.code, key.mods, flags & ~KEY_CURSOR) : undefined) ??
    (flags & KEY_KEYPAD ? paneSequence(key.code, key.mods, flags & ~KEY_KEYPAD) : undefined);
  if (sequence === undefined) return undefined;
  return latin1(bareMeta ? `\u001b${sequence}` : sequence);
}

function withBackspace(key: Key, options: EncodeOptions): Key {
  const { code, mods, flags } = options.backspace ?? DEFAULT_BACKSPACE;
  return { code, mods: mods | key.mods, flags: flags | key.flags };
}

/**
 * The bytes that a pane's program gets for a key under the modes of its screen (tmux's MODE_* bits).
 *
 * @returns undefined for a key that has none: mouse keys (see `encodeMouse`), user keys, a paste bracket nobody asked for
 * Source: tmux/tmux input-keys.c; test/input/encode.test.ts has regress/input-keys.sh's table
 */
export function encodeKey(given: Key, modes: number, options: EncodeOptions = {}): Uint8Array | undefined {
  let key = given;
  if (isMouseKey(key.code)) return undefined;
  if (key.flags & KEY_LITERAL) return Uint8Array.of(key.code & 0xff);
  if (key.code === KEY_BSPACE) {
    if (key.mods === 0) {
      const byte = backspaceByte(options.backspace ?? DEFAULT_BACKSPACE);
      return byte === undefined ? undefined : Uint8Array.of(byte);
    }
    key = withBackspace(key, options);
  }
  if (key.code === KEY_BTAB) {
    if (modes & EXTENDED_KEYS_2) key = { ...key, code: TAB, mods: key.mods | MOD_SHIFT };
    else key = { ...key, mods: 0 };
  }
  if (key.mods === 0 && isPlainCharacter(key.code)) return encodeCodePoint(key.code);

  if (isPasteKey(key.code) && !(modes & BRACKET_PASTE)) return undefined;
  const sequence = fromTable(key, modes);
  if (sequence !== undefined) return sequence;
  if (isUserKey(key.code) || isFunctionKey(key.code)) return undefined;

  if (modes & EXTENDED_KEYS_2) return extended(key, options);
  if (modes & EXTENDED_KEYS_1) return isStandardInMode1(key) ? standard(key) : extended(key, options);
  return standard(key);
}
