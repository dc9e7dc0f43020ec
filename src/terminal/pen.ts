import { BLANK_COLOUR, isExtendedStyle, packBg, packExtra, packFg } from "./cell.ts";
import { COLOUR_DEFAULT, type Colour } from "./colour.ts";
import { extraId } from "./extras.ts";

/** Attributes that need no third word. */
const PLAIN_ATTRIBUTES = 0x3ff;

/** What the next character is drawn with: the state of SGR, OSC 8 and the character sets, and the words of a cell for it. */
export class Pen {
  fg: Colour = COLOUR_DEFAULT;
  bg: Colour = COLOUR_DEFAULT;
  us: Colour = COLOUR_DEFAULT;
  attr = 0;
  link = 0;
  /** Which of G0 and G1 is in use, and which of them are line drawing. */
  set: 0 | 1 = 0;
  g0LineDrawing = false;
  g1LineDrawing = false;
  /** Style words of a cell (cell.ts), valid after `update`. */
  w1 = 8;
  w2 = 8;
  w3 = 0;
  extended = false;
  /** Whether it is other than the default style. */
  styled = false;

  get lineDrawing(): boolean {
    return this.set === 0 ? this.g0LineDrawing : this.g1LineDrawing;
  }

  /** Must follow every change of a colour, the attributes or the link. */
  update(): void {
    const extra = this.us === COLOUR_DEFAULT && this.link === 0 ? 0 : extraId(this.us, this.link);
    this.w1 = packFg(this.fg, this.attr);
    this.w2 = packBg(this.bg, this.attr);
    this.w3 = extra === 0 && this.attr <= PLAIN_ATTRIBUTES ? 0 : packExtra(extra, this.attr);
    this.extended = isExtendedStyle(this.w1, this.w2, this.w3);
    this.styled = this.w1 !== BLANK_COLOUR || this.w2 !== BLANK_COLOUR || this.w3 !== 0;
  }

  /** Default colours and no attributes; the link only with `andLink`. */
  resetStyle(andLink: boolean): void {
    this.fg = COLOUR_DEFAULT;
    this.bg = COLOUR_DEFAULT;
    this.us = COLOUR_DEFAULT;
    this.attr = 0;
    if (andLink) this.link = 0;
  }

  reset(): void {
    this.resetStyle(true);
    this.set = 0;
    this.g0LineDrawing = false;
    this.g1LineDrawing = false;
    this.update();
  }

  copyFrom(other: Pen): void {
    this.copyStyle(other);
    this.set = other.set;
    this.g0LineDrawing = other.g0LineDrawing;
    this.g1LineDrawing = other.g1LineDrawing;
  }

  copyStyle(other: Pen): void {
    this.fg = other.fg;
    this.bg = other.bg;
    this.us = other.us;
    this.attr = other.attr;
    this.link = other.link;
    this.update();
  }
}
