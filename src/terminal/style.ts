import { COLOUR_DEFAULT, type Colour } from "./colour.ts";

/** Attribute bits of a cell. Source: tmux/tmux tmux.h, GRID_ATTR_* */
export const ATTR_BRIGHT = 0x1;
export const ATTR_DIM = 0x2;
export const ATTR_UNDERSCORE = 0x4;
export const ATTR_BLINK = 0x8;
export const ATTR_REVERSE = 0x10;
export const ATTR_HIDDEN = 0x20;
export const ATTR_ITALICS = 0x40;
export const ATTR_CHARSET = 0x80;
export const ATTR_STRIKETHROUGH = 0x100;
export const ATTR_UNDERSCORE_2 = 0x200;
export const ATTR_UNDERSCORE_3 = 0x400;
export const ATTR_UNDERSCORE_4 = 0x800;
export const ATTR_UNDERSCORE_5 = 0x1000;
export const ATTR_OVERLINE = 0x2000;
export const ATTR_NOATTR = 0x4000;
export const ATTR_ALL_UNDERSCORE =
  ATTR_UNDERSCORE | ATTR_UNDERSCORE_2 | ATTR_UNDERSCORE_3 | ATTR_UNDERSCORE_4 | ATTR_UNDERSCORE_5;

/**
 * How a cell is drawn: foreground, background, underline colour, attribute bits, link (0: none; an id of the screen's link table).
 *
 * @since 0.1.0
 */
export interface Style {
  readonly fg: Colour;
  readonly bg: Colour;
  readonly us: Colour;
  readonly attr: number;
  readonly link: number;
}

/**
 * How a cell looks where nothing was said: default colours, no attributes.
 *
 * @since 0.1.0
 */
export const DEFAULT_STYLE: Style = { fg: COLOUR_DEFAULT, bg: COLOUR_DEFAULT, us: COLOUR_DEFAULT, attr: 0, link: 0 };
