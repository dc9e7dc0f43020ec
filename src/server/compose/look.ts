import type { FormatContext } from "#format/context.ts";
import { expand } from "#format/expand.ts";
import { applyStyle, parseStyle } from "#format/style.ts";
import { themeColours } from "#format/theme.ts";
import type { Client } from "#model/client.ts";
import type { Options } from "#model/options.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { COLOUR_256, COLOUR_DEFAULT, COLOUR_NONE, COLOUR_THEME, dimColour, type Colour } from "#terminal/colour.ts";
import { ATTR_BRIGHT, DEFAULT_STYLE, type Style } from "#terminal/style.ts";

/** A style option applied on `base`; the option's text is expanded first. */
export function optionStyle(
  options: Options,
  name: string,
  context: FormatContext,
  base: Style = DEFAULT_STYLE,
): Style {
  return applyStyle(expand(options.string(name), context), base);
}

const PALETTE_SIZE = 256;

/** How a pane's cells become a client's: default colours, dimming, the pane's palette. */
export interface PaneLook {
  readonly fg: Colour;
  readonly bg: Colour;
  /** Percent towards black. */
  readonly dim: number;
  readonly palette: Int32Array | null;
}

/**
 * Colours that a pane's cells get where they have the default, from `window-style`, `window-active-style` and what its program
 * set by OSC 10 and 11. Source: tmux/tmux tty.c, tty_default_colours
 */
export function paneLook(pane: Pane, isActive: boolean, context: FormatContext): PaneLook {
  const own = pane.terminal.screen;
  const base: Style = { ...DEFAULT_STYLE, fg: own.defaultFg, bg: own.defaultBg };
  const palette = paletteOf(pane);
  const inactive = parseStyle(expand(pane.options.string("window-style"), context));
  const style = over(base, inactive.style);
  if (!isActive) return { fg: style.fg, bg: style.bg, dim: inactive.dim, palette };
  const active = parseStyle(expand(pane.options.string("window-active-style"), context));
  const activeStyle = over(base, active.style);
  return {
    fg: activeStyle.fg === COLOUR_DEFAULT ? style.fg : activeStyle.fg,
    bg: activeStyle.bg === COLOUR_DEFAULT ? style.bg : activeStyle.bg,
    dim: active.dim,
    palette,
  };
}

/** The entries that the program has set, else those of `pane-colours`. */
function paletteOf({ terminal }: Pane): Int32Array | null {
  const own = terminal.screen.palette;
  const byOption = terminal.options.paneColours;
  if (byOption === undefined || byOption.size === 0) return own;
  const palette = own?.slice() ?? new Int32Array(PALETTE_SIZE).fill(COLOUR_NONE);
  for (const [index, colour] of byOption) if (palette[index] === COLOUR_NONE) palette[index] = colour;
  return palette;
}

function samePalette(a: Int32Array | null, b: Int32Array | null): boolean {
  return a === b || (a !== null && b !== null && a.every((colour, index) => colour === b[index]));
}

function over(base: Style, style: Style): Style {
  return {
    ...base,
    fg: style.fg === COLOUR_DEFAULT ? base.fg : style.fg,
    bg: style.bg === COLOUR_DEFAULT ? base.bg : style.bg,
  };
}

export function sameLook(a: PaneLook | undefined, b: PaneLook): boolean {
  return a !== undefined && a.fg === b.fg && a.bg === b.bg && a.dim === b.dim && samePalette(a.palette, b.palette);
}

/** Whether a pane's own cells go to the client as they are. */
export function isPlain(look: PaneLook): boolean {
  return look.fg === COLOUR_DEFAULT && look.bg === COLOUR_DEFAULT && look.dim === 0 && look.palette === null;
}

/** Entry of a palette that stands for a colour, COLOUR_NONE for none. */
function fromPalette(palette: Int32Array | null, colour: Colour): Colour {
  if (palette === null) return COLOUR_NONE;
  if (colour >= 90 && colour <= 97) return palette[colour - 82]!;
  if ((colour & COLOUR_256) !== 0) return palette[colour & 0xff]!;
  return colour >= 0 && colour < 8 ? palette[colour]! : COLOUR_NONE;
}

/** What a default colour is taken for when it has to be dimmed: by the client's theme, black and white. */
function dimBase(colour: Colour, client: Client, isForeground: boolean): Colour {
  if (colour !== COLOUR_DEFAULT || client.theme === "unknown") return colour;
  return (client.theme === "dark") === isForeground ? 7 : 0;
}

interface CachedTheme {
  readonly key: string;
  readonly colours: readonly Colour[];
}

const themes = new WeakMap<Client, CachedTheme>();

/** What a client's theme colours depend on; equal keys mean equal colours. */
export function themeKey(client: Client, state: ServerState): string {
  return `${client.theme} ${client.colours} ${state.serverOptions.generation}`;
}

function clientTheme(client: Client, state: ServerState): readonly Colour[] {
  const key = themeKey(client, state);
  let cached = themes.get(client);
  if (cached?.key !== key) {
    cached = { key, colours: themeColours(client, state) };
    themes.set(client, cached);
  }
  return cached.colours;
}

/** Turns a pane's styles into what a client shows. Reuse one for many cells: equal styles come back as the same object. */
export class StyleMapper {
  readonly #client: Client;
  readonly #state: ServerState;
  readonly #look: PaneLook;

  constructor(client: Client, state: ServerState, look: PaneLook) {
    this.#client = client;
    this.#state = state;
    this.#look = look;
  }

  readonly map = (style: Style): Style => {
    const look = this.#look;
    let fg = style.fg === COLOUR_DEFAULT ? look.fg : style.fg;
    let bg = style.bg === COLOUR_DEFAULT ? look.bg : style.bg;
    const bold = (style.attr & ATTR_BRIGHT) !== 0 && fg >= 0 && fg < 8 ? fg + 90 : fg;
    const paletteFg = fromPalette(look.palette, bold);
    const plainFg = fromPalette(look.palette, fg);
    const paletteBg = fromPalette(look.palette, bg);
    if (plainFg !== COLOUR_NONE) fg = plainFg;
    else if (paletteFg !== COLOUR_NONE) fg = paletteFg;
    if (paletteBg !== COLOUR_NONE) bg = paletteBg;
    fg = this.#theme(fg);
    bg = this.#theme(bg);
    const us = this.#theme(style.us);
    if (look.dim !== 0) {
      fg = dimColour(dimBase(fg, this.#client, true), look.dim);
      bg = dimColour(dimBase(bg, this.#client, false), look.dim);
    }
    return fg === style.fg && bg === style.bg && us === style.us ? style : { ...style, fg, bg, us };
  };

  #theme(colour: Colour): Colour {
    if (colour < 0 || (colour & COLOUR_THEME) === 0) return colour;
    return clientTheme(this.#client, this.#state)[colour & 0xff] ?? COLOUR_DEFAULT;
  }
}

const NO_LOOK: PaneLook = { fg: COLOUR_DEFAULT, bg: COLOUR_DEFAULT, dim: 0, palette: null };

/** For what is not a pane's: resolves theme colours only. */
export function themeMapper(client: Client, state: ServerState): StyleMapper {
  return new StyleMapper(client, state, NO_LOOK);
}
