import { Environment } from "./environment.ts";
import { Events } from "./events.ts";
import { KeyTables } from "./key-tables.ts";
import { MessageLog } from "./message-log.ts";
import { createOptions } from "./options.ts";
import { PasteBuffers } from "./paste-buffers.ts";
import { PromptHistory } from "./prompt-history.ts";
import { ServerAccess } from "./server-access.ts";
import type { ServerState, TerminalFactory } from "./state.ts";
import { WaitChannels } from "./wait-channels.ts";

export interface StateOptions {
  readonly socketPath: string;
  readonly pid: number;
  /** What `#{version}` says. */
  readonly version: string;
  /** Version of the program itself, which panes find in `TROAM`; default the same. */
  readonly programVersion?: string;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly globalEnvironment: Environment;
  readonly createTerminal: TerminalFactory;
}

/** A server without sessions, with default options and no key bindings (the command layer binds the defaults). */
export function createState(options: StateOptions): ServerState {
  const { now } = options;
  const serverOptions = createOptions("server");
  const events = new Events();
  return {
    sessions: new Map(),
    windows: new Map(),
    panes: new Map(),
    groups: new Map(),
    clients: [],
    serverOptions,
    sessionOptions: createOptions("session"),
    windowOptions: createOptions("window"),
    environment: options.globalEnvironment,
    buffers: new PasteBuffers(serverOptions, events, now),
    keyTables: new KeyTables(),
    messages: new MessageLog(serverOptions, now),
    promptHistory: new PromptHistory(() => serverOptions.number("prompt-history-limit")),
    waitChannels: new WaitChannels(),
    access: new ServerAccess(),
    events,
    createTerminal: options.createTerminal,
    lifecycle: {},
    configDirectory: undefined,
    marked: undefined,
    nextSessionId: 0,
    nextWindowId: 0,
    nextPaneId: 0,
    nextActivePoint: 0,
    startTime: now(),
    socketPath: options.socketPath,
    pid: options.pid,
    version: options.version,
    programVersion: options.programVersion ?? options.version,
    user: "",
    configFiles: [],
    now,
  };
}
