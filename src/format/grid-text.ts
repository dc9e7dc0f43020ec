import { LINE_WRAPPED, type Screen } from "#terminal/screen.ts";

const isWrapped = (screen: Screen, y: number): boolean => (screen.line(y).flags & LINE_WRAPPED) !== 0;

/** The right half of a wide character, or what a tab spans. */
const isPadding = (screen: Screen, x: number, y: number): boolean => screen.cellWidth(x, y) === 0;

/**
 * The word at a cell, over wrapped lines; what follows where the cell is between words. Rows as in Screen: history is negative.
 * @returns undefined where there is none
 * Source: tmux/tmux format.c, format_grid_word
 */
export function wordAt(screen: Screen, x: number, y: number, separators: string): string | undefined {
  const isSeparator = (column: number, row: number): boolean => {
    const text = screen.cellText(column, row);
    return text.trim() === "" || separators.includes(text);
  };
  let column = x;
  let row = y;
  let before = false;
  for (;;) {
    if (!isPadding(screen, column, row) && isSeparator(column, row)) {
      before = true;
      break;
    }
    if (column === 0) {
      if (row <= -screen.historySize || !isWrapped(screen, row - 1)) break;
      row--;
      column = screen.line(row).used;
      if (column === 0) break;
    }
    column--;
  }
  let word = "";
  for (;;) {
    if (before) {
      const end = screen.line(row).used;
      if (end === 0 || column >= end - 1) {
        if (row === screen.rows - 1 || !isWrapped(screen, row)) break;
        row++;
        column = 0;
      } else column++;
    }
    before = true;
    if (isPadding(screen, column, row)) continue;
    if (isSeparator(column, row)) break;
    word += screen.cellText(column, row);
  }
  return word === "" ? undefined : word;
}

/** All of a line. @returns undefined where it is empty */
export function lineAt(screen: Screen, y: number): string | undefined {
  return screen.text(y) || undefined;
}

/** Address of the hyperlink at a cell. */
export function hyperlinkAt(screen: Screen, x: number, y: number): string | undefined {
  let column = x;
  while (column > 0 && isPadding(screen, column, y)) column--;
  const { link } = screen.cellStyle(column, y);
  return link === 0 ? undefined : screen.hyperlink(link)?.uri;
}
