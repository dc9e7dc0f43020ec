import { expect, test } from "bun:test";
import { CURSOR_BAR, MODE_CURSOR, MODE_MOUSE_ALL, MODE_MOUSE_BUTTON } from "#terminal/modes.ts";
import { ATTR_REVERSE } from "#terminal/style.ts";
import { MARK_PANES } from "#server/compose/compose.ts";
import { picture, World } from "./world.ts";

test("a floating pane lies over tiled ones with a border of its own", () => {
  const world = new World(12, 6);
  world.paint(world.pane, "a");
  world.paint(world.float(4, 2, 4, 2), "f");
  expect(world.picture()).toBe(picture`
    aaaaaaaaaaaa
    aaa┌────┐aaa
    aaa│ffff│aaa
    aaa│ffff│aaa
    aaa└────┘aaa
    aaaaaaaaaaaa
  `);
});

test("the floating pane in front covers the others, and the window's edge cuts it", () => {
  const world = new World(12, 6);
  world.paint(world.pane, "a");
  world.paint(world.float(1, 1, 6, 3), "f");
  world.paint(world.float(5, 3, 10, 2), "g");
  expect(world.picture()).toBe(picture`
    ┌──────┐aaaa
    │ffffff│aaaa
    │fff┌───────
    │fff│ggggggg
    └───│ggggggg
    aaaa└───────
  `);
});

test("outside a window that is smaller than the client stands the fill character", () => {
  const world = new World(4, 2, { cols: 7, rows: 4 });
  world.paint(world.pane, "a");
  expect(world.picture()).toBe(picture`
    aaaa│··
    aaaa│··
    ────┘··
    ·······
  `);
});

test("of a larger window the part around the cursor is shown", () => {
  const world = new World(20, 10, { cols: 6, rows: 3 });
  for (let y = 0; y < 10; y++) world.pane.terminal.screen.put(0, y, `${y}abcdefghijklmnopqrs`);
  expect(world.picture()).toBe("0abcde\n1abcde\n2abcde");

  world.pane.terminal.screen.cursorX = 10;
  world.pane.terminal.screen.cursorY = 5;
  expect(world.picture(MARK_PANES)).toBe("ghijkl\nghijkl\nghijkl");
  expect(world.screen.cursorX).toBe(3);
  expect(world.screen.cursorY).toBe(2);

  world.client.pan = { windowId: world.window.id, x: 1, y: 8 };
  expect(world.picture()).toBe("abcdef\nabcdef\nabcdef");
  expect(world.screen.modes & MODE_CURSOR).toBe(0);
});

test("only rows that changed are drawn when a pane printed", () => {
  const world = new World(10, 4);
  world.paint(world.pane, "a");
  const screen = world.compose();
  const before = [0, 1, 2, 3].map((y) => screen.rowStamp(y));
  world.pane.terminal.screen.put(0, 2, "changed");
  world.compose(MARK_PANES);
  const after = [0, 1, 2, 3].map((y) => screen.rowStamp(y));
  expect(screen.text(2)).toBe("changedaaa");
  expect(after.map((stamp, y) => stamp === before[y])).toEqual([true, true, false, true]);
});

test("a pane in a synchronised update keeps its picture until the update ends", () => {
  const world = new World(10, 2);
  world.compose();
  world.feed(world.pane, "\x1b[?2026hnew");
  expect(world.picture(MARK_PANES)).toBe("\n");
  world.feed(world.pane, "\x1b[?2026l");
  expect(world.picture(MARK_PANES)).toBe("new\n");
});

test("a synchronised update that does not end is shown after a second", () => {
  const world = new World(10, 2);
  world.compose();
  world.feed(world.pane, "\x1b[?2026hnew");
  expect(world.picture(MARK_PANES)).toBe("\n");
  world.time += 1000;
  expect(world.picture(MARK_PANES)).toBe("new\n");
});

test("the active pane's half of the border between two panes has its colour", () => {
  const world = new World(5, 4);
  world.split(world.pane, "left-right");
  world.window.options.set("pane-active-border-style", "fg=green");
  world.window.options.set("pane-border-style", "fg=red");
  const screen = world.compose();
  expect([0, 1, 2, 3].map((y) => screen.cellStyle(2, y).fg)).toEqual([2, 2, 2, 1]);
});

test("arrows on the border point to the active pane", () => {
  const world = new World(7, 3);
  world.split(world.pane, "left-right");
  world.window.options.set("pane-border-indicators", "arrows");
  expect(world.picture()).toBe("   │\n   ←\n   │");
});

test("the border of a marked pane is reversed", () => {
  const world = new World(7, 3);
  world.split(world.pane, "left-right");
  world.state.marked = { session: world.session, winlink: world.session.current!, pane: world.pane };
  expect(world.compose().cellStyle(3, 0).attr & ATTR_REVERSE).toBe(ATTR_REVERSE);
});

test("a pane's status line stands on its border", () => {
  const world = new World(20, 5);
  world.window.options.set("pane-border-status", "top");
  world.window.options.set("pane-border-format", "[#{pane_index}]");
  world.split(world.pane, "top-bottom");
  const rows = world.picture().split("\n");
  expect(rows[0]).toBe("──[0]───────────────");
  expect(rows.filter((row) => row.includes("[1]"))).toHaveLength(1);
});

test("window-style gives default colours, window-active-style those of the active pane", () => {
  const world = new World(5, 2);
  const right = world.split(world.pane, "left-right");
  world.window.options.set("window-style", "bg=blue");
  world.window.options.set("window-active-style", "bg=red");
  const screen = world.compose();
  expect(screen.cellStyle(0, 0).bg).toBe(1);
  expect(screen.cellStyle(4, 0).bg).toBe(4);
  world.activate(right);
  expect(world.compose().cellStyle(4, 0).bg).toBe(1);
});

test("a palette set by the program is applied in the client's screen", () => {
  const world = new World(5, 1);
  world.feed(world.pane, "\x1b]4;1;rgb:12/34/56\x1b\\\x1b[31mx");
  expect(world.compose().cellStyle(0, 0).fg).toBe(0x02123456);
});

test("the mouse is asked for only where it is wanted", () => {
  const world = new World(5, 1);
  world.session.options.set("mouse", false);
  expect(world.compose().modes & (MODE_MOUSE_BUTTON | MODE_MOUSE_ALL)).toBe(0);
  world.session.options.set("mouse", true);
  expect(world.compose().modes & (MODE_MOUSE_BUTTON | MODE_MOUSE_ALL)).toBe(MODE_MOUSE_BUTTON);
  world.feed(world.pane, "\x1b[?1003h");
  expect(world.compose().modes & MODE_MOUSE_ALL).toBe(MODE_MOUSE_ALL);
});

test("the cursor is where the active pane has it, in its shape", () => {
  const world = new World(9, 3);
  const right = world.split(world.pane, "left-right");
  world.activate(right);
  world.feed(right, "\x1b[6 q\r\nab");
  const screen = world.compose();
  expect([screen.cursorX, screen.cursorY, screen.cursorStyle]).toEqual([7, 1, CURSOR_BAR]);
  world.feed(right, "\x1b[?25l");
  expect(world.compose(MARK_PANES).modes & MODE_CURSOR).toBe(0);
});

test("a scrollbar stands beside the pane, its slider at the end of the history", () => {
  const world = new World(8, 4);
  for (let i = 0; i < 7; i++) world.feed(world.pane, "line\r\n");
  world.window.options.set("pane-scrollbars", "on");
  world.window.options.set("pane-scrollbars-style", "fg=red,bg=blue,width=1");
  world.placePanes();
  const screen = world.compose();
  expect([0, 1, 2, 3].map((y) => screen.cellStyle(7, y).bg)).toEqual([4, 4, 1, 1]);
});
