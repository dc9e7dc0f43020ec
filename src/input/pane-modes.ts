/**
 * The mode bits of a pane's screen that decide how keys and the mouse are sent to it, in the numbering of
 * tmux's MODE_* (and so of `terminal/modes.ts`; test/input/encode.test.ts holds the two together).
 */
export const CURSOR_KEYS = 0x4;
export const KEYPAD_KEYS = 0x8;
export const MOUSE_STANDARD = 0x20;
export const MOUSE_BUTTON = 0x40;
export const MOUSE_UTF8 = 0x100;
export const MOUSE_SGR = 0x200;
export const BRACKET_PASTE = 0x400;
export const MOUSE_ALL = 0x1000;
export const EXTENDED_KEYS_1 = 0x8000;
export const EXTENDED_KEYS_2 = 0x40000;

export const ANY_MOUSE = MOUSE_STANDARD | MOUSE_BUTTON | MOUSE_ALL;
export const MOUSE_MOTION = MOUSE_BUTTON | MOUSE_ALL;
