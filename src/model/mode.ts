import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Screen } from "#terminal/screen.ts";
import type { Client } from "./client.ts";
import type { Pane } from "./pane.ts";
import type { Session } from "./session.ts";
import type { Winlink } from "./winlink.ts";

/** Options of `send-keys -X`: the command's words and the repeat prefix (1 unless `-N` or a typed count says more). */
export interface ModeCommand {
  readonly words: readonly string[];
  readonly prefix: number;
  /** `send-keys -F`: formats in search strings are expanded. */
  readonly expandFormats?: boolean | undefined;
  /** Session and winlink of the target; without a session nothing is copied or piped. */
  readonly session?: Session | undefined;
  readonly winlink?: Winlink | undefined;
}

/**
 * Something that takes over a pane: copy mode, view mode, the choosers, clock mode, customize mode.
 * The pane shows `screen` instead of its own while the mode is on top of `pane.modes`.
 * Implemented in `src/mode/`, one file a mode.
 */
export interface PaneMode {
  /** As in `#{pane_mode}`: `copy-mode`, `view-mode`, `tree-mode`, `buffer-mode`, `client-mode`, `options-mode`, `clock-mode`, `panes-mode`. */
  readonly name: string;
  readonly pane: Pane;
  readonly screen: Screen;
  /** `-k`: the pane is killed when the mode ends. */
  killOnExit: boolean;
  readonly hidePaneStatus: boolean;
  readonly hideScrollbars: boolean;
  /** Gives way when another mode is entered (display-panes) instead of waiting below it. */
  readonly noStack?: boolean;
  /** Repeat prefix typed so far (vi counts), 1 when none. */
  prefix: number;
  resize(cols: number, rows: number): void;
  /** The key table consulted before the root table, if the mode binds keys through one (copy mode). */
  keyTable?(): string;
  /** A key that no table took. */
  key?(event: KeyEvent, client: Client | undefined): void;
  /** `send-keys -X`. @throws CommandError-compatible Error for an unknown or malformed command */
  command?(command: ModeCommand, client: Client | undefined, mouse: MouseEvent | undefined): void;
  /** Format variables that exist only in this mode (`copy_cursor_x`, `search_present` …); undefined expands to nothing. */
  formats?(): Readonly<Record<string, string | undefined>>;
  /** For a scrollbar: rows above the first shown one (`offset`), of `size` rows of history. Undefined: the mode does not scroll. */
  scrollPosition?(): { readonly offset: number; readonly size: number } | undefined;
  /** The world changed (a session came or went): what the screen shows is made anew. Called while clients are drawn. */
  update?(): void;
  /** Options changed that say how it looks. */
  styleChanged?(): void;
  /** What `capture-pane -M` takes, where that is not what the pane shows: copy mode's text without its decorations. */
  captureScreen?(): Screen;
  /** Called once when the mode leaves the pane. */
  close(): void;
}

/** Something drawn over what a client shows that takes its keys: menu, popup. Implemented in `src/mode/`. */
export interface Overlay {
  readonly kind: string;
  /** Draws itself into the composed client screen. `cols` and `rows` are the screen's. */
  draw(screen: Screen, client: Client): void;
  /** @returns true when the overlay is finished and must be closed */
  key(event: KeyEvent, client: Client): boolean;
  /** Resolves when the overlay was closed; a command that opened it may wait. The value is the exit status of a popup's program, else 0. */
  readonly done?: Promise<number>;
  /** The client's size changed. @returns false when it no longer fits and must be closed */
  resize(client: Client): boolean;
  /** Where the cursor is, 0-based, or undefined for hidden. */
  cursor?(client: Client): { x: number; y: number } | undefined;
  /** Mode bits (mouse, bracketed paste …) the client's terminal should have while the overlay is up; undefined keeps the pane's. */
  modes?(client: Client): number | undefined;
  close?(client: Client): void;
}

/** An overlay that belongs to a window, not to a client. */
export interface WindowMenu extends Overlay {
  /** The window's size changed. */
  resize(): boolean;
}

/** A prompt or message in the status line of a client (or, in HEAD, of a pane). Implemented in `src/mode/prompt/open.ts`. */
export interface StatusPrompt {
  /** Draws the prompt into one row of `screen`. @returns the cursor's column, or undefined for none */
  draw(screen: Screen, row: number, cols: number, client: Client | undefined): number | undefined;
  /**
   * A key, or a mouse event anywhere.
   * The prompt takes itself off its client or pane when it ends.
   * @returns whether the prompt took the key; false: it is for whatever lies below, even if the prompt has just ended
   */
  key(event: KeyEvent, client: Client | undefined): boolean;
  /** Whether the client shows nothing new while the prompt is open (tmux freezes it except for incremental prompts and -C). */
  readonly freezes: boolean;
  /** Cursor style (DECSCUSR 0-6) and colour the terminal's cursor should have; undefined: the terminal's own. */
  cursor?(): { readonly style: number; readonly colour: number | undefined };
  /** A string in a prompt of several: shows the next one in its place. */
  update(prompt: string, input: string): void;
  formats?(): Readonly<Record<string, string | undefined>>;
  /** Ends it without an answer. */
  close(client: Client | undefined): void;
}
