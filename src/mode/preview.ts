import { MODE_CURSOR, type Screen } from "#terminal/screen.ts";
import { ATTR_REVERSE } from "#terminal/style.ts";

/** First cell of a part of `room` cells that has the cursor in it, with a third of the room before it. */
function around(cursor: number, room: number, size: number): number {
  const start = cursor < Math.floor(room / 3) ? 0 : cursor - Math.floor(room / 3);
  return start + room > size ? Math.max(0, size - room) : start;
}

/** Draws a part of a screen, the one around its cursor, which is shown reversed. */
export function drawPreview(screen: Screen, source: Screen, x: number, y: number, cols: number, rows: number): void {
  const hasCursor = (source.modes & MODE_CURSOR) !== 0;
  const fromX = hasCursor ? around(source.cursorX, cols, source.cols) : 0;
  const fromY = hasCursor ? around(source.cursorY, rows, source.rows) : 0;
  screen.blit(source, fromX, fromY, cols, rows, x, y);
  const cursorX = source.cursorX - fromX;
  const cursorY = source.cursorY - fromY;
  if (!hasCursor || cursorX >= cols || cursorY >= rows) return;
  screen.restyle(x + cursorX, y + cursorY, 1, 1, (style) => ({ ...style, attr: style.attr | ATTR_REVERSE }));
}
