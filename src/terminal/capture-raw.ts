import {
  BLANK,
  CELL_CLEARED,
  CELL_EXTENDED,
  CELL_NOPALETTE,
  CELL_PADDING,
  CELL_TAB,
  CELL_WORDS,
  contentText,
  contentWidth,
  unpackStyle,
} from "./cell.ts";
import { COLOUR_256, colourToString, type Colour } from "./colour.ts";
import { hyperlink } from "./hyperlinks.ts";
import { textBytes } from "./join.ts";
import { LINE_OSC133, type Line } from "./line.ts";
import type { Screen } from "./screen.ts";
import { DEFAULT_STYLE } from "./style.ts";

const LINE_NAMES = [
  "WRAPPED",
  "EXTENDED",
  "DEAD",
  "START_PROMPT",
  "SECOND_PROMPT",
  "START_COMMAND",
  "START_OUTPUT",
  "END_OUTPUT",
  "HYPERLINK",
];

/** tmux's flags of a cell, by bit; EXTENDED and SELECTED never show. */
const CELL_NAMES = ["FG256", "BG256", "PADDING", "EXTENDED", "SELECTED", "NOPALETTE", "CLEARED", "TAB"];
const CELL_NAME_ORDER = [0, 1, 2, 3, 4, 6, 7, 5];

const ATTRIBUTE_NAMES = [
  "BRIGHT",
  "DIM",
  "UNDERSCORE",
  "BLINK",
  "REVERSE",
  "HIDDEN",
  "ITALICS",
  "CHARSET",
  "STRIKETHROUGH",
  "UNDERSCORE_2",
  "UNDERSCORE_3",
  "UNDERSCORE_4",
  "UNDERSCORE_5",
  "OVERLINE",
];
const ATTRIBUTE_NAME_ORDER = [7, 0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13];

function names(bits: number, table: readonly string[], order: readonly number[] = table.map((_, i) => i)): string {
  const set = order.filter((bit) => bits & (1 << bit)).map((bit) => table[bit]);
  return `${set.length === 0 ? "NONE" : set.join(",")}[${bits.toString(16)}]`;
}

/** The dump of `capture-pane -R`: a line for the screen, for each line, for each cell. Source: tmux/tmux cmd-capture-pane.c */
export function captureRaw(screen: Screen): string[] {
  const history = screen.historySize;
  const out = [`G ${screen.cols}x${screen.rows} (${history}/${screen.historyLimit})`];
  for (let i = 0; i < history + screen.rows; i++) {
    const line = screen.line(i - history);
    out.push(rawLine(line, i, i < history ? "-" : String(i - history)));
    for (let x = 0; x < screen.cols; x++) out.push(rawCell(line, x, i));
  }
  return out;
}

function rawLine(line: Line, index: number, row: string): string {
  const text = `\tL ${index} (${row}) flags=${names(line.flags, LINE_NAMES)} ${line.used}/${line.size}`;
  if ((line.flags & LINE_OSC133) === 0) return text;
  const { prompt = 0, command = 0, outputStart = 0, outputEnd = 0, status = 0 } = line.marks ?? {};
  return `${text} osc133=${prompt},${command},${outputStart},${outputEnd},${status}`;
}

function rawCell(line: Line, x: number, index: number): string {
  const o = x * CELL_WORDS;
  const stored = x < line.size;
  const w0 = stored ? line.cells[o]! : BLANK;
  const style = stored ? unpackStyle(line.cells[o + 1]!, line.cells[o + 2]!, line.cells[o + 3]!) : DEFAULT_STYLE;
  const padding = (w0 & CELL_PADDING) !== 0;
  const text = padding ? "!" : contentText(w0);
  const flags =
    (style.fg & COLOUR_256 ? 0x1 : 0) |
    (style.bg & COLOUR_256 ? 0x2 : 0) |
    (padding ? 0x4 : 0) |
    (w0 & CELL_NOPALETTE ? 0x20 : 0) |
    (w0 & CELL_CLEARED ? 0x40 : 0) |
    (w0 & CELL_TAB ? 0x80 : 0);
  const link = style.link === 0 ? undefined : hyperlink(style.link);
  // Padding that replaced a wide form is kept by tmux without text, other padding as one character.
  const empty = padding && (w0 & CELL_EXTENDED) !== 0;
  const width = padding ? (empty ? 0 : 1) : contentWidth(w0);
  const data = empty ? "0,0," : `${width},${textBytes(text)},${visible(text)}`;
  const colour = (c: Colour): string => `${colourToString(c)}[${c.toString(16)}]`;
  return [
    `\t\tC ${index},${x} data=(${data})`,
    `flags=${names(flags, CELL_NAMES, CELL_NAME_ORDER)}`,
    `attr=${names(style.attr, ATTRIBUTE_NAMES, ATTRIBUTE_NAME_ORDER)}`,
    `fg=${colour(style.fg)} bg=${colour(style.bg)} us=${colour(style.us)}`,
    `link=${link?.uri ?? "NONE"} linkid=${link?.id || "NONE"}`,
  ].join(" ");
}

const visible = (text: string): string => text.replaceAll("\\", "\\\\");
