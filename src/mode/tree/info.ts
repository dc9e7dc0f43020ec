import { drawFormat } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { drawAcross, drawDown } from "../box.ts";

/** What is told about something: a label and a format; "" as a label goes on from the line above. */
export type InfoRow = readonly [label: string, format: string];

const LABEL_COLUMNS = 14;

/** A word in green where the condition holds, else in grey. */
export function flagWord(word: string, condition: string): string {
  return `#{?${condition},#[fg=themegreen],#[fg=themelightgrey]}${word}#[default]`;
}

/** Draws sections of facts, with lines between them, and the line beside the labels down to the end. */
export function drawInfo(
  screen: Screen,
  area: { readonly x: number; readonly y: number; readonly cols: number; readonly rows: number },
  sections: readonly (readonly InfoRow[])[],
  border: Style,
  expand: (format: string) => string,
): void {
  const { x, y, cols, rows } = area;
  let row = 0;
  for (const [index, section] of sections.entries()) {
    if (index !== 0 && row < rows) {
      drawAcross(screen, x, y + row, cols, false, "single", border);
      if (cols > LABEL_COLUMNS) drawDown(screen, x + LABEL_COLUMNS, y + row, 1, border, { cross: true });
      row++;
    }
    for (const [label, format] of section) {
      if (row >= rows) break;
      const text = `#[fg=themelightgrey]${label.padEnd(LABEL_COLUMNS)}#[#{E:tree-mode-border-style},acs]x#[default] ${format}`;
      drawFormat(screen, x, y + row, cols, expand(text), DEFAULT_STYLE);
      row++;
    }
  }
  if (cols > LABEL_COLUMNS && row < rows) drawDown(screen, x + LABEL_COLUMNS, y + row, rows - row, border);
}
