import type { Colour } from "#terminal/colour.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";

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
  /** Colours and attributes; `link` is 0, the address is in `linkUri`. */
  readonly style: Style;
  readonly align: StyleAlign;
  readonly list: StyleList;
  readonly range: StyleRange | undefined;
  /** Colour of the unused cells, COLOUR_DEFAULT for none. */
  readonly fill: Colour;
  readonly defaultType: "base" | "push" | "pop" | "set";
  /** `ignore`: the text that follows is not drawn. */
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
  throw new Error(`not there yet ${style.fg}`);
}

/**
 * Reads a style, already expanded. A text with any mistake changes nothing.
 *
 * @param base what `default` and `fg=default` go back to
 * @param onto what the words are added to; `base` by default
 */
export function parseStyle(
  text: string,
  base: Style = DEFAULT_STYLE,
  onto: ParsedStyle = plainStyle(base),
): ParsedStyle {
  throw new Error(`not there yet ${text} ${onto.align}`);
}

/** Whether tmux takes the text as a style. */
export function isValidStyle(text: string): boolean {
  throw new Error(`not there yet ${text}`);
}

/** Prints a style as tmux does: `fg=red,bold`, `default` when it says nothing. */
export function styleToString(style: ParsedStyle): string {
  throw new Error(`not there yet ${style.align}`);
}

/** A style option's text (expanded) applied on `base`: colours that are not default win, attributes add up. */
export function applyStyle(text: string, base: Style = DEFAULT_STYLE): Style {
  throw new Error(`not there yet ${text} ${base.fg}`);
}
