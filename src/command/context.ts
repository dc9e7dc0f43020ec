import type { FormatContext, FormatExtras } from "#format/context.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Environment } from "#model/environment.ts";
import type { Overlay, PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";
import type { CommandBlock, Operand, TargetSpec } from "./command.ts";

/** What a `-t` or `-s` came to. A session target has session and its current winlink; with `windowIndex` only `index` may be set. */
export interface Target {
  readonly session?: Session | undefined;
  readonly winlink?: Winlink | undefined;
  readonly window?: Window | undefined;
  readonly pane?: Pane | undefined;
  /** Window index asked for where no window is (move-window, new-window -t), else -1. */
  readonly index: number;
}

/** All that a command gets, by name; it knows nothing else. */
export interface CommandContext<F = Readonly<Record<string, string | boolean | undefined>>> {
  readonly name: string;
  readonly flags: F;
  /** All values of a flag that was given several times (`-e A=1 -e B=2`). */
  readonly values: (flag: string) => readonly string[];
  readonly operands: readonly Operand[];
  /** Operand as text (a block is printed back to its source); "" when missing. */
  readonly operand: (index: number) => string;
  readonly target: Target;
  readonly source: Target;
  /** Where the command would act without `-t`. */
  readonly current: Target;
  /** Who ran it: undefined for a config file, a hook or a job. */
  readonly client: Client | undefined;
  /** The client of `-c`/`-t`, else the best one. */
  readonly targetClient: Client | undefined;
  /** The key that ran it, if a key did. */
  readonly event: KeyEvent | undefined;
  readonly state: ServerState;
  readonly server: ServerServices;
  /** Prints a line to the client (or the view mode of an attached one). Lines are not split. */
  readonly print: (line: string) => void;
  /** Prints bytes as they are (`show-buffer`, `save-buffer -`). */
  readonly printBytes: (bytes: Uint8Array) => void;
  /** An error that does not end the command. */
  readonly error: (message: string) => void;
  /** A config file is wrong: told to the client that reads it, or kept until somebody can be shown it. */
  readonly configError: (message: string) => void;
  readonly expand: (template: string, extras?: ExpandExtras) => string;
  /** As `expand`, with strftime conversions first. */
  readonly expandTime: (template: string, extras?: ExpandExtras) => string;
  /** As `expand`, then tmux's truth: not empty and not `0`. */
  readonly isTrue: (template: string, extras?: ExpandExtras) => boolean;
  /** Every format variable that has a value, with the value. */
  readonly formatValues: (extras?: ExpandExtras) => Iterable<readonly [name: string, value: string]>;
  /**
   * Runs commands right after this one, before what follows in the queue; resolves when they are done.
   * Text is parsed first. The current target and event are kept unless `with` says otherwise.
   */
  readonly run: (commands: Operand, options?: RunOptions) => Promise<void>;
  /**
   * Puts commands at the end of a client's queue: they do not hold up what follows, and nothing of this command's
   * place (current target, key, formats) goes with them but what `options` says.
   */
  readonly runLater: (commands: Operand, options?: RunOptions) => void;
  /** Tells a client of an error when the commands that it has queued are done. */
  readonly errorLater: (client: Client, message: string) => void;
  /** Parses commands as the ones of this command's place would be. @throws CommandError with file and line */
  readonly parse: (commands: Operand) => CommandBlock;
  /** Looks for the client of a flag that is not the row's own. @throws CommandError unless `quiet` */
  readonly findClient: (name: string | undefined, quiet?: boolean) => Client | undefined;
  /** Looks for another target than the row's. @throws CommandError */
  readonly findTarget: (text: string | undefined, options: Omit<TargetSpec, "flag">) => Target;
  /** What follows in the queue acts here, unless it has a target of its own. */
  readonly setCurrent: (target: Target) => void;
  /** Runs a hook's commands right after this command; not when a hook runs the command, unless `always`. */
  readonly hook: (name: string, target: Target, always?: boolean) => void;
  /** How often a flag was given. */
  readonly count: (flag: string) => number;
  /** The flags and operands as tmux prints them. */
  readonly argumentText: string;
  /** Variables of the hook or the key that ran the command. */
  readonly formats: Readonly<Record<string, string>>;
  /** A key bound with `-r` ran it: the client stays in its key table. */
  readonly repeat: boolean;
  /** Where the command was written. */
  readonly file: string | undefined;
  readonly line: number;
  /** Keeps a promise that nobody waits for: a failure is logged. */
  readonly background: <T>(name: string, promise: Promise<T>) => void;
}

/** Where and with what inserted commands run; what is not given is as for the command that inserts them. */
export interface RunOptions {
  readonly target?: Target;
  readonly client?: Client | undefined;
  readonly event?: KeyEvent | undefined;
  /** As what a key is bound to: nothing of the inserting command's place goes with them, and they are no line of a control client. */
  readonly fresh?: boolean;
  /** Put in the place of `%1`, `%%` … */
  readonly arguments?: readonly string[];
  /** Variables for the formats of these commands, beside those of the command that inserts them. */
  readonly formats?: Readonly<Record<string, string>>;
}

/** What a format is about where that is not the command's target, and who is told how it is expanded. */
export type ExpandExtras = Partial<FormatExtras> & Pick<Partial<FormatContext>, "trace">;

export interface SpawnOptions {
  readonly argv: readonly string[];
  readonly shell: string;
  readonly cwd: string;
  readonly environment: Environment;
  /** Of the terminal that the session was made from, if it was made from one. */
  readonly specialCharacters: Uint8Array | undefined;
}

export interface JobOptions {
  readonly cwd?: string | undefined;
  readonly session?: Session | undefined;
  readonly client?: Client | undefined;
  readonly environment?: readonly string[] | undefined;
  /** Gets the lines as they come; the result's output is then empty. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly stderrToStdout?: boolean | undefined;
  /** Bytes for its standard input, which is closed after them. */
  readonly input?: Uint8Array | undefined;
  /** Do not wait for it when the server ends. */
  readonly noWait?: boolean | undefined;
}

export interface JobResult {
  readonly output: Uint8Array;
  readonly status: number | undefined;
  readonly signal: number | undefined;
}

export interface RedrawRequest {
  readonly client?: Client | undefined;
  readonly session?: Session | undefined;
  readonly window?: Window | undefined;
  readonly pane?: Pane | undefined;
  /** `all`: everything; `status`: only the status lines; `borders`: borders and pane status. */
  readonly what: "all" | "status" | "borders";
  /** Whether all of it is sent, as something else may have drawn over the terminal. */
  readonly anew?: boolean | undefined;
}

/** What commands ask of the server: everything that is I/O, ptys, modes or clients' screens. Implemented in `src/server/`. */
export interface ServerServices {
  /** Starts the program of a new or respawned pane. @throws CommandError `create pane failed: …` */
  spawn(pane: Pane, options: SpawnOptions): void;
  /** The special characters (`c_cc` of termios) of the client's terminal as it is now; undefined where it has none. */
  specialCharacters(client: Client): Uint8Array | undefined;
  /** Closes the pane's program and lets its pty go; the model has already dropped, or will keep, the pane. */
  closePane(pane: Pane): void;
  /** Makes the pane go as if its program ended: layout closes, window and session may follow. */
  killPane(pane: Pane): void;
  killWindow(window: Window): void;
  killSession(session: Session): void;
  /** Ends and forgets the program of a pane that gets another, with its modes, its screen and what is not read of it yet. */
  resetPane(pane: Pane): void;
  /** Resolves when the pane's program has ended, or the pane is gone. @returns its exit status, if it had one */
  paneExit(pane: Pane): Promise<number | undefined>;
  /** Shows what the client has on its standard input in an empty pane; resolves at its end. */
  feedPane(pane: Pane, client: Client): Promise<void>;
  pipePane(pane: Pane, command: string, options: { readonly input: boolean; readonly output: boolean }): void;

  job(command: string | readonly string[], options: JobOptions): Promise<JobResult>;
  /** Reads a file as the client sees it (`-` is its standard input). @throws CommandError `No such file or directory: PATH` and the like */
  readFile(client: Client | undefined, path: string): Promise<Uint8Array>;
  writeFile(client: Client | undefined, path: string, bytes: Uint8Array, append: boolean): Promise<void>;

  /** Makes the client's terminal ready to be attached. @throws CommandError `open terminal failed: not a terminal` and the like */
  openTerminal(client: Client): void;
  attach(
    client: Client,
    session: Session,
    options: {
      readonly flags?: string | undefined;
      readonly environmentUpdate: boolean;
      readonly cwd?: string | undefined;
      readonly detachOthers?: "detach" | "kill" | undefined;
    },
  ): void;
  detach(client: Client, options: { readonly kill?: boolean; readonly exec?: string | undefined }): void;
  /** Moves an attached client; `keepTable` while a repeated key runs: it stays in its key table. */
  switchSession(client: Client, session: Session, keepTable: boolean): void;
  setClientFlags(client: Client, flags: string): void;
  suspend(client: Client): void;
  /** Offset into a window larger than the client of the first cell that the client shows. */
  clientView(client: Client): { readonly x: number; readonly y: number };
  lock(what: Client | Session | undefined): void;
  /** Ends the server; `kill-server`. */
  exit(): void;
  redraw(request: RedrawRequest): void;
  /** An option was set or unset: what hangs on it (timers, key tables, caches, sizes, the screen) is brought up to date. */
  optionChanged(name: string): void;
  /** `set -g @plugin SPEC`: each counts, not only the last. @param file the config file it stands in, "" for none */
  pluginWanted(spec: string, file: string): void;
  /** Sizes of windows, after clients, sessions or options changed. */
  recalculateSizes(): void;

  /** Shows a message in the client's status line. @param ms undefined: `display-time`; 0: until a key */
  message(
    client: Client | undefined,
    text: string,
    options?: {
      readonly ms?: number | undefined;
      readonly ignoreKeys?: boolean;
      readonly ignoreStyles?: boolean;
      /** The panes go on being drawn below it (`display-message -C`). */
      readonly noFreeze?: boolean;
    },
  ): void;
  /** Appends lines to the pane's view mode, entering it if needed. */
  view(pane: Pane, text: string): void;
  /** Puts a mode on top of a pane, made by the mode's factory in the server's table of modes. */
  enterMode(pane: Pane, mode: string, options: ModeOptions): PaneMode | undefined;
  leaveMode(pane: Pane, all?: boolean): void;
  /** Shows a menu over the target's window. @throws CommandError for what `display-menu` refuses */
  openMenu(client: Client, options: OverlayOptions): void;
  closeMenu(window: Window): void;
  /** Shows a popup over a client, or changes the one that is there. @throws CommandError for what `display-popup` refuses */
  openPopup(client: Client, options: OverlayOptions): Overlay | undefined;
  closePopup(client: Client): void;
  /** Opens a prompt; resolves when it is answered or cancelled. */
  prompt(client: Client, options: PromptOptions): Promise<void>;

  /** Hands keys to a pane as if typed (`send-keys`): translated for the pane's modes. */
  sendKey(pane: Pane, event: KeyEvent, client?: Client): void;
  sendBytes(pane: Pane, bytes: Uint8Array): void;
  /** Runs a key through a client's key tables (`send-keys -K`). */
  dispatchKey(client: Client, event: KeyEvent): void;
  /** Writes a selection to a client's terminal (OSC 52). */
  setClipboard(client: Client | undefined, bytes: Uint8Array): void;
  requestClipboard(client: Client): void;

  /** Every mouse report of the client goes to `update` until the button is let go, or it returns false. */
  drag(client: Client, update: (mouse: MouseEvent) => boolean): void;

  /** Runs the hook's commands for a target; resolves when they are done. */
  runHook(name: string, target: Target, formats?: Readonly<Record<string, string>>, client?: Client): Promise<void>;
  /** Control-mode requests of refresh-client. */
  control(client: Client, request: ControlRequest): void;
  /** Lines of `show-messages`: the log, then `-J` jobs, `-T` terminals; and what plugins keep above it. */
  messageLines(
    what: { readonly jobs: boolean; readonly terminals: boolean },
    client: Client | undefined,
  ): readonly string[];
  /** Logs a failure of ours with its stack; the command fails, the server lives. */
  report(where: string, error: unknown): void;
}

export interface ModeOptions {
  readonly client?: Client | undefined;
  readonly event?: KeyEvent | undefined;
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly Operand[];
  /** How often a flag was given (`-NN`: 2). */
  readonly count?: ((flag: string) => number) | undefined;
  readonly source?: Pane | undefined;
  readonly target: Target;
}

export interface OverlayOptions {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly Operand[];
  readonly values: (flag: string) => readonly string[];
  /** How often a flag was given (`-EE`: 2). */
  readonly count: (flag: string) => number;
  readonly event?: KeyEvent | undefined;
  readonly target: Target;
  readonly expand: (template: string, extras?: Partial<FormatExtras>) => string;
}

export interface PromptOptions {
  readonly prompt: string;
  readonly input: string;
  readonly type: "command" | "search";
  /** In this pane, not in the client's status line (`command-prompt -P`). */
  readonly pane?: Pane | undefined;
  /** The client goes on being drawn (`command-prompt -C`). */
  readonly noFreeze?: boolean;
  readonly single?: boolean;
  readonly numeric?: boolean;
  readonly key?: boolean;
  readonly incremental?: boolean;
  readonly noFormat?: boolean;
  readonly backspaceExit?: boolean;
  readonly target?: Target;
  /**
   * Called with the answer (undefined: cancelled). `done` false for an incremental change.
   * @returns true to keep the prompt open, or the next prompt to show in its place
   */
  readonly onInput: (
    input: string | undefined,
    done: boolean,
  ) => boolean | void | { readonly prompt: string; readonly input: string };
}

export type ControlRequest =
  | { readonly kind: "size"; readonly cols: number; readonly rows: number; readonly window?: number | undefined }
  | { readonly kind: "pane"; readonly pane: string; readonly state: string }
  | {
      readonly kind: "subscribe";
      readonly name: string;
      readonly what?: string | undefined;
      readonly format?: string | undefined;
    }
  | { readonly kind: "report"; readonly pane: string; readonly report: string };
