/** Modifier bits of a key. */
export const MOD_META = 1;
export const MOD_CTRL = 2;
export const MOD_SHIFT = 4;

/** Flag bits: facts about how a key came, never part of its identity. Source: tmux/tmux tmux.h, KEYC_* flags */
export const KEY_LITERAL = 1;
export const KEY_KEYPAD = 2;
export const KEY_CURSOR = 4;
export const KEY_IMPLIED_META = 8;
export const KEY_BUILD_MODIFIERS = 16;
export const KEY_SENT = 64;

/**
 * A key. `code` is a Unicode code point (0–0x10ffff) or one of the special keys of `key-names.ts`
 * (from 0x110000 up: function keys, arrows, mouse events, paste, focus, user keys).
 */
export interface Key {
  readonly code: number;
  readonly mods: number;
  readonly flags: number;
}

/** A mouse report in cells of the client's terminal, 0-based; `button` holds xterm's button and modifier bits. */
export interface MouseEvent {
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly lastX: number;
  readonly lastY: number;
  readonly lastButton: number;
  /** SGR report: its final byte was `m` (release). `sgr` tells whether the report was SGR at all. */
  readonly sgr: boolean;
  readonly sgrRelease: boolean;
  readonly sgrButton: number;
  /** Filled in by the server when it knows what lies under the mouse. */
  readonly valid: boolean;
  readonly sessionId?: number | undefined;
  readonly windowId?: number | undefined;
  readonly winlinkIndex?: number | undefined;
  readonly paneId?: number | undefined;
  /** Rows of status at the top (`statusAt` 0) or bottom, as tmux keeps them, for positions relative to the window. */
  readonly statusAt: number;
  readonly statusLines: number;
  /** Offset of the shown part of a window larger than the client. */
  readonly offsetX: number;
  readonly offsetY: number;
}

/** What a client's terminal said: a key, the bytes it came as, and the mouse position if it is a mouse key. */
export interface KeyEvent {
  readonly key: Key;
  readonly bytes?: Uint8Array | undefined;
  readonly mouse?: MouseEvent | undefined;
}
