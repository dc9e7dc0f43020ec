import { drawFormat } from "#format/draw.ts";
import { formatWidth, trimFormat } from "#format/trim.ts";
import type { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { drawBox, drawDown } from "../box.ts";
import { drawPreview } from "../preview.ts";

/** One of several previews side by side. */
export interface PreviewPart {
  readonly screen: Screen;
  /** Expanded label, "" for none. */
  readonly label: string;
  readonly labelStyle: Style;
  readonly borderStyle: Style;
}

/** Which previews are shown, for the mouse and for scrolling. */
export interface PreviewRow {
  /** Columns of the lines beside the arrows that scroll, -1 where there is none. */
  readonly left: number;
  readonly right: number;
  readonly start: number;
  readonly end: number;
  /** Cells of one preview. */
  readonly each: number;
  /** How far it is scrolled, held to what there is. */
  readonly offset: number;
}

/** Fewer columns than this for one preview, and not all are shown. */
const LEAST_COLUMNS = 24;
const ARROW_COLUMNS = 3;

/** Draws previews side by side, as many as there is room for, around the current one. @returns undefined where there is no room */
export function drawPreviews(
  screen: Screen,
  area: { readonly x: number; readonly y: number; readonly cols: number; readonly rows: number },
  parts: readonly PreviewPart[],
  current: number,
  scrolled: number,
  border: Style,
): PreviewRow | undefined {
  const { x, y, cols, rows } = area;
  const total = parts.length;
  if (total === 0) return undefined;
  const visible = Math.floor(cols / total) < LEAST_COLUMNS ? Math.max(1, Math.floor(cols / LEAST_COLUMNS)) : total;
  let start = current - (visible >> 1);
  if (current < visible) start = 0;
  else if (current >= total - visible) start = total - visible;
  const offset = Math.max(-start, Math.min(scrolled, total - start - visible));
  start += offset;
  const end = start + visible;

  let left = start !== 0;
  let right = end !== total;
  if ((left && right && cols <= ARROW_COLUMNS * 2) || ((left || right) && cols <= ARROW_COLUMNS)) left = right = false;
  const room = cols - (left ? ARROW_COLUMNS : 0) - (right ? ARROW_COLUMNS : 0);
  const each = Math.floor(room / visible);
  if (each === 0) return undefined;
  const rest = room - visible * each;

  if (left) {
    drawDown(screen, x + 2, y, rows, border);
    screen.put(x, y + (rows >> 1), "<", border);
  }
  if (right) {
    drawDown(screen, x + cols - 3, y, rows, border);
    screen.put(x + cols - 1, y + (rows >> 1), ">", border);
  }
  for (const [index, part] of parts.slice(start, end).entries()) {
    const isLast = start + index === end - 1;
    const partX = x + (left ? ARROW_COLUMNS : 0) + index * each;
    const width = isLast ? each + rest : each - 1;
    drawPreview(screen, part.screen, partX, y, width, rows);
    drawLabel(screen, partX, y, width, rows, part);
    if (!isLast) drawDown(screen, partX + width, y, rows, part.borderStyle);
  }
  return { left: left ? x + 2 : -1, right: right ? x + cols - 3 : -1, start, end, each, offset };
}

function drawLabel(screen: Screen, x: number, y: number, cols: number, rows: number, part: PreviewPart): void {
  if (cols < 5 || rows < 3) return;
  const label = formatWidth(part.label) > cols - 4 ? trimFormat(part.label, cols - 4, "left") : part.label;
  const width = formatWidth(label);
  if (width === 0) return;
  const atX = x + ((cols - width + 1) >> 1);
  const atY = y + ((rows + 1) >> 1);
  drawBox(screen, atX - 2, atY - 1, width + 4, 3, "single", part.borderStyle);
  screen.fill(atX - 1, atY, width + 2, 1, " ", { ...DEFAULT_STYLE, bg: part.borderStyle.bg });
  drawFormat(screen, atX, atY, width, label, part.labelStyle);
}
