import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import {
  COLOUR_DEFAULT,
  COLOUR_THEME,
  THEME_COLOURS,
  colourFromString,
  themeToAnsi,
  type Colour,
} from "#terminal/colour.ts";

/** What follows `dark-theme-` or `light-theme-` in the option of each colour. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  themeblack: "black",
  themewhite: "white",
  themelightgrey: "light-grey",
  themedarkgrey: "dark-grey",
  themegreen: "green",
  themeyellow: "yellow",
  themered: "red",
  themeblue: "blue",
  themecyan: "cyan",
  thememagenta: "magenta",
};

/**
 * Colour `n` of the theme as a client sees it: from the `dark-theme-*` or `light-theme-*` options, or the terminal's own under
 * `theme terminal`. What is not a colour there is the default.
 *
 * @param expand expands an option's text for this client
 * Source: tmux/tmux server-client.c, server_client_update_theme_colours
 */
export function themeColour(
  n: number,
  client: Client | undefined,
  state: ServerState,
  expand: (text: string) => string,
): Colour {
  const options = state.serverOptions;
  const theme = options.string("theme");
  if (theme === "terminal") return themeToAnsi(n);
  const wanted = theme === "light" || theme === "dark" ? theme : client?.theme;
  const name = OPTION_NAMES[THEME_COLOURS[n]?.name ?? ""];
  if (name === undefined) return COLOUR_DEFAULT;
  const colour = colourFromString(expand(options.string(`${wanted === "light" ? "light" : "dark"}-theme-${name}`)));
  return colour === undefined || (colour & COLOUR_THEME) !== 0 ? COLOUR_DEFAULT : colour;
}
