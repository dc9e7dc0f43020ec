import { diff as engineDiff } from "#render/diff.ts";
import {
  OutputTerminal as EngineOutput,
  type OutputTerminalSource,
  terminfoPaths as engineTerminfoPaths,
} from "#render/output-terminal.ts";
import type { TerminalHost, TerminalOptions } from "#terminal/host.ts";
import { Screen as EngineScreen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";
import { Terminal as EngineTerminal } from "#terminal/terminal.ts";
import { stringWidth as engineStringWidth } from "#terminal/width.ts";

/**
 * The terminal engine as a library: what a plugin makes of it is its own. The types say what of the engine a plugin may
 * count on; there is more behind them, which changes without notice.
 */
export type { OutputTerminalSource } from "#render/output-terminal.ts";
export { type Colour, COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB } from "#terminal/colour.ts";
export type { TerminalHost, TerminalOptions } from "#terminal/host.ts";
export { MODE_CURSOR } from "#terminal/modes.ts";
export {
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_DIM,
  ATTR_ITALICS,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  DEFAULT_STYLE,
  type Style,
} from "#terminal/style.ts";

/**
 * What somebody sees: rows × columns of cells, a cursor, the modes. Columns and rows are 0-based.
 *
 * @since 0.1.0
 */
export interface Screen {
  readonly cols: number;
  readonly rows: number;
  /** `cursorX === cols`: the next character wraps. */
  cursorX: number;
  cursorY: number;
  /** MODE_* bits. */
  modes: number;
  title: string;
  /** Working directory as the program told it (OSC 7). */
  path: string;
  /** Grows with every change of content, cursor or modes. */
  readonly generation: number;

  /** Plain text of columns `fromX` (default 0) to `toX` (default all, not included), blanks at the end cut. */
  text(y: number, fromX?: number, toX?: number): string;
  /** What the cell holds: a cluster, " " for a blank, "" for the right half of a wide one. */
  cellText(x: number, y: number): string;
  /** Columns that the cell's character takes; 0 for the right half of a wide one and what a tab spans. */
  cellWidth(x: number, y: number): number;
  cellStyle(x: number, y: number): Style;
  /** Version of a row's content: equal numbers, of whatever screens, mean the same row. */
  rowStamp(y: number): number;

  /** Writes text from (x, y), clipped at the right edge; the cursor stays. @returns the column after it */
  put(x: number, y: number, text: string, style?: Style): number;
  /** Fills `w` × `h` cells with a character. */
  fill(x: number, y: number, w: number, h: number, ch: string, style?: Style): void;
  /** Gives every cell of the rectangle another style; the text stays. */
  restyle(x: number, y: number, w: number, h: number, change: (style: Style) => Style): void;
  /** Blanks the screen, in the background of `style`. */
  clear(style?: Style): void;
  /** Copies cells from another screen, clipped to both; wide cells that are cut become blanks. */
  blit(src: Screen, srcX: number, srcY: number, w: number, h: number, dstX: number, dstY: number): void;
  /** Becomes an exact copy of what another screen shows: size, cells, cursor, modes, title. */
  copyFrom(other: Screen): void;
  /** Changes the size. @param rewrap wraps lines anew as a terminal does; otherwise rows are cut or padded */
  resize(cols: number, rows: number, rewrap?: boolean): void;
  /** An id for a link, for `Style.link`; 0 when the address is too long. */
  addHyperlink(uri: string, id?: string): number;
}

/**
 * Makes a screen of blank cells: what somebody sees, to be drawn into and compared.
 *
 * @since 0.1.0
 */
export const Screen: new (cols: number, rows: number) => Screen = EngineScreen;

/**
 * A terminal emulator: bytes of a program in, a screen out.
 *
 * @since 0.1.0
 */
export interface Terminal {
  readonly screen: Screen;
  /** May be changed at any time; the next byte obeys it. */
  readonly options: TerminalOptions;
  readonly host: TerminalHost;
  /** Takes output of the program, in slices of any size. Never throws, whatever the bytes. */
  feed(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  /** Becomes a copy of another terminal: what it shows, and what its next byte would be taken with. */
  copyFrom(other: Terminal): void;
  /** Styles, modes, tab stops and region as at the start, the screen cleared. */
  reset(): void;
}

/**
 * Makes an emulator: bytes in, a screen out. Without `host` its questions and answers go nowhere.
 *
 * @since 0.1.0
 */
export const Terminal: new (cols: number, rows: number, options?: TerminalOptions, host?: TerminalHost) => Terminal =
  EngineTerminal;

/**
 * What an outer terminal can do, for `diff`, and the sequences around its frames.
 *
 * @since 0.1.0
 */
export interface OutputTerminal {
  readonly name: string;
  /** 0, 8, 16, 256 or 0x1000000. */
  readonly colours: number;
  /** Whether it has a capability (terminfo's name, or one of tmux's own). */
  has(name: string): boolean;
  /** Adds features that it told of later (`RGB`, `sync` …). @returns whether anything changed */
  addFeatures(names: Iterable<string>): boolean;
  /** Takes the terminal over: alternate screen, keypad, paste. */
  start(): Uint8Array;
  /** Gives it back as it was. @param rows of the terminal, for its scroll region */
  stop(rows?: number): Uint8Array;
  /** OSC 52; empty when it cannot. @param bytes null asks for the clipboard */
  clipboard(selection: string, bytes: Uint8Array | null): Uint8Array;
}

/**
 * Says what an outer terminal can do, from its terminfo entry and the names of its features.
 *
 * @since 0.1.0
 */
export const OutputTerminal: new (source: OutputTerminalSource) => OutputTerminal = EngineOutput;

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
