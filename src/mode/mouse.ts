import type { MouseEvent } from "#input/key.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";

/**
 * The cell of the pane that the mouse is on.
 *
 * @param last where it was in the event before
 * @returns undefined outside of the pane
 */
export function mouseInPane(
  pane: Pane,
  mouse: MouseEvent,
  last = false,
): { readonly x: number; readonly y: number } | undefined {
  const x = (last ? mouse.lastX : mouse.x) + mouse.offsetX - pane.x;
  let y = (last ? mouse.lastY : mouse.y) + mouse.offsetY;
  if (mouse.statusAt === 0 && y >= mouse.statusLines) y -= mouse.statusLines;
  y -= pane.y;
  return x < 0 || y < 0 || x >= pane.cols || y >= pane.rows ? undefined : { x, y };
}

/** The pane under the mouse, as the server found it. */
export function paneOfMouse(state: ServerState, mouse: MouseEvent): Pane | undefined {
  return mouse.valid && mouse.paneId !== undefined ? state.panes.get(mouse.paneId) : undefined;
}

const BUTTON_MASK = 0xc3;
const MOUSE_DRAG = 32;
const MOUSE_MODIFIERS = 28;
export const MOUSE_META = 8;

/** Bits of xterm's button byte. Source: tmux/tmux tmux.h, MOUSE_* */
export const mouseButton = (button: number): number => button & BUTTON_MASK;
export const mouseModifiers = (button: number): number => button & MOUSE_MODIFIERS;
export const isDrag = (button: number): boolean => (button & MOUSE_DRAG) !== 0;
export const isRelease = (button: number): boolean => (button & BUTTON_MASK) === 3;
export const isWheel = (button: number): boolean => {
  const bits = button & BUTTON_MASK;
  return bits === 64 || bits === 65;
};
