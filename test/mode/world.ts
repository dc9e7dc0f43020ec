import type { ModeOptions, ServerServices, Target } from "#command/context.ts";
import { expand, expandTime, formatContext, isTrue } from "#format/expand.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { ModeEnvironment, PopupSpawn } from "#mode/environment.ts";
import { enterMode, leaveAllModes, leaveMode } from "#mode/stack.ts";
import { Client, CLIENT_ATTACHED, CLIENT_TERMINAL, CLIENT_UTF8 } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { initLayout } from "#model/layouts.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import { createSession } from "#model/sessions.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import { addPane } from "#model/window-panes.ts";
import { createWindow } from "#model/windows.ts";
import type { Winlink } from "#model/winlink.ts";
import { addWinlink, setCurrent } from "#model/winlinks.ts";
import type { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { rowsOf } from "../support/picture.ts";

const encoder = new TextEncoder();

/** What a screen shows; blank rows at the bottom are left out. */
export function picture(screen: Screen): string {
  return rowsOf(screen).join("\n").trimEnd();
}

export function keyOf(name: string): KeyEvent {
  const key = parseKeyName(name);
  if (key === undefined) throw new Error(`no such key: ${name}`);
  return { key };
}

/** A server without a server: one session with one window of one pane, a client that looks at it, and what was asked of services. */
export class ModeWorld {
  time = 1_000_000_000_000;
  readonly state: ServerState;
  readonly session: Session;
  readonly window: Window;
  readonly winlink: Winlink;
  readonly pane: Pane;
  readonly client: Client;
  readonly environment: ModeEnvironment;
  /** Commands that were run, jobs with their input, messages. */
  readonly commands: string[] = [];
  readonly jobs: { readonly command: string; readonly input: string }[] = [];
  readonly messages: string[] = [];
  readonly popups: PopupSpawn[] = [];
  readonly written: string[] = [];
  readonly timers: { readonly ms: number; readonly run: () => void }[] = [];

  constructor(cols: number, rows: number) {
    this.state = createState({
      socketPath: "/tmp/test",
      pid: 1,
      version: "3.6",
      now: () => this.time,
      globalEnvironment: new Environment(),
      createTerminal: (_id, width, height, historyLimit) => new Terminal(width, height, { historyLimit }),
    });
    this.window = createWindow(this.state, cols, rows);
    this.session = createSession(this.state, { name: "main", cwd: "/", environment: new Environment() });
    this.pane = addPane(this.state, this.window, { historyLimit: 1000 });
    this.window.active = this.pane;
    this.window.name = "shell";
    initLayout(this.state, this.window, this.pane);
    const winlink = addWinlink(this.session, this.window, 0);
    if (winlink === undefined) throw new Error("no winlink");
    this.winlink = winlink;
    setCurrent(this.state, this.session, winlink);
    this.client = new Client("test", new Environment(), this.time);
    this.client.cols = cols;
    this.client.rows = rows + 1;
    this.client.session = this.session;
    this.client.flags = CLIENT_TERMINAL | CLIENT_ATTACHED | CLIENT_UTF8;
    this.state.clients.push(this.client);
    this.environment = this.#environment();
  }

  get target(): Target {
    return { session: this.session, winlink: this.winlink, window: this.window, pane: this.pane, index: -1 };
  }

  #environment(): ModeEnvironment {
    const { state } = this;
    const services: Partial<ServerServices> = {
      redraw: () => {},
      recalculateSizes: () => {},
      optionChanged: () => {},
      leaveMode: (pane, all) =>
        all === true ? leaveAllModes(pane, this.environment) : leaveMode(pane, this.environment),
      closePopup: (client) => {
        const { popup } = client;
        client.popup = undefined;
        popup?.close?.(client);
      },
      setClipboard: (_client, bytes) => void this.written.push(new TextDecoder().decode(bytes)),
      message: (_client, text) => void this.messages.push(text),
      job: (command, options) => {
        this.jobs.push({ command: String(command), input: new TextDecoder().decode(options.input) });
        return Promise.resolve({ output: new Uint8Array(), status: 0, signal: undefined });
      },
    };
    const context = (extras = {}) => formatContext(state, extras);
    return {
      state,
      services: services as ServerServices,
      expand: (template, extras) => expand(template, context(extras)),
      expandTime: (template, extras) => expandTime(template, context(extras)),
      isTrue: (template, extras) => isTrue(expand(template, context(extras))),
      run: (commands) => {
        this.commands.push(String(commands));
        return Promise.resolve();
      },
      parse: () => ({ kind: "block", toString: () => "" }),
      timer: (ms, run) => {
        const timer = { ms, run };
        this.timers.push(timer);
        return () => {
          const at = this.timers.indexOf(timer);
          if (at !== -1) this.timers.splice(at, 1);
        };
      },
      showMenu: (window, menu) => {
        window.menu = menu;
      },
      showPopup: (client, popup) => {
        client.popup = popup;
      },
      spawnPopup: (options) => {
        this.popups.push(options);
        return {
          pid: 1,
          write: (bytes) => void this.written.push(new TextDecoder().decode(bytes)),
          answer: (bytes) => void this.written.push(new TextDecoder().decode(bytes)),
          resize: () => {},
          kill: () => {},
        };
      },
      view: (client) => ({
        x: 0,
        y: 0,
        cols: client.cols,
        rows: client.rows - 1,
        top: 0,
        statusRows: 1,
        statusAtTop: false,
      }),
      windowStatusRange: () => ({ x: 7, row: 0 }),
      statusScreen: () => undefined,
      edit: () => {},
      background: () => {},
    };
  }

  feed(text: string): void {
    this.pane.terminal.feed(encoder.encode(text.replaceAll("\n", "\r\n")));
  }

  enter(name: string, flags: ModeOptions["flags"] = {}, more: Partial<ModeOptions> = {}): PaneMode {
    const options: ModeOptions = { flags, operands: [], target: this.target, client: this.client, ...more };
    const entered = enterMode(this.pane, name, options, this.environment);
    if (entered === undefined) throw new Error(`no ${name}`);
    return entered.mode;
  }

  /** Commands of copy mode, divided by `;`, words by blanks. */
  copy(commands: string, prefix = 1): void {
    for (const command of commands.split(";")) {
      const words = command.trim().split(" ");
      this.pane.modes[0]?.command?.(
        { words, prefix, session: this.session, winlink: this.winlink },
        this.client,
        undefined,
      );
    }
  }

  keys(names: string): void {
    for (const name of names.split(" ")) this.pane.modes[0]?.key?.(keyOf(name), this.client);
  }

  format(template: string): string {
    return this.environment.expand(template, { pane: this.pane });
  }

  /** Fires the timers that wait now. */
  tick(): void {
    for (const timer of this.timers.splice(0)) timer.run();
  }

  mouse(x: number, y: number, button = 0, last: Partial<MouseEvent> = {}): MouseEvent {
    return {
      x,
      y,
      button,
      lastX: x,
      lastY: y,
      lastButton: 0,
      sgr: true,
      sgrRelease: false,
      sgrButton: button,
      valid: true,
      paneId: this.pane.id,
      windowId: this.window.id,
      sessionId: this.session.id,
      statusAt: this.client.rows - 1,
      statusLines: 1,
      offsetX: 0,
      offsetY: 0,
      ...last,
    };
  }
}
