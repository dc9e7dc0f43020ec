/**
 * The terminal engine as a library: a Screen that a plugin makes is its own.
 *
 * @since 0.1.0
 */
export { Screen } from "#terminal/screen.ts";
export { Terminal } from "#terminal/terminal.ts";
export type { TerminalHost, TerminalOptions } from "#terminal/terminal.ts";
export { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
export { type Colour, COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB } from "#terminal/colour.ts";
export { diff } from "#render/diff.ts";
export { OutputTerminal, terminfoPaths } from "#render/output-terminal.ts";
export { stringWidth } from "#terminal/width.ts";
export { MODE_CURSOR } from "#terminal/modes.ts";
