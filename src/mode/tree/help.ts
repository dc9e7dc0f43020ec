import { drawFormat } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { drawBox } from "../box.ts";
import type { HelpText } from "./source.ts";

type Row = readonly [key: string, text: string];

/** Keys of every tree. `%1` stands for what an item is called. */
const FIRST: readonly Row[] = [
  ["Up, k", "Move cursor up"],
  ["Down, j", "Move cursor down"],
  ["g", "Go to top"],
  ["G", "Go to bottom"],
  ["PPage, C-b", "Page up"],
  ["NPage, C-f", "Page down"],
  ["Left, h", "Collapse %1"],
  ["Right, l", "Expand %1"],
  ["M--", "Collapse all %1s"],
  ["M-+", "Expand all %1s"],
  ["t", "Toggle %1 tag"],
  ["T", "Untag all %1s"],
  ["C-t", "Tag all %1s"],
  ["C-s", "Search forward"],
  ["n", "Repeat search forward"],
  ["N", "Repeat search backward"],
  ["f", "Filter %1s"],
  ["O", "Change sort order"],
  ["r", "Reverse sort order"],
  ["v", "Toggle preview"],
];

const LAST: readonly Row[] = [["q, Escape", "Exit mode"]];

const KEY_COLUMNS = 11;
const LEAST_COLUMNS = 39;

/** Draws a box with the keys in the middle of the screen, if it fits. */
export function drawHelp(screen: Screen, help: HelpText, border: Style, expand: (text: string) => string): void {
  const rows = [...FIRST, ...help.rows, ...LAST];
  const width = Math.max(LEAST_COLUMNS, help.width);
  const cols = width + 2;
  const height = rows.length + 2;
  if (screen.cols < cols || screen.rows < height) return;
  const x = (screen.cols - cols) >> 1;
  const y = (screen.rows - height) >> 1;
  drawBox(screen, x, y, cols, height, "single", border);
  screen.fill(x + 1, y + 1, width, rows.length, " ");
  for (const [index, [key, text]] of rows.entries()) {
    const line =
      `#[fg=themelightgrey]${key.padStart(KEY_COLUMNS)} #[#{E:tree-mode-border-style},acs]x#[default] ` +
      text.replaceAll("%1", help.item);
    drawFormat(screen, x + 1, y + 1 + index, width, expand(line), DEFAULT_STYLE);
  }
}
