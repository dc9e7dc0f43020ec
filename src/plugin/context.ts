import type { ComponentType } from "react";
import type { Flags } from "./flags.ts";
import type { OptionDeclarations, OptionValues } from "./option.ts";
import type { Registration } from "./registration.ts";
import type { RemoteClient, RemoteClientOptions, Size } from "./remote.ts";
import type { Theme } from "./theme.ts";

/**
 * Where a command was run. Ids as tmux prints them: `$1`, `@2`, `%3`; a client by its name.
 *
 * @since 0.1.0
 */
export interface Place {
  readonly session?: string | undefined;
  readonly window?: string | undefined;
  readonly pane?: string | undefined;
  readonly client?: string | undefined;
}

/**
 * What a plugin's command gets.
 *
 * @since 0.1.0
 */
export interface CommandCall<F = unknown> {
  readonly flags: F;
  readonly operands: readonly string[];
  /** Where `-t` points to if the command declares a target, else where it was run. */
  readonly target: Place;
  /** Prints a line to whoever ran the command. */
  readonly print: (line: string) => void;
  /** Expands a format at the target. */
  readonly expand: (template: string) => string;
}

/**
 * A command: the row that parser, usage line and `list-commands` read.
 *
 * @since 0.1.0
 */
export interface PluginCommand<Args extends string = string> {
  readonly name: string;
  readonly alias?: string;
  /** getopt letters; a colon means the flag takes a value. */
  readonly args: Args;
  /** Least and most operands; -1: no limit. */
  readonly operands: readonly [number, number];
  readonly usage: string;
  readonly doc?: string;
  /** The flag that names where the command acts, and what it finds. The letter must be in `args`. */
  readonly target?: { readonly flag: string; readonly type: "pane" | "window" | "session" };
  /** Throw an Error to fail: its message is the command's error. */
  exec(call: CommandCall<Flags<Args>>): void | Promise<void>;
}

/**
 * A key and what it runs, as in `bind-key`.
 *
 * @since 0.1.0
 */
export interface KeyBinding {
  /** `prefix` unless given. */
  readonly table?: string;
  /** As in `bind-key`: `C-x`, `M-Left`, `F5`. */
  readonly key: string;
  /** Command line in tmux's language. */
  readonly command: string;
  readonly note?: string;
  readonly repeat?: boolean;
}

/**
 * A format variable with a pushed value: no code of the plugin runs while a format is expanded.
 *
 * @since 0.1.0
 */
export interface Variable extends Registration {
  /** @param session sets it for one session only; such a value wins there; undefined text: nothing, or the global value */
  set(text: string | undefined, session?: string): void;
}

/**
 * What happened, where, and what tmux tells of it.
 *
 * @since 0.1.0
 */
export interface HookEvent extends Place {
  /** tmux's name: `window-renamed`, `client-attached` … */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What an Ink component of a plugin is given.
 *
 * @since 0.1.0
 */
export interface SegmentProps extends Place {
  /** Cells that the segment may use. */
  readonly width: number;
}

/**
 * Something at the left or right end of the first status line.
 *
 * @since 0.1.0
 */
export interface StatusSegmentDefinition {
  readonly name: string;
  readonly side: "left" | "right";
  /** Smaller stands further out; equal ones in order of registration. */
  readonly order?: number;
  /** Text in tmux's style language (`#[fg=red]…`); formats in it are expanded. */
  readonly text?: string;
  /** Drawn by Ink instead of `text`, one row high. */
  readonly component?: ComponentType<SegmentProps>;
}

/**
 * A segment that is shown; its text can be set again, its component drawn again.
 *
 * @since 0.1.0
 */
export interface StatusSegment extends Registration {
  /** @param session sets it for one session only */
  set(text: string | undefined, session?: string): void;
  /** Draws again, after what a component shows has changed. */
  refresh(): void;
}

/**
 * Something that covers a pane until q, Enter or C-c.
 *
 * @since 0.1.0
 */
export interface ViewDefinition {
  readonly name: string;
  /** Pane to cover: `%3`, or a session's active pane by `$1`. */
  readonly target: string;
  /** Drawn by Ink in the pane's size. */
  readonly component?: ComponentType<Size>;
  /** Or rows of text in tmux's style language, for a pane of this size; read again at each refresh. */
  readonly lines?: (size: Size) => readonly string[];
  /** A key that is not one that leaves. @returns true when it was used */
  readonly key?: (name: string) => boolean;
  readonly onClose?: () => void;
}

/**
 * An open view.
 *
 * @since 0.1.0
 */
export interface View extends Registration {
  refresh(): void;
}

/**
 * Lines at the head of `show-messages`, kept while they are wanted.
 *
 * @since 0.1.0
 */
export interface KeptMessage extends Registration {
  set(lines: readonly string[]): void;
}

/**
 * A channel of `wait-for` held by a plugin.
 *
 * @since 0.1.0
 */
export interface Channel extends Registration {
  /** Wakes who waits, and whoever comes later returns at once until `clear`. */
  set(): void;
  clear(): void;
}

/**
 * What a command line came to.
 *
 * @since 0.1.0
 */
export interface RunResult {
  readonly ok: boolean;
  /** Lines printed. */
  readonly output: readonly string[];
  /** Why it failed; undefined when `ok`. */
  readonly error?: string | undefined;
}

/**
 * A session as it is now; its size is that of its current window.
 *
 * @since 0.1.0
 */
export interface SessionInfo extends Size {
  readonly id: string;
  readonly name: string;
  /** Clients attached, remote ones of transports not counted. */
  readonly attached: number;
}

/**
 * What a plugin works with. Arguments and results are data: ids and plain objects, never live objects of the server.
 * What is registered here is undone in reverse order when the plugin goes.
 *
 * @since 0.1.0
 */
export interface PluginContext<O extends OptionDeclarations = OptionDeclarations> {
  /** The plugin's own name. */
  readonly name: string;
  /** Values now, by declared name; each read is fresh. */
  readonly options: OptionValues<O>;
  /** Aborted when the plugin goes. */
  readonly signal: AbortSignal;
  /** A folder of the plugin's own (0700) that survives reload and restart. */
  readonly stateDirectory: string;
  /** The socket's path of this server: tells servers of one user apart. */
  readonly socketPath: string;

  command<const Args extends string>(command: PluginCommand<Args>): Registration;
  key(binding: KeyBinding): Registration;
  variable(name: string, doc: string): Variable;
  hook(name: string, callback: (event: HookEvent) => void | Promise<void>): Registration;
  /** Called after the option got another value. */
  onOption(name: keyof O & string, callback: () => void): Registration;
  /** A declared option's value for one session. */
  optionFor<K extends keyof O & string>(name: K, session: string): OptionValues<O>[K];
  statusSegment(segment: StatusSegmentDefinition): StatusSegment;
  view(view: ViewDefinition): View;
  /** Makes a theme known: `set -g @theme NAME` takes it. @throws Error when its name is taken or it names no option */
  theme(theme: Theme): Registration;

  /** Keeps lines at the head of `show-messages` until they are disposed of. */
  keepMessage(lines: readonly string[]): KeptMessage;
  channel(name: string): Channel;
  /** Keeps the server running while it has no session: somebody is expected. */
  hold(): Registration;
  /** Shows a notice in the status line of a session's clients (all when none is named) and logs it. @param ms undefined: `display-time` */
  notify(text: string, where?: { readonly session?: string; readonly ms?: number }): void;
  /** A line in the message log, under the plugin's name. */
  log(text: string): void;

  /** Runs a command line as if typed at the command prompt. Never throws: see `ok`. */
  run(line: string, where?: { readonly session?: string }): Promise<RunResult>;
  /** Expands a format; at a session, window, pane, or where the server's newest client is. */
  expand(template: string, target?: string): string;
  sessions(): readonly SessionInfo[];
  /** Attaches a client whose terminal is elsewhere; it is detached when the plugin goes. @throws Error without such a session */
  attachRemote(options: RemoteClientOptions): RemoteClient;
  /** The argv that runs a program of a plugin in a process of its own. */
  programArgv(program: string): readonly string[];

  /** Calls every so many seconds until the plugin goes. A call that lasts longer is not overtaken by the next. */
  every(seconds: number, callback: () => void | Promise<void>): Registration;
  after(ms: number, callback: () => void | Promise<void>): Registration;
  /** Lets a promise run; a failure is the plugin's fault, logged under its name. */
  background(what: string, promise: Promise<unknown>): void;
  /** Called when the plugin goes; awaited. */
  onDispose(callback: () => void | Promise<void>): void;
  /** Runs a callback of foreign code (a socket's event) under the plugin's name, catching what it throws. */
  guard<A extends readonly unknown[]>(callback: (...args: A) => void): (...args: A) => void;
}
