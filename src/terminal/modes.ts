/**
 * Mode bits of a screen, with tmux's names and values.
 *
 * Source: tmux/tmux tmux.h, MODE_*
 */
export const MODE_CURSOR = 0x1;
export const MODE_INSERT = 0x2;
export const MODE_KCURSOR = 0x4;
export const MODE_KKEYPAD = 0x8;
export const MODE_WRAP = 0x10;
export const MODE_MOUSE_STANDARD = 0x20;
export const MODE_MOUSE_BUTTON = 0x40;
export const MODE_CURSOR_BLINKING = 0x80;
export const MODE_MOUSE_UTF8 = 0x100;
export const MODE_MOUSE_SGR = 0x200;
export const MODE_BRACKETPASTE = 0x400;
export const MODE_FOCUSON = 0x800;
export const MODE_MOUSE_ALL = 0x1000;
export const MODE_ORIGIN = 0x2000;
export const MODE_CRLF = 0x4000;
export const MODE_KEYS_EXTENDED = 0x8000;
export const MODE_CURSOR_VERY_VISIBLE = 0x10000;
export const MODE_CURSOR_BLINKING_SET = 0x20000;
export const MODE_KEYS_EXTENDED_2 = 0x40000;
export const MODE_THEME_UPDATES = 0x80000;
export const MODE_SYNC = 0x100000;

export const ALL_MODES = 0xffffff;
export const ALL_MOUSE_MODES = MODE_MOUSE_STANDARD | MODE_MOUSE_BUTTON | MODE_MOUSE_ALL;
export const MOTION_MOUSE_MODES = MODE_MOUSE_BUTTON | MODE_MOUSE_ALL;
export const CURSOR_MODES = MODE_CURSOR | MODE_CURSOR_BLINKING | MODE_CURSOR_VERY_VISIBLE;
export const EXTENDED_KEY_MODES = MODE_KEYS_EXTENDED | MODE_KEYS_EXTENDED_2;

/** Shapes of the cursor; 0 leaves the terminal's own. Source: tmux/tmux tmux.h, enum screen_cursor_style */
export const CURSOR_DEFAULT = 0;
export const CURSOR_BLOCK = 1;
export const CURSOR_UNDERLINE = 2;
export const CURSOR_BAR = 3;
export type CursorStyle = 0 | 1 | 2 | 3;
