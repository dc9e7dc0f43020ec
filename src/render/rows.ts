import {
  BLANK,
  BLANK_COLOUR,
  CELL_CLEARED,
  CELL_EXTENDED,
  CELL_NOPALETTE,
  CELL_PADDING,
  CELL_TAB,
  CELL_WIDE,
  CELL_WORDS,
} from "#terminal/cell.ts";
import { LINE_EXTENDED, type Line } from "#terminal/line.ts";

/** Rows of cells as a terminal shows them: tabs are blanks, how a blank came to be does not matter. */

/** Flags of a cell that cannot be seen. */
const INVISIBLE = CELL_CLEARED | CELL_EXTENDED | CELL_NOPALETTE;

/** A blank of a tab: it looks as any other, but is printed and never erased, so that what captures the terminal finds it. */
export const TAB_BLANK = BLANK | CELL_TAB;

/** Writes what a line shows in its first `cols` columns into `into`, CELL_WORDS a cell. `line` null: blanks. */
export function loadRow(line: Line | null, cols: number, into: Int32Array): void {
  const size = line === null ? 0 : Math.min(line.size, cols);
  if (line !== null) {
    const cells = line.cells;
    const end = size * CELL_WORDS;
    for (let o = 0; o < end; o += CELL_WORDS) {
      into[o] = cells[o]! & ~INVISIBLE;
      into[o + 1] = cells[o + 1]!;
      into[o + 2] = cells[o + 2]!;
      into[o + 3] = cells[o + 3]!;
    }
    if (line.flags & LINE_EXTENDED) settleWide(into, size, cols);
  }
  for (let o = size * CELL_WORDS; o < cols * CELL_WORDS; o += CELL_WORDS) {
    into[o] = BLANK;
    into[o + 1] = BLANK_COLOUR;
    into[o + 2] = BLANK_COLOUR;
    into[o + 3] = 0;
  }
}

/** Tabs become blanks, and so does half of a wide character that has lost its other half. */
function settleWide(row: Int32Array, size: number, cols: number): void {
  for (let x = 0; x < size; x++) {
    const o = x * CELL_WORDS;
    const w0 = row[o]!;
    if (w0 & CELL_WIDE) {
      if (x + 1 < size && row[o + CELL_WORDS]! & CELL_PADDING && x + 1 < cols) {
        // The right half looks as the left one, whatever style it was kept with.
        row[o + CELL_WORDS] = CELL_PADDING;
        row[o + CELL_WORDS + 1] = row[o + 1]!;
        row[o + CELL_WORDS + 2] = row[o + 2]!;
        row[o + CELL_WORDS + 3] = row[o + 3]!;
        x++;
      } else row[o] = BLANK;
    } else if (w0 & CELL_TAB) {
      row[o] = TAB_BLANK;
      for (let p = o + CELL_WORDS; p < size * CELL_WORDS && row[p]! & CELL_PADDING; p += CELL_WORDS) {
        row[p] = TAB_BLANK;
        row[p + 1] = row[o + 1]!;
        row[p + 2] = row[o + 2]!;
        row[p + 3] = row[o + 3]!;
      }
    } else if (w0 & CELL_PADDING) row[o] = BLANK;
  }
}

export function rowsEqual(a: Int32Array, b: Int32Array, cols: number): boolean {
  for (let i = 0; i < cols * CELL_WORDS; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A number that is the same for rows that look the same, and for others hardly ever. 0 for a blank row. */
export function hashRow(row: Int32Array, cols: number): number {
  // Two chains that do not wait for each other.
  let content = 0x811c9dc5 | 0;
  let style = 0x01234567;
  let blank = true;
  for (let o = 0; o < cols * CELL_WORDS; o += CELL_WORDS) {
    const w0 = row[o]!;
    content = Math.imul(content ^ w0, 0x01000193);
    style = Math.imul(style ^ row[o + 1]! ^ (row[o + 2]! << 3) ^ (row[o + 3]! << 7), 0x01000193);
    if (w0 !== BLANK) blank = false;
  }
  const hash = content ^ Math.imul(style, 0x9e3779b1);
  return blank ? 0 : hash === 0 ? 1 : hash;
}
