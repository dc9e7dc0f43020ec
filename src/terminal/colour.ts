/**
 * A colour is one integer, in tmux's own numbering, so that it compares with `===`:
 * 0–7 and 90–97 are the sixteen ANSI colours, 8 is the default, `COLOUR_256 | n` a palette
 * entry, `COLOUR_RGB | 0xrrggbb` a true colour, `COLOUR_THEME | n` a theme's named colour
 * (resolved for each client when its screen is composed; never in a pane's own cells).
 *
 * Source: tmux/tmux colour.c
 */
export type Colour = number;

export const COLOUR_DEFAULT: Colour = 8;
export const COLOUR_NONE: Colour = -1;
export const COLOUR_256 = 0x01000000;
export const COLOUR_RGB = 0x02000000;
export const COLOUR_THEME = 0x04000000;

/** Name of a theme's colour by its number: `COLOUR_THEME | n`. */
export function colourFromString(text: string): Colour | undefined {
  throw new Error(`not yet: ${text}`);
}
export function colourToString(colour: Colour): string {
  throw new Error(`not yet: ${colour}`);
}
