import { diff as engineDiff } from "#render/diff.ts";
import { OutputTerminal as EngineOutput, terminfoPaths as engineTerminfoPaths } from "#render/output-terminal.ts";
import { stringWidth as engineStringWidth } from "#terminal/width.ts";
import { Screen as EngineScreen } from "#terminal/screen.ts";
import { Terminal as EngineTerminal } from "#terminal/terminal.ts";
import type * as engine from "./engine.ts";

/**
 * The terminal engine as a library: what a plugin makes of it is its own. The types say what of the engine a plugin may
 * count on (`engine.ts`); there is more behind them, which changes without notice.
 */
export type { Colour, OutputTerminalSource, Style, TerminalHost, TerminalOptions } from "./engine.ts";
export type Screen = engine.Screen;
export type Terminal = engine.Terminal;
export type OutputTerminal = engine.OutputTerminal;
export {
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_DIM,
  ATTR_ITALICS,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  COLOUR_256,
  COLOUR_DEFAULT,
  COLOUR_RGB,
  DEFAULT_STYLE,
  MODE_CURSOR,
} from "./engine.ts";

/**
 * Makes a screen of blank cells: what somebody sees, to be drawn into and compared.
 *
 * @since 0.1.0
 */
export const Screen: new (cols: number, rows: number) => Screen = EngineScreen;

/**
 * Makes an emulator: bytes in, a screen out. Without `host` its questions and answers go nowhere.
 *
 * @since 0.1.0
 */
export const Terminal: new (
  cols: number,
  rows: number,
  options?: engine.TerminalOptions,
  host?: engine.TerminalHost,
) => Terminal = EngineTerminal;

/**
 * Says what an outer terminal can do, from its terminfo entry and the names of its features.
 *
 * @since 0.1.0
 */
export const OutputTerminal: new (source: engine.OutputTerminalSource) => OutputTerminal = EngineOutput;

/**
 * The bytes that turn a terminal which shows one screen into one that shows the other.
 *
 * @param from what the terminal shows; null when that is not known: everything is drawn
 * @param to what it is to show; may be larger or smaller than `from`
 * @returns bytes of the caller's own; empty when nothing differs
 * @since 0.1.0
 */
export const diff = engineDiff as (from: Screen | null, to: Screen, terminal: OutputTerminal) => Uint8Array;

/**
 * Where ncurses looks for a compiled terminfo entry, best first; nothing is read.
 *
 * @since 0.1.0
 */
export const terminfoPaths: (
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
) => readonly string[] = engineTerminfoPaths;

/**
 * Cells that a text takes.
 *
 * @since 0.1.0
 */
export const stringWidth: (text: string) => number = engineStringWidth;
