import { Client, CLIENT_ATTACHED, CLIENT_TERMINAL, CLIENT_UTF8 } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import type { SplitType } from "#model/layout/cell.ts";
import { placePanes } from "#model/layout/place.ts";
import { floatingCell, splitCell } from "#model/layout/split.ts";
import { assignPane, initLayout } from "#model/layouts.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { createSession } from "#model/sessions.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import { activatePane, addPane } from "#model/window-panes.ts";
import { createWindow } from "#model/windows.ts";
import { addWinlink, setCurrent } from "#model/winlinks.ts";
import { ClientComposer, MARK_ALL } from "#server/compose/compose.ts";
import type { ComposeEnvironment } from "#server/compose/environment.ts";
import { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { rowsOf } from "../../support/picture.ts";

const encoder = new TextEncoder();

/** One session with one window of one pane, and a client that looks at it. The status line is off. */
export class World {
  time = 1_000_000;
  readonly state: ServerState;
  readonly session: Session;
  readonly window: Window;
  readonly client: Client;
  readonly screen = new Screen(1, 1);
  readonly env: ComposeEnvironment;
  readonly errors: unknown[] = [];

  constructor(cols: number, rows: number, client: { cols: number; rows: number } = { cols, rows }) {
    this.state = createState({
      socketPath: "/tmp/test",
      pid: 1,
      version: "3.6",
      now: () => this.time,
      globalEnvironment: new Environment(),
      createTerminal: (_id, width, height, historyLimit) =>
        new Terminal(width, height, { historyLimit, now: () => this.time }),
    });
    this.env = { state: this.state, report: (_where, error) => this.errors.push(error) };
    this.window = createWindow(this.state, cols, rows);
    this.session = createSession(this.state, { name: "test", cwd: "/", environment: new Environment() });
    const pane = addPane(this.state, this.window, { historyLimit: 100 });
    this.window.active = pane;
    initLayout(this.state, this.window, pane);
    setCurrent(this.state, this.session, addWinlink(this.session, this.window, 0));
    this.session.options.set("status", "off");
    this.client = new Client("test", new Environment(), this.time);
    this.client.cols = client.cols;
    this.client.rows = client.rows;
    this.client.session = this.session;
    this.client.flags = CLIENT_TERMINAL | CLIENT_ATTACHED | CLIENT_UTF8;
    this.state.clients.push(this.client);
  }

  get pane(): Pane {
    return this.window.panes[0]!;
  }

  split(pane: Pane, type: SplitType, size?: number): Pane {
    const cell = splitCell(pane, type, size, {});
    if (cell === null || cell === undefined) throw new Error("no room");
    const fresh = addPane(this.state, this.window, { beside: pane, historyLimit: 100 });
    assignPane(this.state, cell, fresh, false);
    return fresh;
  }

  float(x: number, y: number, cols: number, rows: number): Pane {
    const cell = floatingCell(this.window, this.window.active, { x, y, cols, rows });
    const fresh = addPane(this.state, this.window, { floating: true, historyLimit: 100 });
    assignPane(this.state, cell, fresh, false);
    return fresh;
  }

  /** Options that the layout depends on were set. */
  placePanes(): void {
    placePanes(this.state, this.window);
  }

  activate(pane: Pane): void {
    activatePane(this.state, this.window, pane, false);
  }

  feed(pane: Pane, text: string): void {
    pane.terminal.feed(encoder.encode(text));
  }

  /** Fills a pane with a letter. */
  paint(pane: Pane, letter: string): void {
    for (let y = 0; y < pane.rows; y++) pane.terminal.screen.put(0, y, letter.repeat(pane.cols));
  }

  compose(marks: number = MARK_ALL): Screen {
    ClientComposer.of(this.client, this.env).compose(this.screen, marks);
    if (this.errors.length !== 0) throw this.errors[0];
    return this.screen;
  }

  /** The client's screen as text. */
  picture(marks: number = MARK_ALL): string {
    return rowsOf(this.compose(marks)).join("\n");
  }
}

/** A picture in a test: rows between the first and last line, without the indentation they share. */
export function picture(strings: TemplateStringsArray): string {
  const lines = strings[0]!.split("\n").slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => line.slice(indent).trimEnd()).join("\n");
}
