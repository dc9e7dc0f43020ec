import type { Client } from "./client.ts";
import type { Environment } from "./environment.ts";
import type { Events } from "./events.ts";
import type { KeyTables } from "./key-tables.ts";
import type { MessageLog } from "./message-log.ts";
import type { Options } from "./options.ts";
import type { Pane } from "./pane.ts";
import type { PasteBuffers } from "./paste-buffers.ts";
import type { PromptHistory } from "./prompt-history.ts";
import type { Session, SessionGroup } from "./session.ts";
import type { Window } from "./window.ts";
import type { WaitChannels } from "./wait-channels.ts";
import type { Winlink } from "./winlink.ts";
import type { ServerAccess } from "./server-access.ts";
import type { Terminal } from "#terminal/terminal.ts";

/**
 * Makes the terminal of a new pane. The server wires its host, which finds the pane by `paneId` in `state.panes`
 * (it is there before the terminal is fed).
 */
export type TerminalFactory = (paneId: number, cols: number, rows: number, historyLimit: number) => Terminal;

/**
 * What the server does when something leaves the model; called at that moment, whoever caused it. Unset: nothing.
 * (Events tell the users' hooks; these close programs and move clients.)
 */
export interface Lifecycle {
  /** The pane left its window for good: end its program, its pipe, its modes. */
  paneRemoved?: ((pane: Pane) => void) | undefined;
  windowRemoved?: ((window: Window) => void) | undefined;
  /** The window was made, chosen, or printed into: what counts as activity in it. */
  windowTouched?: ((window: Window) => void) | undefined;
  /**
   * The session is about to be destroyed: clients go to `next`, or those that must not be detached to `fallback`,
   * the others are detached.
   */
  sessionDestroying?:
    | ((session: Session, next: Session | undefined, fallback: Session | undefined) => void)
    | undefined;
}

/** Everything the server knows; one per server, no I/O. The maps are keyed by id (`$0` is 0) and hold only what is alive. */
export interface ServerState {
  readonly sessions: Map<number, Session>;
  readonly windows: Map<number, Window>;
  readonly panes: Map<number, Pane>;
  /** Size of a cell in pixels, of the terminal that told it last. */
  cellSizePx?: { readonly width: number; readonly height: number };
  readonly groups: Map<string, SessionGroup>;
  /** In order of arrival. */
  readonly clients: Client[];
  /** Global tables: `server` (set -s), `session` (set -g), `window` (set -wg; panes inherit from it). */
  readonly serverOptions: Options;
  readonly sessionOptions: Options;
  readonly windowOptions: Options;
  readonly environment: Environment;
  readonly buffers: PasteBuffers;
  readonly keyTables: KeyTables;
  readonly messages: MessageLog;
  readonly promptHistory: PromptHistory;
  readonly waitChannels: WaitChannels;
  readonly access: ServerAccess;
  readonly events: Events;
  createTerminal: TerminalFactory;
  readonly lifecycle: Lifecycle;
  /** The pane marked by `select-pane -m`, with its winlink. */
  marked: { session: Session; winlink: Winlink; pane: Pane } | undefined;
  nextSessionId: number;
  nextWindowId: number;
  nextPaneId: number;
  nextActivePoint: number;
  readonly startTime: number;
  readonly socketPath: string;
  readonly pid: number;
  readonly version: string;
  readonly programVersion: string;
  /** Name of the user that the server runs as, for `#{user}`; the server looks it up. */
  user: string;
  /** Configuration files the server was started with, for `#{config_files}`; the server fills it. */
  readonly configFiles: string[];
  /** Folder of whoever started the server while its configuration loads, undefined afterwards. */
  configDirectory: string | undefined;
  /** Clock of the server, ms since the epoch; tests pass their own. */
  now(): number;
}
