import type { IBufferCell, Terminal as Xterm } from "@xterm/headless";
import type { OutputTerminal } from "#render/output-terminal.ts";
import { TAB_BLANK, loadRow } from "#render/rows.ts";
import { CELL_WIDE, contentText, unpackStyle } from "#terminal/cell.ts";
import { COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB, type Colour } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import {
  ATTR_ALL_UNDERSCORE,
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_CHARSET,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
} from "#terminal/style.ts";

const colour = (c: Colour): string => {
  if (c === COLOUR_DEFAULT || c === 9) return "default";
  if (c & COLOUR_RGB) return `#${(c & 0xffffff).toString(16)}`;
  if (c & COLOUR_256) return `${c & 0xff}`;
  return `${c >= 90 ? c - 82 : c}`;
};
const bits = (...all: readonly (number | boolean)[]): string => all.map((bit) => (bit ? 1 : 0)).join("");

/** A cell of a row of loadRow, as `theirs` writes one. */
function ours(row: Int32Array, x: number, terminal: OutputTerminal): string {
  const w0 = row[x * 4]!;
  const { fg, bg, attr } = unpackStyle(row[x * 4 + 1]!, row[x * 4 + 2]!, row[x * 4 + 3]!);
  const content = w0 === TAB_BLANK ? " " : contentText(w0);
  const drawn = attr & ATTR_CHARSET && content.length === 1 ? terminal.lineDrawing(content.charCodeAt(0)) : content;
  const width = content === "" ? 0 : w0 & CELL_WIDE && w0 !== TAB_BLANK ? 2 : 1;
  const lines = bits(attr & ATTR_ALL_UNDERSCORE, attr & ATTR_OVERLINE, attr & ATTR_STRIKETHROUGH);
  const looks = bits(attr & ATTR_BRIGHT, attr & ATTR_DIM, attr & ATTR_ITALICS, attr & ATTR_BLINK, attr & ATTR_HIDDEN);
  return `${drawn} ${width} ${colour(fg)} ${colour(bg)} ${lines} ${looks} ${bits(attr & ATTR_REVERSE)}`;
}

function theirs(cell: IBufferCell): string {
  const of = (isDefault: boolean, isRgb: boolean, c: number): string =>
    isDefault ? "default" : isRgb ? `#${c.toString(16)}` : `${c}`;
  const fg = of(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor());
  const bg = of(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor());
  const lines = bits(cell.isUnderline(), cell.isOverline(), cell.isStrikethrough());
  const looks = bits(cell.isBold(), cell.isDim(), cell.isItalic(), cell.isBlink(), cell.isInvisible());
  const text = cell.getChars() || (cell.getWidth() === 0 ? "" : " ");
  return `${text} ${cell.getWidth()} ${fg} ${bg} ${lines} ${looks} ${bits(cell.isInverse())}`;
}

/** Cells of xterm.js that are not as the screen's, and the cursor, each with both. Underline styles and colours, and links, it does not tell. */
export function differing(outer: Xterm, screen: Screen, terminal: OutputTerminal): string[] {
  const row = new Int32Array(screen.cols * 4);
  const { active } = outer.buffer;
  const cell = active.getNullCell();
  const wrong: string[] = [];
  for (let y = 0; y < screen.rows; y++) {
    loadRow(screen.line(y), screen.cols, row);
    const line = active.getLine(active.baseY + y)!;
    for (let x = 0; x < screen.cols; x++) {
      line.getCell(x, cell);
      const [a, b] = [ours(row, x, terminal), theirs(cell)];
      // The right half of a wide character has no look of its own.
      if (a !== b && !(a.startsWith(" 0 ") && b.startsWith(" 0 "))) wrong.push(`${y},${x}: ${b}, wanted ${a}`);
    }
  }
  const cursor = [Math.min(screen.cursorX, screen.cols - 1), screen.cursorY].join();
  if (cursor !== [Math.min(active.cursorX, screen.cols - 1), active.cursorY].join())
    wrong.push(`cursor ${active.cursorX},${active.cursorY}, wanted ${cursor}`);
  return wrong;
}
