import { CommandRunner, bindDefaultKeys, registry } from "#command/index.ts";
import type { ServerServices } from "#command/context.ts";
import type { FormatExtras } from "#format/context.ts";
import { expand, expandTime, formatContext } from "#format/expand.ts";
import { type Client, CLIENT_CONTROL } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import type { Pane } from "#model/pane.ts";
import { applyPendingSizes } from "#model/sizes.ts";
import type { ServerState } from "#model/state.ts";
import { placePanes } from "#model/layout/place.ts";
import { TMUX_VERSION, VERSION } from "#wire/version.ts";
import { Alerts } from "./alerts.ts";
import { Attachments } from "./attachments.ts";
import { AutomaticNames } from "./automatic-names.ts";
import { systemClock, timeOfDay } from "./clock.ts";
import type { ClientConnection } from "./client-connection.ts";
import { Clients } from "./clients.ts";
import { watchForControl } from "./control/control-events.ts";
import { Subscriptions } from "./control/subscriptions.ts";
import { modeEnvironment } from "./mode-environment.ts";
import type { ModeEnvironment } from "#mode/environment.ts";
import { ConfigFiles } from "./config.ts";
import type { ComposeEnvironment } from "./compose/environment.ts";
import { ExitWatch } from "./exit-watch.ts";
import { LockTimers } from "./lock-timers.ts";
import { Animations, createFormatParts, type FormatParts } from "./format-parts.ts";
import { StatusJobs } from "./status-jobs.ts";
import { Jobs } from "./jobs.ts";
import type { Listener } from "./listen.ts";
import { PaneInput } from "./pane-input.ts";
import { PanePrograms } from "./pane-programs.ts";
import { PaneThemes } from "./pane-themes.ts";
import { ServerPlugins } from "./plugins/plugins.ts";
import { PaneReader } from "./pane-reader.ts";
import { refreshTerminalOptions, terminalFactory } from "./pane-terminal.ts";
import { paneSurroundings } from "./pane-surroundings.ts";
import { createQueueHost } from "./queue-host.ts";
import { RedrawScheduler } from "./redraw.ts";
import { createServices } from "./services.ts";
import { setDefaultOptions } from "./start-options.ts";
import { Scrollbars } from "./scrollbars.ts";
import { THEME_OPTION, Themes } from "./themes.ts";
import { startFolder } from "./start-folder.ts";
import { StatusBars } from "./status-bars.ts";
import { openViews } from "./open-views.ts";
import type { Views } from "./views.ts";
import { TerminalRequests } from "./requests.ts";
import { userName } from "./user-name.ts";

/** What the server is started with. */
export interface ServerSetup {
  readonly socketPath: string;
  /** Files of `-f`, in order; none: the usual places. */
  readonly configFiles: readonly string[];
  /** Working directory of whoever started it: where the configuration runs. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Stays when the last session ends (`-D`). */
  readonly foreground: boolean;
  readonly plugins: boolean;
  /** Called when it has ended: nothing more is to be done. */
  readonly ended: () => void;
}

/** Options that panes' places and sizes depend on. */
const RELAYOUT = new Set([
  "pane-border-status",
  "pane-scrollbars",
  "pane-scrollbars-position",
  "pane-scrollbars-style",
]);

/** Options that clients' terminals mind. */
const TERMINAL_OPTIONS: ReadonlySet<string> = new Set(["user-keys", "focus-events", "extended-keys"]);

/** What happens to windows without anybody asking for them to be drawn anew. */
const REDRAWN = new Set(["window-layout-changed", "window-resized", "window-pane-changed"]);

/** One server: wires the model to sockets, ptys, clocks and screens. Holds no logic of its own. */
export class Server {
  readonly setup: ServerSetup;
  readonly state: ServerState;
  readonly clock = systemClock;
  readonly services: ServerServices;
  readonly runner: CommandRunner;
  readonly jobs: Jobs;
  readonly statusJobs: StatusJobs;
  readonly animations: Animations = new Animations(this);
  readonly reader: PaneReader;
  readonly programs: PanePrograms;
  readonly paneThemes: PaneThemes;
  readonly input: PaneInput;
  readonly clients: Clients;
  readonly attachments: Attachments;
  readonly redraw: RedrawScheduler;
  readonly themes: Themes;
  readonly scrollbars: Scrollbars;
  readonly statusBars: StatusBars;
  readonly config: ConfigFiles;
  readonly alerts: Alerts;
  readonly names: AutomaticNames;
  readonly requests: TerminalRequests;
  readonly subscriptions: Subscriptions;
  readonly modes: ModeEnvironment;
  /** Lines that plugins keep at the head of `show-messages`, by their key. */
  readonly keptMessages = new Map<string, readonly string[]>();
  readonly views: Views;
  readonly plugins: ServerPlugins;
  readonly exitWatch: ExitWatch;
  readonly lockTimers: LockTimers;
  readonly compose: ComposeEnvironment;
  /** Variables pushed by plugins, by name. */
  readonly pluginVariables = new Map<string, string>();
  listener: Listener | undefined;
  #awake = false;
  #formatParts: FormatParts | undefined;

  constructor(setup: ServerSetup) {
    this.setup = setup;
    this.state = createState({
      socketPath: setup.socketPath,
      pid: process.pid,
      version: TMUX_VERSION,
      programVersion: VERSION,
      now: timeOfDay(),
      globalEnvironment: Environment.from({
        ...setup.environment,
        PWD: startFolder(setup.cwd, setup.environment["PWD"]),
      }),
      createTerminal: terminalFactory(() => surroundings),
    });
    const surroundings = paneSurroundings(this);
    setDefaultOptions(this.state, setup.environment);
    bindDefaultKeys(this.state);
    this.state.user = userName(process.getuid?.() ?? 0);
    this.state.configFiles.push(...setup.configFiles);
    if (setup.foreground) this.state.serverOptions.set("exit-empty", false);

    this.services = createServices(this);
    this.runner = new CommandRunner(createQueueHost(this, registry));
    this.jobs = new Jobs(
      this.state,
      () => this.config.loaded,
      () => this.wake(),
    );
    this.statusJobs = new StatusJobs(this);
    this.reader = new PaneReader((error) => this.report("pane output", error));
    this.input = new PaneInput(this.state);
    this.programs = new PanePrograms(this);
    this.paneThemes = new PaneThemes(this);
    this.statusBars = new StatusBars(this);
    this.compose = {
      state: this.state,
      jobs: this.statusJobs,
      pluginVariables: this.pluginVariables,
      status: this.statusBars.renderer,
      segments: () => this.plugins.host.segments.all(),
      animate: (client, ms) => this.animations.ask(client, ms),
      report: (where, error) => this.report(where, error),
    };
    this.redraw = new RedrawScheduler(this.clock, (error) => this.report("frame", error));
    this.state.events.on(({ name, window }) => {
      if (window !== undefined && REDRAWN.has(name)) this.redraw.redraw({ window, what: "all" });
    });
    this.themes = new Themes(this.state);
    this.scrollbars = new Scrollbars(this.clock, (window) => this.services.redraw({ window, what: "all" }));
    this.clients = new Clients(this);
    this.attachments = new Attachments(this);
    this.config = new ConfigFiles(this);
    this.alerts = new Alerts(this);
    this.names = new AutomaticNames(this);
    this.requests = new TerminalRequests(this);
    this.subscriptions = new Subscriptions(this);
    this.modes = modeEnvironment(this);
    this.views = openViews(this);
    this.plugins = new ServerPlugins(this);
    this.exitWatch = new ExitWatch(this);
    this.lockTimers = new LockTimers(this.clock, (session) => this.services.lock(session));
    this.state.lifecycle.paneRemoved = (pane) => this.programs.removed(pane);
    this.state.lifecycle.sessionDestroying = (session, next, fallback) =>
      this.clients.leaveSession(session, next, fallback);
    watchForControl(this);
  }

  accept(connection: ClientConnection): void {
    this.clients.add(connection);
  }

  /** Something happened: what follows from it is looked after once this is done. */
  wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    setImmediate(() => {
      this.#awake = false;
      this.#guarded("housekeeping", () => this.#housekeeping());
    });
  }

  /** A client's format context: what a format sees without a target. */
  expand(template: string, extras: Partial<FormatExtras> = {}): string {
    return expand(template, formatContext(this.state, { ...this.formatParts(), ...extras }));
  }

  expandTime(template: string, extras: Partial<FormatExtras> = {}): string {
    return expandTime(template, formatContext(this.state, { ...this.formatParts(), ...extras }));
  }

  formatParts(): FormatParts {
    return (this.#formatParts ??= createFormatParts(this));
  }

  /** A failure of ours: into the log, with where and its stack; nobody's work ends for it. */
  report(where: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    for (const line of `${where}: ${text}`.split("\n")) this.state.messages.add(line);
    if (process.env.TROAM_DEBUG) console.error(`${where}: ${text}`);
  }

  background(name: string, promise: Promise<unknown>): void {
    promise.catch((error: unknown) => this.report(name, error));
  }

  /** Clients that show the pane's window now; control clients do not show. */
  *watchers(pane: Pane, hidden = false): Iterable<Client> {
    for (const client of this.state.clients) {
      const { session } = client;
      const sees =
        session?.current?.window === pane.window ||
        (hidden && [...pane.window.winlinks].some((winlink) => winlink.session === session));
      if (sees && !(client.flags & CLIENT_CONTROL)) yield client;
    }
  }

  /** An option was set or unset: what is kept of it elsewhere is read again. */
  optionChanged(name: string): void {
    if (name === "key-table") for (const { keys } of this.clients.all()) keys.leaveTable();
    this.plugins.host.optionChanged(name);
    if (name === THEME_OPTION) this.#takeTheme();
    if (name.startsWith("@")) return this.services.redraw({ what: "all" });
    for (const pane of this.state.panes.values()) refreshTerminalOptions(this.state, pane);
    if (RELAYOUT.has(name)) for (const window of this.state.windows.values()) placePanes(this.state, window);
    if (TERMINAL_OPTIONS.has(name)) this.clients.terminalOptionsChanged();
    if (name === "monitor-silence") this.alerts.restartAll();
    if (name === "history-limit") this.#limitHistories();
    if (name === "automatic-rename")
      for (const window of this.state.windows.values()) if (window.active) window.active.changed = true;
    this.services.recalculateSizes();
    this.services.redraw({ what: "all" });
  }

  /** A new `history-limit` holds for the panes that there are, too. */
  #limitHistories(): void {
    for (const session of this.state.sessions.values()) {
      const lines = session.options.number("history-limit");
      for (const winlink of session.winlinks.values()) {
        for (const pane of winlink.window.panes) pane.terminal.setHistoryLimit(lines);
      }
    }
  }

  #takeTheme(): void {
    const problem = this.themes.optionsChanged();
    // A plugin that the configuration names may bring the theme: see `ConfigFiles`.
    if (problem !== undefined && this.config.loaded) this.state.messages.add(problem);
    this.services.redraw({ what: "all" });
  }

  #housekeeping(): void {
    applyPendingSizes(this.state);
    this.names.check();
    this.clients.check();
    this.exitWatch.check();
  }

  #guarded(where: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.report(where, error);
    }
  }
}
