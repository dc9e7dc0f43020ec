import type { FormatExtras } from "#format/context.ts";
import { applyStyle, parseStyle, type ParsedStyle } from "#format/style.ts";
import type { Options } from "#model/options.ts";
import { COLOUR_DEFAULT, colourFromString, type Colour } from "#terminal/colour.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import type { ModeEnvironment } from "./environment.ts";

/** A style option as cells are drawn with it; formats in it are expanded. */
export function optionStyle(
  environment: ModeEnvironment,
  options: Options,
  name: string,
  extras?: Partial<FormatExtras>,
  base: Style = DEFAULT_STYLE,
): Style {
  return applyStyle(environment.expand(options.string(name), extras), base);
}

/** A colour option; formats in it are expanded, what is no colour is the default one. */
export function optionColour(
  environment: ModeEnvironment,
  options: Options,
  name: string,
  extras?: Partial<FormatExtras>,
): Colour {
  return colourFromString(environment.expand(options.string(name), extras)) ?? COLOUR_DEFAULT;
}

/** A style option with its alignment, width and fill. */
export function optionLayout(
  environment: ModeEnvironment,
  options: Options,
  name: string,
  extras?: Partial<FormatExtras>,
): ParsedStyle {
  return parseStyle(environment.expand(options.string(name), extras));
}
