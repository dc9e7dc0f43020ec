import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { COLOUR_DEFAULT, COLOUR_THEME, THEME_COLOURS, type Colour } from "#terminal/colour.ts";
import { expand, formatContext } from "./expand.ts";
import { themeColour } from "./theme-options.ts";

/** All colours of the theme as this client sees them, by number. Ask once a redraw, not once a cell. */
export function themeColours(client: Client | undefined, state: ServerState): readonly Colour[] {
  const context = formatContext(state, { client });
  return THEME_COLOURS.map((_, n) => themeColour(n, client, state, (text) => expand(text, context)));
}

/** A theme's named colour (`themeblack` …) as this client sees it; other colours come back unchanged. */
export function resolveTheme(colour: Colour, client: Client | undefined, state: ServerState): Colour {
  if (colour < 0 || (colour & COLOUR_THEME) === 0) return colour;
  return themeColours(client, state)[colour & 0xff] ?? COLOUR_DEFAULT;
}
