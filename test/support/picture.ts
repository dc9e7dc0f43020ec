import type { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET } from "#terminal/style.ts";

/** Characters of the alternate character set as they look. */
const ACS: Readonly<Record<string, string>> = {
  q: "─",
  x: "│",
  l: "┌",
  k: "┐",
  m: "└",
  j: "┘",
  w: "┬",
  v: "┴",
  t: "├",
  u: "┤",
  n: "┼",
  "~": "·",
  "+": "→",
  ",": "←",
  "-": "↑",
  ".": "↓",
};

/** What the rows of a screen show, line drawing characters as they look; blanks at the ends of rows are cut. */
export function rowsOf(screen: Screen): string[] {
  return Array.from({ length: screen.rows }, (_, y) => {
    let row = "";
    for (let x = 0; x < screen.cols; x++) {
      const text = screen.cellText(x, y);
      row += (screen.cellStyle(x, y).attr & ATTR_CHARSET) === 0 ? text : (ACS[text] ?? text);
    }
    return row.trimEnd();
  });
}
