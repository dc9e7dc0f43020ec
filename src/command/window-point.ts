import type { MouseEvent } from "#input/key.ts";

/** Where in the window (0-based cells) a mouse report is: status lines and the offset of a larger window taken away. @param last the report before */
export function windowPoint(mouse: MouseEvent, last = false): { readonly x: number; readonly y: number } {
  const x = (last ? mouse.lastX : mouse.x) + mouse.offsetX;
  const y = (last ? mouse.lastY : mouse.y) + mouse.offsetY;
  if (mouse.statusAt === 0 && y >= mouse.statusLines) return { x, y: y - mouse.statusLines };
  if (mouse.statusAt > 0 && y >= mouse.statusAt) return { x, y: mouse.statusAt - 1 };
  return { x, y };
}
