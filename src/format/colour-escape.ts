import {
  COLOUR_256,
  COLOUR_DEFAULT,
  COLOUR_RGB,
  COLOUR_TERMINAL,
  COLOUR_THEME,
  colour256To16,
  rgbTo256,
  themeToAnsi,
  type Colour,
} from "#terminal/colour.ts";
import type { Evaluation } from "./evaluation.ts";
import { themeColour } from "./theme-options.ts";

/**
 * The escape sequence that sets a colour, no richer than the client's terminal has them (without a client, as rich as the colour is).
 * Source: tmux/tmux colour.c, colour_toescape
 */
export function colourEscape(named: Colour, ground: "fg" | "bg", evaluation: Evaluation): string {
  const { client, state } = evaluation.context;
  const base = ground === "bg" ? 40 : 30;
  const can = (feature: string): boolean => client === undefined || client.features.has(feature);
  let colour = named;
  if ((colour & COLOUR_THEME) !== 0) {
    const n = colour & 0xff;
    colour =
      client === undefined ? themeToAnsi(n) : themeColour(n, client, state, (text) => evaluation.expandText(text));
  }
  if (colour === COLOUR_DEFAULT || colour === COLOUR_TERMINAL) return `\x1b[${base + 9}m`;
  if ((colour & COLOUR_RGB) !== 0 && !can("RGB")) colour = rgbTo256(colour);
  if ((colour & COLOUR_256) !== 0 && !can("256") && !can("RGB")) colour = colour256To16(colour);
  if ((colour & COLOUR_RGB) !== 0)
    return `\x1b[${base + 8};2;${(colour >> 16) & 0xff};${(colour >> 8) & 0xff};${colour & 0xff}m`;
  if ((colour & COLOUR_256) !== 0) return `\x1b[${base + 8};5;${colour & 0xff}m`;
  if (colour >= 0 && colour <= 7) return `\x1b[${base + colour}m`;
  return colour >= 90 && colour <= 97 ? `\x1b[${base + colour - 30}m` : "";
}
