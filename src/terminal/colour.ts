import { rgbOfName } from "./colour-names.ts";

/**
 * A colour is one integer, in tmux's own numbering, so that it compares with `===`:
 * 0–7 and 90–97 are the sixteen ANSI colours, 8 is the default, 9 the terminal's own, `COLOUR_256 | n`
 * a palette entry, `COLOUR_RGB | 0xrrggbb` a true colour, `COLOUR_THEME | n` a theme's named colour
 * (resolved for each client when its screen is composed; never in a pane's own cells).
 *
 * Source: tmux/tmux colour.c
 * @since 0.1.0
 */
export type Colour = number;

export const COLOUR_DEFAULT: Colour = 8;
export const COLOUR_TERMINAL: Colour = 9;
export const COLOUR_NONE: Colour = -1;
export const COLOUR_256 = 0x01000000;
export const COLOUR_RGB = 0x02000000;
export const COLOUR_THEME = 0x04000000;

const ANSI = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** Theme colours by number, with the ANSI colour that stands for each where no theme is known. */
export const THEME_COLOURS: readonly { readonly name: string; readonly ansi: Colour }[] = [
  { name: "themeblack", ansi: 0 },
  { name: "themewhite", ansi: 7 },
  { name: "themelightgrey", ansi: 7 },
  { name: "themedarkgrey", ansi: 0 },
  { name: "themegreen", ansi: 2 },
  { name: "themeyellow", ansi: 3 },
  { name: "themered", ansi: 1 },
  { name: "themeblue", ansi: 4 },
  { name: "themecyan", ansi: 6 },
  { name: "thememagenta", ansi: 5 },
];

/** The ANSI colour of a theme colour's number, 8 for a number that is none. */
export function themeToAnsi(n: number): Colour {
  return THEME_COLOURS[n]?.ansi ?? COLOUR_DEFAULT;
}

export function isDefaultColour(colour: Colour): boolean {
  return colour === COLOUR_DEFAULT || colour === COLOUR_TERMINAL;
}

export function joinRgb(r: number, g: number, b: number): Colour {
  return COLOUR_RGB | ((r & 0xff) << 16) | ((g & 0xff) << 8) | (b & 0xff);
}

/** Reads a colour as options write it: a name, `colour12`, `#rrggbb`, a number of the sixteen. @returns undefined for anything else */
export function colourFromString(text: string): Colour | undefined {
  if (text.length === 7 && text[0] === "#") {
    return /^#[0-9a-fA-F]{6}$/.test(text) ? COLOUR_RGB | Number.parseInt(text.slice(1), 16) : undefined;
  }
  const lower = text.toLowerCase();
  const palette = /^colou?r(.*)$/.exec(lower);
  if (palette) {
    const digits = palette[1] ?? "";
    return /^[+]?\d+$/.test(digits) && Number(digits) <= 255 ? COLOUR_256 | Number(digits) : undefined;
  }
  if (lower === "default") return COLOUR_DEFAULT;
  if (lower === "terminal") return COLOUR_TERMINAL;
  const theme = THEME_COLOURS.findIndex((colour) => colour.name === lower);
  if (theme >= 0) return COLOUR_THEME | theme;
  const bright = lower.startsWith("bright");
  const ansi = ANSI.indexOf(bright ? lower.slice(6) : lower);
  if (ansi >= 0) return bright ? 90 + ansi : ansi;
  if (/^([0-7]|9[0-7])$/.test(text)) return Number(text);
  const rgb = rgbOfName(text);
  return rgb === undefined ? undefined : COLOUR_RGB | rgb;
}

/** The colour as options print it; `none` for COLOUR_NONE, `invalid` for what is no colour. */
export function colourToString(colour: Colour): string {
  if (colour === COLOUR_NONE) return "none";
  if (colour & COLOUR_THEME) return THEME_COLOURS[colour & 0xff]?.name ?? "invalid";
  if (colour & COLOUR_RGB) return `#${(colour & 0xffffff).toString(16).padStart(6, "0")}`;
  if (colour & COLOUR_256) return `colour${colour & 0xff}`;
  if (colour === COLOUR_DEFAULT) return "default";
  if (colour === COLOUR_TERMINAL) return "terminal";
  if (colour >= 0 && colour <= 7) return ANSI[colour]!;
  if (colour >= 90 && colour <= 97) return `bright${ANSI[colour - 90]!}`;
  return "invalid";
}

const HEX_FORMS: readonly (readonly [RegExp, shift: number])[] = [
  [/^rgb:([0-9a-f]{2})\/([0-9a-f]{2})\/([0-9a-f]{2})$/i, 0],
  [/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i, 0],
  [/^rgb:([0-9a-f]{4})\/([0-9a-f]{4})\/([0-9a-f]{4})$/i, 8],
  [/^#([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})$/i, 8],
];

/** Reads a colour as OSC 4, 10, 11 and 12 write it (XParseColor and some). @returns COLOUR_NONE for anything else */
export function colourFromX11(text: string): Colour {
  for (const [form, shift] of HEX_FORMS) {
    const m = form.exec(text);
    if (m) {
      const [r, g, b] = m.slice(1).map((digits) => Number.parseInt(digits, 16) >> shift);
      return joinRgb(r!, g!, b!);
    }
  }
  const list = /^\s*([+-]?\d+),\s*([+-]?\d+),\s*([+-]?\d+)/.exec(text);
  if (list) return joinRgb(Number(list[1]), Number(list[2]), Number(list[3]));
  const inks = /^(cmyk?):(.*)$/.exec(text);
  if (inks) {
    const count = inks[1] === "cmyk" ? 4 : 3;
    const parts = inks[2]!
      .split("/")
      .slice(0, count)
      .map((part) => Number.parseFloat(part));
    if (parts.length === count && parts.every((ink) => ink >= 0 && ink <= 1)) {
      const light = (ink: number): number => (1 - ink) * (1 - (parts[3] ?? 0)) * 255;
      return joinRgb(light(parts[0]!), light(parts[1]!), light(parts[2]!));
    }
  }
  const rgb = rgbOfName(text.replace(/^ +| +$/g, ""));
  return rgb === undefined ? COLOUR_NONE : COLOUR_RGB | rgb;
}

const CUBE = [0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const FIRST_SIXTEEN = [
  0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0, 0x808080, 0xff0000, 0x00ff00,
  0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff,
];

/** What xterm's palette has at `n` (0–255), as a true colour. */
export function paletteToRgb(n: number): Colour {
  const index = n & 0xff;
  if (index < 16) return COLOUR_RGB | FIRST_SIXTEEN[index]!;
  if (index >= 232) return joinRgb(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232));
  const cube = index - 16;
  return joinRgb(CUBE[Math.floor(cube / 36)]!, CUBE[Math.floor(cube / 6) % 6]!, CUBE[cube % 6]!);
}

/** Any colour as a true colour; COLOUR_NONE for defaults and themes. */
export function forceRgb(colour: Colour): Colour {
  if (colour === COLOUR_NONE) return COLOUR_NONE;
  if (colour & COLOUR_RGB) return colour;
  if (colour & COLOUR_256) return paletteToRgb(colour);
  if (colour >= 0 && colour <= 7) return paletteToRgb(colour);
  if (colour >= 90 && colour <= 97) return paletteToRgb(colour - 82);
  return COLOUR_NONE;
}

function cubeLevel(v: number): number {
  if (v < 48) return 0;
  return v < 114 ? 1 : Math.floor((v - 35) / 40);
}

function distance(r: number, g: number, b: number, colour: Colour): number {
  const dr = r - ((colour >> 16) & 0xff);
  const dg = g - ((colour >> 8) & 0xff);
  const db = b - (colour & 0xff);
  return dr * dr + dg * dg + db * db;
}

/** The nearest entry of the 256-colour palette: of the 6×6×6 cube, or a grey where that is nearer. */
export function rgbTo256(colour: Colour): Colour {
  const r = (colour >> 16) & 0xff;
  const g = (colour >> 8) & 0xff;
  const b = colour & 0xff;
  const cube = 16 + 36 * cubeLevel(r) + 6 * cubeLevel(g) + cubeLevel(b);
  const average = Math.floor((r + g + b) / 3);
  const grey = 232 + (average > 238 ? 23 : Math.max(0, Math.trunc((average - 3) / 10)));
  const nearer = distance(r, g, b, paletteToRgb(grey)) < distance(r, g, b, paletteToRgb(cube)) ? grey : cube;
  return COLOUR_256 | nearer;
}

/** Of 0 to 15, the colour that stands for each of the 256: a hexadecimal digit each. */
const TO_16 =
  "0123456789abcdef0444cc2644cc2264cc2226ccaaaaecaaaaae1544cc3844cc" +
  "2264cc2226ccaaaaecaaaaae1154cc1154cc3384cc2226ccaaaaecaaaaae1115" +
  "cc1115cc1115cc3337ccaaaaecaaaaae9999dc9999dc9999dc9999dcbbbb7caa" +
  "aaae99999d99999d99999d99999d99999dbbbbbf000000888888777777ffffff";

/** The nearest of the sixteen for a palette entry, as 0–15. */
export function colour256To16(colour: Colour): number {
  return Number.parseInt(TO_16[colour & 0xff]!, 16);
}

/** Darkens a colour by so many per cent; defaults and themes stay. */
export function dimColour(colour: Colour, percent: number): Colour {
  if (percent === 0 || isDefaultColour(colour) || (colour !== COLOUR_NONE && colour & COLOUR_THEME)) return colour;
  if (percent >= 100) return COLOUR_RGB;
  const rgb = forceRgb(colour);
  if (rgb === COLOUR_NONE) return COLOUR_NONE;
  const dim = (level: number): number => Math.floor(((level & 0xff) * (100 - percent)) / 100);
  return joinRgb(dim(rgb >> 16), dim(rgb >> 8), dim(rgb));
}

/** Whether a background is dark or light; undefined when that cannot be told. */
export function colourTheme(colour: Colour): "dark" | "light" | undefined {
  if (colour === 0 || colour === 90) return "dark";
  if (colour === 7 || colour === 97) return "light";
  const rgb = forceRgb(colour);
  if (rgb === COLOUR_NONE) return undefined;
  return ((rgb >> 16) & 0xff) + ((rgb >> 8) & 0xff) + (rgb & 0xff) > 382 ? "light" : "dark";
}
