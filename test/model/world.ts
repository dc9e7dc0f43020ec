import { Client } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import type { ModelEvent } from "#model/events.ts";
import type { SplitType } from "#model/layout/cell.ts";
import { splitCell, type SplitOptions } from "#model/layout/split.ts";
import { assignPane, initLayout } from "#model/layouts.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { createSession } from "#model/sessions.ts";
import type { ServerState } from "#model/state.ts";
import { activatePane, addPane } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import { createWindow } from "#model/windows.ts";
import type { Winlink } from "#model/winlink.ts";
import { addWinlink } from "#model/winlinks.ts";
import { Terminal } from "#terminal/terminal.ts";

/** A server's state with a clock that stands still, and short ways to fill it. */
export interface World {
  readonly state: ServerState;
  readonly clock: { now: number };
  /** Events since the last `forget`. */
  readonly events: ModelEvent[];
  /** A session with one window of one pane. */
  session(name: string, size?: string): Session;
  /** Another window in the session. */
  window(session: Session, index?: number): Winlink;
  /** @returns the new pane, which is active; undefined where there is no room */
  split(pane: Pane, type: SplitType, size?: number, options?: SplitOptions): Pane | undefined;
  client(name: string, session: Session, size: string): Client;
}

export function createWorld(): World {
  const clock = { now: 1_700_000_000_000 };
  const state = createState({
    socketPath: "/tmp/troam-0/default",
    pid: 1,
    version: "3.6",
    now: () => clock.now,
    globalEnvironment: new Environment(),
    createTerminal: (_, cols, rows, historyLimit) => new Terminal(cols, rows, { historyLimit }),
  });
  const events: ModelEvent[] = [];
  state.events.on((event) => events.push(event));

  const pane = (window: Window): Pane => {
    const made = addPane(state, window, { historyLimit: 100 });
    initLayout(state, window, made);
    activatePane(state, window, made, false);
    return made;
  };
  const link = (session: Session, size: string, index?: number): Winlink => {
    const [cols = 80, rows = 24] = size.split("x").map(Number);
    const window = createWindow(state, cols, rows);
    window.name = `w${window.id}`;
    const winlink = addWinlink(session, window, index);
    if (winlink === undefined) throw new Error("index in use");
    pane(window);
    return winlink;
  };
  return {
    state,
    clock,
    events,
    session(name, size = "80x24") {
      const session = createSession(state, { name, cwd: "/", environment: new Environment() });
      session.current = link(session, size);
      return session;
    },
    window: (session, index) => link(session, "80x24", index),
    split(beside, type, size, options = {}) {
      const cell = splitCell(beside, type, size, options);
      if (cell === undefined) return undefined;
      const made = addPane(state, beside.window, { beside, historyLimit: 100, ...options });
      assignPane(state, cell, made, false);
      activatePane(state, beside.window, made, true);
      return made;
    },
    client(name, session, size) {
      const client = new Client(name, new Environment(), clock.now);
      [client.cols = 80, client.rows = 24] = size.split("x").map(Number);
      client.session = session;
      state.clients.push(client);
      return client;
    },
  };
}

/** The session's only, or current, window and its active pane. */
export function currentOf(session: Session): {
  readonly winlink: Winlink;
  readonly window: Window;
  readonly pane: Pane;
} {
  const winlink = session.current;
  const pane = winlink?.window.active;
  if (winlink === undefined || pane === undefined) throw new Error("a session without windows");
  return { winlink, window: winlink.window, pane };
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
