import { CommandError } from "#command/command.ts";
import type { SpawnOptions } from "#command/context.ts";
import { drawFormat } from "#format/draw.ts";
import { parseKeyName } from "#input/key-names.ts";
import { closePaneCell } from "#model/layouts.ts";
import { fire } from "#model/notify.ts";
import type { Pane, PaneExit } from "#model/pane.ts";
import { closePane } from "#model/removal.ts";
import { recalculateSizes } from "#model/sizes.ts";
import { touchWindow } from "#model/windows.ts";
import { openPty, type Pty, type PtyExit, type PtySize } from "#pty/pty.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { signalName } from "./signals.ts";
import { OutputNotes } from "./output-notes.ts";
import { OutputPipe } from "./output-pipe.ts";
import { PtyProcess } from "./pane-process.ts";
import type { PaneSource } from "./pane-reader.ts";
import { refreshTerminalOptions } from "./pane-terminal.ts";
import { programEnvironment } from "#model/program-environment.ts";
import { DEFAULT_PATH, environmentLines, programOf } from "./program-environment.ts";
import type { Server } from "./server.ts";
import { homeOf, usableFolder } from "./shell.ts";

/** How long output is waited for when a program has ended and something else still holds its terminal open, ms. */
const QUIET_MS = 10;
/** How long a program whose terminal has closed is given to say how it ended, ms. */
const STATUS_MS = 100;
const DELETE = 0x7f;

interface Running {
  readonly process: PtyProcess;
  readonly source: PaneSource;
  ended: boolean;
  exit: PtyExit | undefined;
}

/** The programs in panes: started, read, and seen off. Source: tmux/tmux spawn.c, server-fn.c */
export class PanePrograms {
  readonly #server: Server;
  readonly #notes: OutputNotes;
  readonly #running = new Map<Pane, Running>();
  readonly #waiting = new Map<Pane, ((status: number | undefined) => void)[]>();

  constructor(server: Server) {
    this.#server = server;
    this.#notes = new OutputNotes(server.clock, (pane) => {
      // behind the frame: an echo is not to wait for hooks
      server.clock.soon(() => this.#quietly("output", () => this.#tellOfOutput(pane)));
    });
  }

  /** Starts the pane's program. @throws CommandError when it cannot be */
  start(pane: Pane, options: SpawnOptions): void {
    refreshTerminalOptions(this.#server.state, pane);
    pane.exit = undefined;
    const { environment, cwd } = surroundings(options);
    let pty: Pty;
    try {
      pty = openPty({
        ...programOf(options.argv, options.shell, environment),
        environment,
        cwd,
        ...inPixels(pane, pane.cols, pane.rows),
        specialCharacters: options.specialCharacters,
        erase: eraseCharacter(this.#server.state.serverOptions.string("backspace")),
      });
    } catch (error) {
      throw new CommandError(`fork failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    const process = new PtyProcess(pty, (cols, rows) => inPixels(pane, cols, rows));
    pane.process = process;
    const source = this.#server.reader.add(
      pty,
      (bytes) => this.output(pane, bytes),
      () => this.#terminalClosed(pane),
    );
    const running: Running = { process, source, ended: false, exit: undefined };
    this.#running.set(pane, running);
    const watch = pty.exited.then((exit) => {
      running.exit = exit;
      return this.#quiet(running).then(() => this.#finish(pane, running));
    });
    this.#server.background("program", watch);
  }

  /** Output of a pane's program, or what is fed to an empty pane. */
  output(pane: Pane, bytes: Uint8Array): void {
    const { redraw, clients } = this.#server;
    if (pane.modes.length > 0) pane.unseenChanges = true;
    pane.terminal.feed(bytes);
    pane.pipe?.write(bytes);
    for (const { control, client } of clients.all()) {
      if (control && client.session && [...pane.window.winlinks].some((winlink) => winlink.session === client.session))
        control.output(pane, bytes);
    }
    redraw.paneChanged(pane);
    this.#notes.note(pane);
    this.#hold(pane);
  }

  /** What follows from output, however much there was: hooks, alerts, the window's name. */
  #tellOfOutput(pane: Pane): void {
    const { state } = this.#server;
    if (state.panes.get(pane.id) !== pane) return;
    pane.lastOutputTime = state.now();
    pane.changed = true;
    touchWindow(state, pane.window);
    fire(state, "pane-activity", { pane, window: pane.window });
    this.#server.wake();
  }

  /** Lets go of the pane's program: it gets SIGHUP when its terminal closes. */
  close(pane: Pane): void {
    const running = this.#running.get(pane);
    this.#running.delete(pane);
    running?.source.stop();
    running?.process.close();
    pane.pipe?.close();
    pane.pipe = undefined;
    pane.process = undefined;
  }

  /** The model has dropped the pane. */
  removed(pane: Pane): void {
    this.close(pane);
    this.#notes.forget(pane);
    for (const mode of pane.modes.splice(0)) this.#quietly("mode", () => mode.close());
    pane.prompt?.close(undefined);
    for (const entry of this.#server.clients.all()) {
      entry.control?.paneGone(pane);
      entry.keys.paneGone(pane);
    }
    for (const resolve of this.#waiting.get(pane) ?? []) resolve(pane.exit?.status);
    this.#waiting.delete(pane);
    this.#server.wake();
  }

  /** Resolves when the program has ended or the pane is gone. */
  ended(pane: Pane): Promise<number | undefined> {
    if (pane.exit || this.#server.state.panes.get(pane.id) !== pane) return Promise.resolve(pane.exit?.status);
    return new Promise((resolve) => {
      this.#waiting.set(pane, [...(this.#waiting.get(pane) ?? []), resolve]);
    });
  }

  /** The pane's program has ended: the pane goes too, unless it is to remain. */
  destroy(pane: Pane): void {
    const { state, services } = this.#server;
    const remain = pane.options.string("remain-on-exit");
    const failed = pane.exit?.status !== 0;
    if (remain === "on" || remain === "key" || (remain === "failed" && failed)) return this.#remain(pane);
    this.#fire("pane-exited", pane);
    // so that hooks hear of the layout in a window that ends with its program, as of one that was killed they do not
    if (pane.window.panes.length === 1) closePaneCell(state, pane);
    closePane(state, pane);
    recalculateSizes(state);
    services.redraw({ what: "all" });
    this.#server.wake();
  }

  endAll(): void {
    for (const session of this.#server.state.sessions.values()) this.#server.services.killSession(session);
  }

  pipe(pane: Pane, command: string, options: { readonly input: boolean; readonly output: boolean }): void {
    pane.pipe?.close();
    pane.pipe = undefined;
    if (command === "") return;
    const session = [...pane.window.winlinks][0]?.session;
    const environment = programEnvironment(this.#server.state, session).toObject();
    pane.pipe = new OutputPipe(command, {
      environment: { PATH: DEFAULT_PATH, ...environment },
      cwd: usableFolder(this.#server.setup.cwd),
      output: options.output,
      onOutput: options.input ? (bytes) => pane.process?.write(bytes) : undefined,
      onEnd: (pipe) => {
        if (pane.pipe === pipe) pane.pipe = undefined;
      },
    });
  }

  /** Control clients took output, or want none any more: panes that were held are read on. */
  flowChanged(): void {
    for (const pane of this.#running.keys()) this.#hold(pane);
  }

  /** A pane is read on unless all who are attached are control clients that cannot take more. Source: tmux/tmux server-client.c, server_client_check_pane_buffer */
  #hold(pane: Pane): void {
    const running = this.#running.get(pane);
    if (!running) return;
    let attached = 0;
    let held = true;
    for (const { client, control } of this.#server.clients.all()) {
      if (!client.session) continue;
      attached++;
      if (!control || control.holds(pane) === "no") held = false;
    }
    running.source.pause(attached > 0 && held);
  }

  /** Other programs may keep the terminal open: its output so far is read, then no more is waited for. */
  async #quiet(running: Running): Promise<void> {
    for (let rounds = 0; rounds < 2 && !running.ended;) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      rounds = running.source.idle ? rounds + 1 : 0;
    }
  }

  #terminalClosed(pane: Pane): void {
    const running = this.#running.get(pane);
    if (!running) return;
    running.ended = true;
    if (!running.exit) setTimeout(() => this.#finish(pane, running), STATUS_MS);
  }

  #finish(pane: Pane, running: Running): void {
    if (this.#running.get(pane) !== running) return;
    const exit: PaneExit = { ...(running.exit ?? { status: 0 }), time: this.#server.state.now() };
    this.close(pane);
    pane.exit = exit;
    for (const resolve of this.#waiting.get(pane) ?? []) resolve(exit.status);
    this.#waiting.delete(pane);
    this.#quietly("pane", () => this.destroy(pane));
  }

  #remain(pane: Pane): void {
    const { redraw } = this.#server;
    this.#fire("pane-died", pane);
    const format = pane.options.string("remain-on-exit-format");
    const { terminal } = pane;
    if (format !== "") {
      const bottom = terminal.screen.rows;
      terminal.feed(encoder.encode(`\x1b[r\x1b[${bottom};1H\n`));
      const text = this.#server.expand(format, { pane, window: pane.window });
      drawFormat(terminal.screen, 0, bottom - 1, terminal.screen.cols, text, DEFAULT_STYLE);
    }
    terminal.feed(encoder.encode("\x1b[?25l"));
    redraw.paneChanged(pane);
    this.#server.wake();
  }

  #fire(name: "pane-exited" | "pane-died", pane: Pane): void {
    const { exit } = pane;
    fire(
      this.#server.state,
      name,
      { pane, window: pane.window },
      {
        exit_status: exit?.status,
        exit_signal: exit?.signal === undefined ? undefined : signalName(exit.signal),
        exit_success: exit?.status === 0 ? 1 : 0,
      },
    );
  }

  #quietly(where: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#server.report(where, error);
    }
  }
}

const encoder = new TextEncoder();

/** Cells of the pane's window have the size that its last client's have. */
function inPixels({ window }: Pane, cols: number, rows: number): PtySize {
  return { cols, rows, xPixel: cols * window.xPixel, yPixel: rows * window.yPixel };
}

/** What the `backspace` option's key is as a terminal's erase character: DEL unless it is a plain character. */
function eraseCharacter(option: string): number {
  const key = parseKeyName(option);
  return key !== undefined && key.mods === 0 && key.code < DELETE ? key.code : DELETE;
}

/** The program's folder (the pane's, else home, else /) and its environment, which names that folder. */
function surroundings(options: SpawnOptions): { readonly environment: string[]; readonly cwd: string } {
  const { environment } = options;
  const cwd = usableFolder(options.cwd, homeOf(environment.toObject()));
  environment.set("PWD", cwd);
  return { environment: environmentLines(environment), cwd };
}
