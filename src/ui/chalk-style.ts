import { COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB, type Colour } from "#terminal/colour.ts";
import {
  ATTR_BRIGHT,
  ATTR_DIM,
  ATTR_ITALICS,
  ATTR_NOATTR,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  type Style,
} from "#terminal/style.ts";

const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/** A style as the properties of Ink's `Text`. */
export interface TextProps {
  readonly color?: string;
  readonly backgroundColor?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly inverse?: boolean;
}

const KNOWN = ATTR_BRIGHT | ATTR_DIM | ATTR_ITALICS | ATTR_UNDERSCORE | ATTR_STRIKETHROUGH | ATTR_REVERSE | ATTR_NOATTR;

/** Whether chalk has words for everything in the style; blink, overline, other underlines, links and ACS it has not. */
export function hasTextProps(style: Style): boolean {
  return (
    (style.attr & ~KNOWN) === 0 &&
    style.us === COLOUR_DEFAULT &&
    style.link === 0 &&
    (style.fg === COLOUR_DEFAULT || colourName(style.fg) !== undefined) &&
    (style.bg === COLOUR_DEFAULT || colourName(style.bg) !== undefined)
  );
}

/** Attributes that chalk has words for; NOATTR has none and needs none. */
const WORDS = KNOWN & ~ATTR_NOATTR;

/** Whether Ink is told the same of both styles: text in them comes out of it as one. */
export function sameTextProps(a: Style, b: Style): boolean {
  return (
    (a.attr & WORDS) === (b.attr & WORDS) &&
    colourName(a.fg) === colourName(b.fg) &&
    colourName(a.bg) === colourName(b.bg)
  );
}

/** The style in Ink's words; what chalk has no words for is left out. */
export function textProps(style: Style): TextProps {
  const { attr } = style;
  const color = colourName(style.fg);
  const backgroundColor = colourName(style.bg);
  return {
    ...(color === undefined ? {} : { color }),
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
    ...((attr & ATTR_BRIGHT) === 0 ? {} : { bold: true }),
    ...((attr & ATTR_DIM) === 0 ? {} : { dimColor: true }),
    ...((attr & ATTR_ITALICS) === 0 ? {} : { italic: true }),
    ...((attr & ATTR_UNDERSCORE) === 0 ? {} : { underline: true }),
    ...((attr & ATTR_STRIKETHROUGH) === 0 ? {} : { strikethrough: true }),
    ...((attr & ATTR_REVERSE) === 0 ? {} : { inverse: true }),
  };
}

/** chalk's name of a colour, undefined for the default and for those it has not. */
function colourName(colour: Colour): string | undefined {
  if (colour >= 0 && colour < 8) return NAMES[colour];
  if (colour >= 90 && colour <= 97) return `${NAMES[colour - 90]!}Bright`;
  if (colour < 0) return undefined;
  if ((colour & COLOUR_RGB) !== 0) return `#${(colour & 0xffffff).toString(16).padStart(6, "0")}`;
  return (colour & COLOUR_256) === 0 ? undefined : `ansi256(${colour & 0xff})`;
}
