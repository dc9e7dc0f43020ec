import type { Colour } from "./colour.ts";

/**
 * What the options of the pane say about its terminal. The object may be changed at any time; the next byte obeys it.
 *
 * @since 0.1.0
 */
export interface TerminalOptions {
  historyLimit?: number;
  /** `allow-rename`: ESC k sets the window's name. Default false. */
  allowRename?: boolean;
  /** `allow-set-title`. Default true. */
  allowSetTitle?: boolean;
  /** `allow-passthrough`: 0 off, 1 on while visible, 2 all. The engine reports; the host decides what visible is. Default 0. */
  allowPassthrough?: number;
  /** `alternate-screen`. Default true. */
  alternateScreen?: boolean;
  /** `scroll-on-clear`. Default true. */
  scrollOnClear?: boolean;
  /** `extended-keys`: 0 off, 1 on, 2 always. Default 0. */
  extendedKeys?: number;
  /** `extended-keys-format`: "xterm" or "csi-u". */
  extendedKeysFormat?: "xterm" | "csi-u";
  /** `set-clipboard`: 0 off, 1 external, 2 on. Default 1. */
  setClipboard?: number;
  /** `get-clipboard`: 0 off, 1 buffer, 2 request, 3 both. Default 1. */
  getClipboard?: number;
  /** `input-buffer-size`, bytes of an OSC, DCS or APC string that are kept. Default 1048576. */
  inputBufferSize?: number;
  /** `variation-selector-always-wide`. Default true. */
  variationSelectorAlwaysWide?: boolean;
  /** What `pane-colours` sets: index to colour. */
  paneColours?: ReadonlyMap<number, Colour>;
  /** `cursor-style` and `cursor-colour`: what DECSCUSR 0 and OSC 112 go back to. */
  cursorStyle?: number;
  cursorColour?: Colour;
  /** Size of a cell in pixels, for programs that ask; 0 or missing: as tmux assumes. */
  cellWidthPx?: number;
  cellHeightPx?: number;
  /** `default-terminal`, for programs that ask. */
  termName?: string;
  /** Version that XTVERSION tells. */
  version?: string;
  /** The clock, ms since the epoch, for the times of lines in history. */
  now?: () => number;
}

/**
 * What a terminal tells its surroundings while it is fed. All optional; called synchronously.
 *
 * @since 0.1.0
 */
export interface TerminalHost {
  /** Bytes for the program in the pane. */
  reply?(bytes: Uint8Array): void;
  bell?(): void;
  title?(title: string): void;
  path?(path: string): void;
  /** ESC k: the window's new name; "" asks for automatic-rename. */
  rename?(name: string): void;
  /** OSC 52 with data. `selection` as the program wrote it ("c", "p", ""). */
  clipboardSet?(selection: string, bytes: Uint8Array): void;
  /** OSC 52 with `?`. The answer goes back by `Terminal.answerClipboard`. */
  clipboardQuery?(selection: string, terminator: string): void;
  /**
   * OSC 4 with `?` for a colour the engine does not know: to be asked of the outer terminal and answered by
   * `Terminal.answerPalette`. Later answers to the program wait behind it for half a second (`Terminal.flushRequests`).
   * @returns false when there is nobody to ask
   */
  paletteQuery?(index: number, terminator: string): boolean | void;
  /** OSC 10, 11 or 12 with `?`, when the screen has no such colour of its own. @returns the colour the pane shows, or undefined */
  colourQuery?(which: 10 | 11 | 12): Colour | undefined;
  /** The colours of the pane changed (OSC 4, 10, 11, 12, 104 …). */
  coloursChanged?(): void;
  /** `ESC P tmux; …`: bytes for the outer terminals. */
  passthrough?(bytes: Uint8Array): void;
  /** OSC 133: A, B, C or D; D with its exit status. */
  promptMark?(mark: "A" | "B" | "C" | "D" | "P", status: number | undefined): void;
  /** MODE_* bits changed. */
  modes?(now: number, before: number): void;
  /** A program asks for focus events: tell it now whether it has the focus. */
  focusMode?(on: boolean): void;
  /** Whether somebody who sees the pane is shown pictures as they are. */
  showsImages?(): boolean;
  /** A program asks for the theme (DSR 996). @returns "dark", "light" or undefined when unknown */
  themeQuery?(): "dark" | "light" | undefined;
  /** OSC 9;4. */
  progress?(state: number, percent: number): void;
  /** The alternate screen was entered or left. */
  alternate?(on: boolean): void;
}
