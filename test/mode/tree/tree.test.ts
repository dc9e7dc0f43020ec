import { expect, test } from "bun:test";
import { createSession, linkWindow } from "#model/sessions.ts";
import { Environment } from "#model/environment.ts";
import { addPane } from "#model/window-panes.ts";
import { createWindow } from "#model/windows.ts";
import { initLayout } from "#model/layouts.ts";
import { setCurrent } from "#model/winlinks.ts";
import { ModeWorld, picture } from "../world.ts";

const encoder = new TextEncoder();

/** Rows of the list, without the preview. */
function list(world: ModeWorld): string[] {
  const rows = picture(world.pane.modes[0]!.screen).split("\n");
  const box = rows.findIndex((row) => row.startsWith("┌"));
  return rows.slice(0, box === -1 ? undefined : box).filter((row) => row !== "");
}

function addWindow(world: ModeWorld, session: ModeWorld["session"], name: string): void {
  const window = createWindow(world.state, 80, 24);
  window.name = name;
  const pane = addPane(world.state, window, { historyLimit: 0 });
  window.active = pane;
  initLayout(world.state, window, pane);
  const winlink = linkWindow(world.state, session, window, undefined);
  if (session.current === undefined) setCurrent(world.state, session, winlink);
}

function buffers(): ModeWorld {
  const world = new ModeWorld(60, 20);
  for (const [name, text] of [
    ["one", "first"],
    ["two", "second"],
    ["three", "third text"],
  ] as const) {
    world.state.buffers.set(encoder.encode(text), name);
  }
  return world;
}

const NAMES = "#{buffer_sample}";

test("choose-buffer lists buffers, newest first, with keys and a preview", () => {
  const world = buffers();
  world.enter("buffer-mode", { F: NAMES });
  expect(list(world)).toEqual(["(0) three: third text", "(1) two: second", "(2) one: first"]);
  const rows = picture(world.pane.modes[0]!.screen).split("\n");
  expect(rows[10]).toStartWith("┌ three (sort: creation) ─");
  expect(rows[11]).toStartWith("│ third text");
});

test("O changes the order, r turns it round, f filters, c shows all again", () => {
  const world = buffers();
  world.enter("buffer-mode", { F: NAMES, N: true });
  world.keys("O");
  expect(list(world)).toEqual(["(0) one: first", "(1) three: third text", "(2) two: second"]);
  world.keys("r");
  expect(list(world)[0]).toBe("(0) two: second");
  world.keys("f # { m : t * , # { b u f f e r _ n a m e } } Enter");
  expect(list(world)).toEqual(["(0) two: second", "(1) three: third text"]);
  world.keys("c");
  expect(list(world)).toHaveLength(3);
});

test("Enter pastes the selected one, P the tagged ones, d deletes and ends with the last", () => {
  const world = buffers();
  world.enter("buffer-mode", { F: NAMES });
  world.keys("Down Enter");
  expect(world.commands).toEqual(["paste-buffer -p -b 'two'"]);
  expect(world.pane.modes).toHaveLength(0);

  world.enter("buffer-mode", { F: NAMES });
  world.keys("t Down Down t P");
  expect(world.commands.slice(1)).toEqual(["paste-buffer -p -b 'three'", "paste-buffer -p -b 'one'"]);

  world.enter("buffer-mode", { F: NAMES });
  world.keys("d");
  expect(list(world)).toEqual(["(0) two: second", "(1) one: first"]);
  world.keys("C-t D");
  expect(world.state.buffers.size).toBe(0);
  expect(world.pane.modes).toHaveLength(0);
});

test("a search goes to the next that has the text, n on, N back", () => {
  const world = buffers();
  world.enter("buffer-mode", { F: NAMES, N: true });
  const selected = (): number => world.pane.modes[0]!.screen.cursorY;
  world.keys("C-s s e c Enter");
  expect(selected()).toBe(1);
  world.keys("/ t Enter");
  expect(selected()).toBe(2);
  world.keys("n");
  expect(selected()).toBe(0);
  world.keys("N");
  expect(selected()).toBe(2);
});

function sessions(): ModeWorld {
  const world = new ModeWorld(60, 24);
  addWindow(world, world.session, "editor");
  const other = createSession(world.state, { name: "other", cwd: "/", environment: new Environment() });
  addWindow(world, other, "logs");
  return world;
}

const PLACES = "#{?pane_format,pane,#{?window_format,#{window_name},session}}";

test("choose-tree shows sessions, -s folded, their windows, and the preview of what is selected", () => {
  const world = sessions();
  world.enter("tree-mode", { F: PLACES });
  expect(list(world)).toEqual([
    "(0) - main: session",
    "(1) ├─→ - 0: shell",
    "(2) │   └─→ 0: pane",
    "(3) └─→ - 1: editor",
    "(4)     └─→ 0: pane",
    "(5) - other: session",
    "(6) └─→ - 0: logs",
    "(7)     └─→ 0: pane",
  ]);
});

test("folding and unfolding, and the target of what is chosen", () => {
  const world = sessions();
  world.enter("tree-mode", { F: PLACES, s: true, N: true });
  expect(list(world)).toEqual(["(0) + main: session", "(1) + other: session"]);
  world.keys("Down Right");
  expect(list(world)[2]).toBe("(2) └─→ + 0: logs");
  world.keys("Down Right Down Enter");
  expect(world.commands).toEqual(["switch-client -Zt '=other:0.%2'"]);
});

test("the filter hides windows and sessions without a match", () => {
  const world = sessions();
  world.enter("tree-mode", { F: PLACES, f: "#{==:#{window_name},logs}", N: true, w: true });
  expect(list(world)).toEqual(["(0) - other: session", "(1) └─→ + 0: logs"]);
});

test("an item is killed when y says so", () => {
  const world = sessions();
  const killed: string[] = [];
  Object.assign(world.environment.services, { killWindow: (window: { name: string }) => killed.push(window.name) });
  world.enter("tree-mode", { F: PLACES, w: true });
  world.keys("Down x n x y");
  expect(killed).toEqual(["editor"]);
});

test("the help has the keys of all trees and the mode's own", () => {
  const world = new ModeWorld(80, 40);
  world.enter("tree-mode", { F: PLACES });
  world.keys("F1");
  const help = picture(world.pane.modes[0]!.screen);
  expect(help).toContain("      Up, k │ Move cursor up");
  expect(help).toContain("          H │ Jump to the starting pane");
  expect(help).toContain("  q, Escape │ Exit mode");
});

test("choose-client detaches by default", () => {
  const world = new ModeWorld(60, 20);
  world.enter("client-mode", { F: "#{session_name}" });
  expect(list(world)).toEqual(["(0) test: main"]);
  world.keys("Enter");
  expect(world.commands).toEqual(["detach-client -t 'test'"]);
});

test("switch-mode finds by what is typed", () => {
  const world = sessions();
  world.enter("switch-mode", { F: "#{session_name}" });
  expect(list(world).slice(0, 2)).toEqual(["main", "other"]);
  world.keys("o t");
  expect(list(world)[0]).toBe("other");
  world.keys("Enter");
  expect(world.commands).toEqual(["switch-client -Zt '=other:'"]);
});
