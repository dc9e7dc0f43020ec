import { expand, expandTime, formatContext } from "#format/expand.ts";
import type { FormatContext } from "#format/context.ts";
import { CLIENT_ATTACHED, CLIENT_FOCUSED, CLIENT_TERMINAL, CLIENT_UTF8, Client } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { LayoutCell } from "#model/layout/cell.ts";
import { placePanes } from "#model/layout/place.ts";
import { splitCell } from "#model/layout/split.ts";
import type { Pane } from "#model/pane.ts";
import { createSession, linkWindow } from "#model/sessions.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import { activatePane, addPane } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import { createWindow } from "#model/windows.ts";
import type { Winlink } from "#model/winlink.ts";
import { setCurrent } from "#model/winlinks.ts";
import { Terminal } from "#terminal/terminal.ts";

/** 2001-09-09 01:46:40 UTC. */
export const NOW = 1_000_000_000_000;

/** A server with nothing in it whose clock stands still at `NOW`. */
export function emptyState(): ServerState {
  return createState({
    socketPath: "/tmp/troam-1000/default",
    pid: 4242,
    version: "3.6",
    now: () => NOW,
    globalEnvironment: Environment.from({ HOME: "/home/ada", LINES: "24" }),
    createTerminal: (_, cols, rows, historyLimit) => new Terminal(cols, rows, { historyLimit }),
  });
}

export function addSession(state: ServerState, name: string): Session {
  return createSession(state, { name, cwd: `/src/${name}`, environment: Environment.from({}) });
}

/** Links a window with one pane into the session; the first one is current. */
export function addWindow(state: ServerState, session: Session, name: string, index?: number): Winlink {
  const window = createWindow(state, 80, 24);
  window.name = name;
  const pane = addPane(state, window, { historyLimit: 2000 });
  const root = new LayoutCell(null);
  root.place(80, 24, 0, 0);
  root.pane = pane;
  pane.layoutCell = root;
  window.layoutRoot = root;
  activatePane(state, window, pane, false);
  const winlink = linkWindow(state, session, window, index);
  if (winlink === undefined) throw new Error(`index ${index} is in use`);
  if (session.current === undefined) setCurrent(state, session, winlink);
  return winlink;
}

/** Puts a pane to the right of another one. */
export function splitRight(state: ServerState, pane: Pane): Pane {
  const { window } = pane;
  const cell = splitCell(pane, "left-right", undefined, {});
  if (cell === undefined) throw new Error("no room");
  const added = addPane(state, window, { beside: pane, historyLimit: 2000 });
  cell.pane = added;
  added.layoutCell = cell;
  placePanes(state, window);
  return added;
}

export interface World {
  readonly state: ServerState;
  readonly client: Client;
  readonly session: Session;
  readonly winlink: Winlink;
  readonly window: Window;
  readonly pane: Pane;
  readonly context: FormatContext;
  readonly expand: (template: string) => string;
  readonly expandTime: (template: string) => string;
}

/** A client on session `main` with windows `editor` (two panes) and `logs`, another session `other`, and a paste buffer. */
export function world(): World {
  const state = emptyState();
  const session = addSession(state, "main");
  const winlink = addWindow(state, session, "editor");
  addWindow(state, session, "logs");
  addWindow(state, addSession(state, "other"), "mail");
  const { window } = winlink;
  const [pane] = window.panes;
  if (pane === undefined) throw new Error("no pane");
  splitRight(state, pane);
  pane.shell = "/bin/sh";
  pane.argv = ["vim", "two words"];
  pane.terminal.screen.title = "a title";
  const client = new Client("/dev/pts/7", Environment.from({ TERM: "xterm-256color" }), NOW);
  client.session = session;
  client.termName = "xterm-256color";
  client.features.add("256").add("title");
  client.flags = CLIENT_ATTACHED | CLIENT_FOCUSED | CLIENT_TERMINAL | CLIENT_UTF8;
  client.cols = 80;
  client.rows = 25;
  session.attached = 1;
  state.clients.push(client);
  state.buffers.set(new TextEncoder().encode("copied\ttext\n"), undefined);
  const context = formatContext(state, { client, session, winlink, window, pane });
  return {
    state,
    client,
    session,
    winlink,
    window,
    pane,
    context,
    expand: (template) => expand(template, context),
    expandTime: (template) => expandTime(template, context),
  };
}
