/**
 * Codes of keys that are not characters. A key's `code` is a Unicode code point below these ranges.
 * The order of the ranges is the order in which tmux lists bindings.
 *
 * Source: tmux/tmux tmux.h, KEYC_*
 */

/** `User0` … `User999`: sequences of the `user-keys` option. */
export const KEY_USER = 0x110000;
export const KEY_USER_LIMIT = 1000;

const FUNCTION = 0x120000;
export const KEY_NONE = FUNCTION;
export const KEY_UNKNOWN = FUNCTION + 1;
export const KEY_FOCUS_IN = FUNCTION + 2;
export const KEY_FOCUS_OUT = FUNCTION + 3;
/** Binding used when no other in its table matches. */
export const KEY_ANY = FUNCTION + 4;
export const KEY_PASTE_START = FUNCTION + 5;
export const KEY_PASTE_END = FUNCTION + 6;
export const KEY_BSPACE = FUNCTION + 7;
export const KEY_F1 = FUNCTION + 8;
export const KEY_F2 = FUNCTION + 9;
export const KEY_F3 = FUNCTION + 10;
export const KEY_F4 = FUNCTION + 11;
export const KEY_F5 = FUNCTION + 12;
export const KEY_F6 = FUNCTION + 13;
export const KEY_F7 = FUNCTION + 14;
export const KEY_F8 = FUNCTION + 15;
export const KEY_F9 = FUNCTION + 16;
export const KEY_F10 = FUNCTION + 17;
export const KEY_F11 = FUNCTION + 18;
export const KEY_F12 = FUNCTION + 19;
export const KEY_IC = FUNCTION + 20;
export const KEY_DC = FUNCTION + 21;
export const KEY_HOME = FUNCTION + 22;
export const KEY_END = FUNCTION + 23;
export const KEY_NPAGE = FUNCTION + 24;
export const KEY_PPAGE = FUNCTION + 25;
export const KEY_BTAB = FUNCTION + 26;
export const KEY_UP = FUNCTION + 27;
export const KEY_DOWN = FUNCTION + 28;
export const KEY_LEFT = FUNCTION + 29;
export const KEY_RIGHT = FUNCTION + 30;
export const KEY_KP_SLASH = FUNCTION + 31;
export const KEY_KP_STAR = FUNCTION + 32;
export const KEY_KP_MINUS = FUNCTION + 33;
export const KEY_KP_SEVEN = FUNCTION + 34;
export const KEY_KP_EIGHT = FUNCTION + 35;
export const KEY_KP_NINE = FUNCTION + 36;
export const KEY_KP_PLUS = FUNCTION + 37;
export const KEY_KP_FOUR = FUNCTION + 38;
export const KEY_KP_FIVE = FUNCTION + 39;
export const KEY_KP_SIX = FUNCTION + 40;
export const KEY_KP_ONE = FUNCTION + 41;
export const KEY_KP_TWO = FUNCTION + 42;
export const KEY_KP_THREE = FUNCTION + 43;
export const KEY_KP_ENTER = FUNCTION + 44;
export const KEY_KP_ZERO = FUNCTION + 45;
export const KEY_KP_PERIOD = FUNCTION + 46;
export const KEY_REPORT_DARK_THEME = FUNCTION + 47;
export const KEY_REPORT_LIGHT_THEME = FUNCTION + 48;
/** A mouse report that the server has not classified yet. */
export const KEY_MOUSE = FUNCTION + 49;
/** The mouse moved while a drag is in progress. */
export const KEY_DRAGGING = FUNCTION + 50;
/** A double click that no third click followed in time. */
export const KEY_DOUBLECLICK = FUNCTION + 51;

const MOUSE = 0x200000;

/** What the mouse did; one part of a mouse key's code. */
export const MOUSE_TYPE_MOVE = 3;
export const MOUSE_TYPE_DOWN = 4;
export const MOUSE_TYPE_UP = 5;
export const MOUSE_TYPE_DRAG = 6;
export const MOUSE_TYPE_DRAG_END = 7;
export const MOUSE_TYPE_WHEEL_DOWN = 8;
export const MOUSE_TYPE_WHEEL_UP = 9;
export const MOUSE_TYPE_SECOND_CLICK = 10;
export const MOUSE_TYPE_DOUBLE_CLICK = 11;
export const MOUSE_TYPE_TRIPLE_CLICK = 12;

/** Where it did it; `CONTROL0` to `CONTROL9` are `MOUSE_AT_CONTROL0 + n`. */
export const MOUSE_AT_PANE = 0;
export const MOUSE_AT_STATUS = 1;
export const MOUSE_AT_STATUS_LEFT = 2;
export const MOUSE_AT_STATUS_RIGHT = 3;
export const MOUSE_AT_STATUS_DEFAULT = 4;
export const MOUSE_AT_BORDER = 5;
export const MOUSE_AT_SCROLLBAR_UP = 6;
export const MOUSE_AT_SCROLLBAR_SLIDER = 7;
export const MOUSE_AT_SCROLLBAR_DOWN = 8;
export const MOUSE_AT_EMPTY = 9;
export const MOUSE_AT_CONTROL0 = 10;

/**
 * The code of a mouse key.
 *
 * @param button 1–3 or 6–11; 0 for moves and the wheel
 */
export function mouseKeyCode(type: number, button: number, location: number): number {
  return MOUSE | (type << 12) | (button << 8) | location;
}

/** The parts of a mouse key's code; for codes that `isMouseKey` accepts, except `KEY_MOUSE`. */
export function mouseKeyParts(code: number): { type: number; button: number; location: number } {
  return { type: (code >> 12) & 0xff, button: (code >> 8) & 0xf, location: code & 0xff };
}

/** Whether a code is a mouse key, classified or not. */
export function isMouseKey(code: number): boolean {
  return code === KEY_MOUSE || code >= MOUSE;
}

export function isUserKey(code: number): boolean {
  return code >= KEY_USER && code < FUNCTION;
}

/** Whether a code is a function key: neither a character nor a mouse or user key. */
export function isFunctionKey(code: number): boolean {
  return code >= FUNCTION && code < MOUSE;
}

/** Whether a code is a character outside ASCII. */
export function isUnicodeKey(code: number): boolean {
  return code > 0x7f && code < KEY_USER;
}

export function isPasteKey(code: number): boolean {
  return code === KEY_PASTE_START || code === KEY_PASTE_END;
}
