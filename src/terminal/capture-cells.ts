import { CELL_TAB, CELL_PADDING, CELL_WORDS, contentText, unpackStyle } from "./cell.ts";
import { COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB, COLOUR_THEME, themeToAnsi, type Colour } from "./colour.ts";
import { hyperlink } from "./hyperlinks.ts";
import type { Line } from "./line.ts";
import {
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_CHARSET,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  ATTR_UNDERSCORE_2,
  ATTR_UNDERSCORE_3,
  ATTR_UNDERSCORE_4,
  ATTR_UNDERSCORE_5,
  DEFAULT_STYLE,
  type Style,
} from "./style.ts";

/** What goes on from line to line: the style that the text before left behind. */
export interface CaptureState {
  style: Style | null;
  readonly escapes: boolean;
  readonly octal: boolean;
}

const SGR: readonly (readonly [number, string])[] = [
  [ATTR_BRIGHT, "1"],
  [ATTR_DIM, "2"],
  [ATTR_ITALICS, "3"],
  [ATTR_UNDERSCORE, "4"],
  [ATTR_BLINK, "5"],
  [ATTR_REVERSE, "7"],
  [ATTR_HIDDEN, "8"],
  [ATTR_STRIKETHROUGH, "9"],
  [ATTR_UNDERSCORE_2, "4:2"],
  [ATTR_UNDERSCORE_3, "4:3"],
  [ATTR_UNDERSCORE_4, "4:4"],
  [ATTR_UNDERSCORE_5, "4:5"],
  [ATTR_OVERLINE, "5:3"],
];

/** Cells `from` to `to - 1` as text, with sequences where the state asks for them. Source: tmux/tmux grid.c, grid_string_cells */
export function captureCells(line: Line, from: number, to: number, state: CaptureState): string {
  let text = "";
  let linked = false;
  let [w1, w2, w3] = [-1, -1, -1];
  for (let x = from; x < Math.min(to, line.size); x++) {
    const o = x * CELL_WORDS;
    const w0 = line.cells[o]!;
    if (w0 & CELL_PADDING) continue;
    if (state.escapes && (line.cells[o + 1] !== w1 || line.cells[o + 2] !== w2 || line.cells[o + 3] !== w3)) {
      w1 = line.cells[o + 1]!;
      w2 = line.cells[o + 2]!;
      w3 = line.cells[o + 3]!;
      const style = unpackStyle(w1, w2, w3);
      const before = state.style ?? DEFAULT_STYLE;
      text += styleChange(before, style, state.octal);
      if (style.link !== before.link) {
        const link = hyperlink(style.link);
        if (link) text += linkSequence(link.id, link.uri, state.octal);
        else if (linked) text += linkSequence("", "", state.octal);
        linked = link !== undefined;
      }
      state.style = style;
    }
    if (w0 & CELL_TAB) text += "\t";
    else {
      const character = contentText(w0);
      text += state.octal && character === "\\" ? "\\\\" : character;
    }
  }
  return linked ? text + linkSequence("", "", state.octal) : text;
}

function styleChange(before: Style, style: Style, octal: boolean): string {
  const escape = octal ? "\\033" : "\x1b";
  const codes: string[] = [];
  let had = before.attr;
  const underlineGone = before.us !== COLOUR_DEFAULT && style.us === COLOUR_DEFAULT;
  if (underlineGone || SGR.some(([bit]) => had & bit & ~style.attr)) {
    codes.push("0");
    had &= ATTR_CHARSET;
  }
  const reset = codes.length > 0;
  for (const [bit, code] of SGR) if (style.attr & bit & ~had) codes.push(code);
  let text = codes.length > 0 ? `${escape}[${codes.join(";")}m` : "";
  text += colourChange(colourCodes(before.fg, 30), colourCodes(style.fg, 30), reset, escape);
  text += colourChange(colourCodes(before.bg, 40), colourCodes(style.bg, 40), reset, escape);
  text += colourChange(underlineCodes(before.us), underlineCodes(style.us), reset, escape);
  if (style.attr & ATTR_CHARSET && !(had & ATTR_CHARSET)) text += octal ? "\\016" : "\x0e";
  if (!(style.attr & ATTR_CHARSET) && had & ATTR_CHARSET) text += octal ? "\\017" : "\x0f";
  return text;
}

function colourChange(before: string, now: string, reset: boolean, escape: string): string {
  if (now === "" || (!reset && now === before)) return "";
  if (reset && (now.startsWith("39") || now.startsWith("49"))) return "";
  return `${escape}[${now}m`;
}

/** SGR parameters of a colour, without the leading `38` for the sixteen; `base` is 30 or 40. */
function colourCodes(colour: Colour, base: number): string {
  if (colour & COLOUR_THEME) {
    const ansi = themeToAnsi(colour & 0xff);
    return String(ansi === COLOUR_DEFAULT ? base + 9 : base + ansi);
  }
  if (colour & COLOUR_256) return `${base + 8};5;${colour & 0xff}`;
  if (colour & COLOUR_RGB) return `${base + 8};2;${rgbCodes(colour)}`;
  if (colour >= 0 && colour <= 7) return String(base + colour);
  if (colour === COLOUR_DEFAULT) return String(base + 9);
  return colour >= 90 && colour <= 97 ? String(base - 30 + colour) : "";
}

function underlineCodes(colour: Colour): string {
  if (colour & COLOUR_THEME) {
    const ansi = themeToAnsi(colour & 0xff);
    return ansi === COLOUR_DEFAULT ? "59" : `58;5;${ansi}`;
  }
  if (colour & COLOUR_256) return `58;5;${colour & 0xff}`;
  return colour & COLOUR_RGB ? `58;2;${rgbCodes(colour)}` : "";
}

const rgbCodes = (colour: Colour): string => `${(colour >> 16) & 0xff};${(colour >> 8) & 0xff};${colour & 0xff}`;

function linkSequence(id: string, uri: string, octal: boolean): string {
  const parameters = id === "" ? "" : `id=${id}`;
  return octal ? `\\033]8;${parameters};${uri}\\033\\\\` : `\x1b]8;${parameters};${uri}\x1b\\`;
}
