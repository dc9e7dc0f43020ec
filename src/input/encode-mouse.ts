import type { MouseEvent } from "./key.ts";
import { isMouseDrag, isMouseRelease } from "./mouse-input.ts";
import { ANY_MOUSE, MOUSE_ALL, MOUSE_MOTION, MOUSE_SGR, MOUSE_UTF8 } from "./pane-modes.ts";

const BUTTON_OFFSET = 0x20;
const POSITION_OFFSET = 0x21;
/** Most that one byte, and that two bytes of UTF-8, can carry. */
const BYTE_MAX = 0xff;
const UTF8_MAX = 0x7ff;

/** Whether it is the motion of no button, which only a program in "all" mode wants. */
function isBareMotion(mouse: MouseEvent): boolean {
  if (mouse.sgr) return isMouseDrag(mouse.sgrButton) && isMouseRelease(mouse.sgrButton);
  return isMouseDrag(mouse.button) && isMouseRelease(mouse.button) && isMouseRelease(mouse.lastButton);
}

function utf8(value: number): number[] {
  return value > 0x7f ? [(value >> 6) | 0xc0, (value & 0x3f) | 0x80] : [value];
}

/**
 * The bytes that a pane's program gets for a mouse report under the modes of its screen.
 *
 * @param x column in the pane, from 0
 * @param y row in the pane, from 0
 * @returns undefined when the program does not want it
 * Source: tmux/tmux input-keys.c, input_key_get_mouse
 */
export function encodeMouse(mouse: MouseEvent, x: number, y: number, modes: number): Uint8Array | undefined {
  if (!(modes & ANY_MOUSE)) return undefined;
  if (isMouseDrag(mouse.button) && !(modes & MOUSE_MOTION)) return undefined;
  if (isBareMotion(mouse) && !(modes & MOUSE_ALL)) return undefined;

  // A release that came in the old form does not say which button, so it cannot become SGR.
  if (mouse.sgr && modes & MOUSE_SGR) {
    const final = mouse.sgrRelease ? "m" : "M";
    return new TextEncoder().encode(`\u001b[<${mouse.sgrButton};${x + 1};${y + 1}${final}`);
  }
  const values = [mouse.button + BUTTON_OFFSET, x + POSITION_OFFSET, y + POSITION_OFFSET];
  if (modes & MOUSE_UTF8) {
    if (values.some((value) => value > UTF8_MAX)) return undefined;
    return Uint8Array.of(0x1b, 0x5b, 0x4d, ...values.flatMap(utf8));
  }
  if (values[0]! > BYTE_MAX) return undefined;
  return Uint8Array.of(0x1b, 0x5b, 0x4d, ...values.map((value) => Math.min(value, BYTE_MAX)));
}
