import { COLOUR_DEFAULT, colourToString, type Colour } from "#terminal/colour.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { attributesToString } from "./attributes.ts";
import { STYLE_WORDS } from "./style-words.ts";

export type StyleAlign = "default" | "left" | "centre" | "right" | "absolute-centre";
export type StyleList = "off" | "on" | "focus" | "left-marker" | "right-marker";
export type RangeType = "left" | "right" | "pane" | "window" | "session" | "user" | "control";

/** What a click on some columns means. `argument`: an id (pane, session), an index (window), a number (control), a name (user), else "". */
export interface StyleRange {
  readonly type: RangeType;
  readonly argument: number | string;
}

/** Everything that a style (`#[…]` or a style option) can say. */
export interface ParsedStyle {
  /** Colours and attributes; `link` is the base's, an address of its own is in `linkUri`. */
  readonly style: Style;
  readonly align: StyleAlign;
  readonly list: StyleList;
  readonly range: StyleRange | undefined;
  /** Colour of the unused cells, COLOUR_DEFAULT for none. */
  readonly fill: Colour;
  readonly defaultType: "base" | "push" | "pop" | "set";
  /** `ignore`: styles in the text that follows are shown, not obeyed. */
  readonly ignore: boolean;
  /** `width=`: cells, or percent; -1 unset. `pad=`: cells, -1 unset. */
  readonly width: number;
  readonly widthIsPercent: boolean;
  readonly pad: number;
  /** `dim=`: percent towards the background, 0 for none. */
  readonly dim: number;
  readonly linkUri: string;
}

/** A style that says nothing but `style`. */
export function plainStyle(style: Style = DEFAULT_STYLE): ParsedStyle {
  return {
    style,
    align: "default",
    list: "off",
    range: undefined,
    fill: COLOUR_DEFAULT,
    defaultType: "base",
    ignore: false,
    width: -1,
    widthIsPercent: false,
    pad: -1,
    dim: 0,
    linkUri: "",
  };
}

/** tmux reads each word into a buffer of 256. */
const WORD_MAX = 255;

/**
 * Reads a style, already expanded: words between blanks and commas. A text with any mistake changes nothing.
 *
 * @param base what `default` and `fg=default` go back to
 * @param onto what the words are added to; `base` by default
 * Source: tmux/tmux style.c, style_parse
 */
export function parseStyle(
  text: string,
  base: Style = DEFAULT_STYLE,
  onto: ParsedStyle = plainStyle(base),
): ParsedStyle {
  return readStyle(text, base, onto) ?? onto;
}

/** Whether the text, already expanded, is a style. */
export function isValidStyle(text: string): boolean {
  return readStyle(text, DEFAULT_STYLE, plainStyle()) !== undefined;
}

/** As `parseStyle`, but undefined where the text has a mistake. */
export function readStyle(text: string, base: Style, onto: ParsedStyle): ParsedStyle | undefined {
  let style = onto;
  for (const word of text.split(/[ ,\n]+/)) {
    if (word === "") continue;
    const change = word.length > WORD_MAX ? undefined : changeOf(word, style, base);
    if (change === undefined) return undefined;
    style = { ...style, ...change };
  }
  return style;
}

function changeOf(word: string, style: ParsedStyle, base: Style): Partial<ParsedStyle> | undefined {
  for (const read of STYLE_WORDS) {
    const change = read(word, style, base);
    if (change !== "other") return change;
  }
  return undefined;
}

/** Prints a style as tmux does: `fg=red,bold`, `default` when it says nothing. Source: tmux/tmux style.c, style_tostring */
export function styleToString(parsed: ParsedStyle): string {
  const { style, range } = parsed;
  const words: string[] = [];
  if (parsed.list !== "off") words.push(`list=${parsed.list}`);
  if (range !== undefined) words.push(`range=${rangeToString(range)}`);
  if (parsed.align !== "default") words.push(`align=${parsed.align}`);
  if (parsed.defaultType !== "base") words.push(`${parsed.defaultType}-default`);
  if (parsed.fill !== COLOUR_DEFAULT) words.push(`fill=${colourToString(parsed.fill)}`);
  if (parsed.dim !== 0) words.push(`dim=${parsed.dim}%`);
  if (style.fg !== COLOUR_DEFAULT) words.push(`fg=${colourToString(style.fg)}`);
  if (style.bg !== COLOUR_DEFAULT) words.push(`bg=${colourToString(style.bg)}`);
  if (style.us !== COLOUR_DEFAULT) words.push(`us=${colourToString(style.us)}`);
  if (style.attr !== 0) words.push(attributesToString(style.attr));
  if (parsed.width >= 0) words.push(`width=${parsed.width}${parsed.widthIsPercent ? "%" : ""}`);
  if (parsed.pad >= 0) words.push(`pad=${parsed.pad}`);
  if (parsed.linkUri !== "") words.push(`link=${parsed.linkUri}`);
  return words.length === 0 ? "default" : words.join(",");
}

function rangeToString({ type, argument }: StyleRange): string {
  if (type === "pane") return `pane|%${argument}`;
  if (type === "session") return `session|$${argument}`;
  return argument === "" ? type : `${type}|${argument}`;
}

/**
 * A style option's text, already expanded, on top of `base`: colours that are not default win, attributes add up.
 * Source: tmux/tmux style.c, style_add
 */
export function applyStyle(text: string, base: Style = DEFAULT_STYLE): Style {
  const { fg, bg, us, attr } = parseStyle(text).style;
  return {
    fg: fg === COLOUR_DEFAULT ? base.fg : fg,
    bg: bg === COLOUR_DEFAULT ? base.bg : bg,
    us: us === COLOUR_DEFAULT ? base.us : us,
    attr: base.attr | attr,
    link: base.link,
  };
}
