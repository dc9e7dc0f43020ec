import type { Colour } from "./colour.ts";
import { clusterText } from "./clusters.ts";
import { extraId, extraLink, extraUnderline } from "./extras.ts";
import type { Style } from "./style.ts";

/**
 * A cell is four words of an Int32Array, so that equal cells are equal words and copying is copying words:
 *
 *     0  content: code point, number of a cluster (CELL_CLUSTER) or width of a tab (CELL_TAB); and CELL_* flags
 *     1  foreground colour (27 bits), attributes 0–4 above
 *     2  background colour (27 bits), attributes 5–9 above
 *     3  number of underline colour and link (22 bits and 5 at the top, see extras.ts), attributes 10–14 between
 *
 * Bench: bench/cells.ts (three words store in 1.6 ns, four in 1.8; underline colour and link need no table beside the line).
 */
export const CELL_WORDS = 4;

export const CONTENT_MASK = 0x1fffff;
/** The content is the number of a cluster. */
export const CELL_CLUSTER = 0x200000;
/** Two cells wide; the next one is padding. */
export const CELL_WIDE = 0x400000;
/** Right half of a wide cell, or one of the cells that a tab spans. */
export const CELL_PADDING = 0x800000;
/** Blank because it was erased or never written, not because a blank was printed. */
export const CELL_CLEARED = 0x1000000;
/** A tab; the content is the number of cells it spans. */
export const CELL_TAB = 0x2000000;
/** Where tmux would keep the cell in its wide form: the flag stays until the line goes. Shows only in what erasing leaves. */
export const CELL_EXTENDED = 0x4000000;
/** Colours of this cell are not looked up in the pane's palette (borders, menus). */
export const CELL_NOPALETTE = 0x8000000;

export const COLOUR_MASK = 0x7ffffff;
export const ATTR_SHIFT = 27;
const EXTRA_ATTR_SHIFT = 22;
const EXTRA_LOW = 0x3fffff;
const EXTRA_HIGH_SHIFT = 27;

/** Words of a blank cell in default colours. */
export const BLANK = 0x20;
export const BLANK_COLOUR = 8;
export const BLANK_CLEARED = BLANK | CELL_CLEARED;
/** Content of padding, as tmux fills it. */
export const PADDING_CONTENT = 0x21 | CELL_PADDING;

/** tmux keeps a cell in its wide form when one of these bits of a word is set. */
export const EXTENDED_COLOUR_BITS = 0x06000000;

export const packFg = (fg: Colour, attr: number): number => (fg & COLOUR_MASK) | (attr << ATTR_SHIFT);
export const packBg = (bg: Colour, attr: number): number => (bg & COLOUR_MASK) | ((attr >> 5) << ATTR_SHIFT);
export const packExtra = (extra: number, attr: number): number =>
  (extra & EXTRA_LOW) |
  (((attr >> 10) & 0x1f) << EXTRA_ATTR_SHIFT) |
  ((extra >>> EXTRA_ATTR_SHIFT) << EXTRA_HIGH_SHIFT);

/** The number of underline colour and link in a third style word. */
export const unpackExtra = (w3: number): number => (w3 & EXTRA_LOW) | ((w3 >>> EXTRA_HIGH_SHIFT) << EXTRA_ATTR_SHIFT);

export const unpackAttr = (w1: number, w2: number, w3: number): number =>
  (w1 >>> ATTR_SHIFT) | ((w2 >>> ATTR_SHIFT) << 5) | (((w3 >>> EXTRA_ATTR_SHIFT) & 0x1f) << 10);

/** The three style words of a style; `out[0]` to `out[2]`. */
export function packStyle(style: Style, out: Int32Array): void {
  out[0] = packFg(style.fg, style.attr);
  out[1] = packBg(style.bg, style.attr);
  out[2] = packExtra(extraId(style.us, style.link), style.attr);
}

export function unpackStyle(w1: number, w2: number, w3: number): Style {
  const extra = unpackExtra(w3);
  return {
    fg: w1 & COLOUR_MASK,
    bg: w2 & COLOUR_MASK,
    us: extraUnderline(extra),
    attr: unpackAttr(w1, w2, w3),
    link: extraLink(extra),
  };
}

/** Whether style words alone make tmux keep the cell in its wide form. */
export function isExtendedStyle(w1: number, w2: number, w3: number): boolean {
  return ((w1 | w2) & EXTENDED_COLOUR_BITS) !== 0 || w3 !== 0 || w2 >>> (ATTR_SHIFT + 3) !== 0;
}

/** The text of a cell's first word: "" for padding, blanks for a tab. */
export function contentText(w0: number): string {
  if (w0 & CELL_PADDING) return "";
  const content = w0 & CONTENT_MASK;
  if (w0 & CELL_CLUSTER) return clusterText(content);
  if (w0 & CELL_TAB) return " ".repeat(content);
  return String.fromCodePoint(content);
}

/** Cells that a cell's first word takes: 0 for padding. */
export function contentWidth(w0: number): number {
  if (w0 & CELL_PADDING) return 0;
  if (w0 & CELL_TAB) return w0 & CONTENT_MASK;
  return w0 & CELL_WIDE ? 2 : 1;
}
