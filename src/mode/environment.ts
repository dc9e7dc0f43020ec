import type { Operand, CommandBlock } from "#command/command.ts";
import type { ServerServices, Target } from "#command/context.ts";
import type { FormatExtras } from "#format/context.ts";
import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Overlay, WindowMenu } from "#model/mode.ts";
import type { Session } from "#model/session.ts";
import type { Screen } from "#terminal/screen.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";

/** A program on a pty of its own, inside a popup. */
export interface PopupProcess {
  readonly pid: number;
  write(bytes: Uint8Array): void;
  /** What the popup's terminal answers to the program; dropped where the program reads none of it. */
  answer(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  kill(): void;
}

export interface PopupSpawn {
  /** Empty: the default shell; one word: a command for the shell; more: run as it stands. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** `NAME=value` lines on top of the session's environment. */
  readonly environment: readonly string[];
  readonly session: Session | undefined;
  readonly cols: number;
  readonly rows: number;
  onData(bytes: Uint8Array): void;
  /** Called once, when the program ended: its exit status, or the number of the signal that ended it. */
  onExit(status: number): void;
}

/** The part of a window that a client shows, and where its status lines are; cells, 0-based. */
export interface ClientView {
  /** Offset into the window of the first cell shown (larger windows are panned). */
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
  /** Rows of status at the top of the client's screen, 0 when it is at the bottom or off. */
  readonly top: number;
  /** Rows of status, wherever they are. */
  readonly statusRows: number;
  readonly statusAtTop: boolean;
}

/** How to run what was chosen: where, for whom, because of which key, and what `%1`…`%9` stand for. */
export interface RunOptions {
  readonly target?: Target | undefined;
  readonly client?: Client | undefined;
  readonly event?: KeyEvent | undefined;
  readonly arguments?: readonly string[];
}

/** What modes, overlays and prompts need of the server; nothing in `src/mode/` knows more. Implemented in `src/server/`. */
export interface ModeEnvironment {
  readonly state: ServerState;
  readonly services: ServerServices;
  /** Expands a format; missing objects are found from the pane, window or client that `extras` names, as tmux does. */
  expand(template: string, extras?: Partial<FormatExtras>): string;
  /** As `expand`, with strftime conversions first. */
  expandTime(template: string, extras?: Partial<FormatExtras>): string;
  isTrue(template: string, extras?: Partial<FormatExtras>): boolean;
  /** Queues commands for the client (or for nobody). A bad line becomes a message of the client's. Resolves when they have run. */
  run(commands: Operand, options?: RunOptions): Promise<void>;
  /** Parses text that came from the user. @throws CommandError with the parser's message */
  parse(text: string): CommandBlock;
  /** Calls back once after `ms`. @returns a function that stops it */
  timer(ms: number, callback: () => void): () => void;
  /** Shows a menu over a window, in the place of one that is there. */
  showMenu(window: Window, menu: WindowMenu): void;
  /** Shows a popup over a client; one that is there already is closed. */
  showPopup(client: Client, popup: Overlay): void;
  spawnPopup(options: PopupSpawn): PopupProcess;
  view(client: Client): ClientView;
  /** Where a window's entry stands in the client's status lines, or undefined. `x` is the first column, `row` counts status rows. */
  windowStatusRange(client: Client, windowIndex: number): { readonly x: number; readonly row: number } | undefined;
  /** The client's status lines as last drawn, without message and prompt; undefined before the first. */
  statusScreen(client: Client): Screen | undefined;
  /** Opens the text in the user's editor in a popup of the client; `done` gets the new text, or undefined if it was left alone. */
  edit(client: Client, text: string, done: (text: string | undefined) => void): void;
  /** Leaves a promise to run; a failure is logged. */
  background(name: string, promise: Promise<unknown>): void;
}
