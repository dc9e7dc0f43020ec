import { expect, test } from "bun:test";
import { zoom } from "#model/zoom.ts";
import { picture, World } from "./world.ts";

test("a pane alone fills the window", () => {
  const world = new World(6, 2);
  world.paint(world.pane, "a");
  expect(world.picture()).toBe(picture`
    aaaaaa
    aaaaaa
  `);
});

test("two panes side by side have a line between them", () => {
  const world = new World(9, 3);
  const right = world.split(world.pane, "left-right");
  world.paint(world.pane, "a");
  world.paint(right, "b");
  expect(world.picture()).toBe(picture`
    aaaa│bbbb
    aaaa│bbbb
    aaaa│bbbb
  `);
});

function fourPanes(lines: string): World {
  const world = new World(9, 5);
  world.window.options.set("pane-border-lines", lines);
  const below = world.split(world.pane, "top-bottom");
  world.split(world.pane, "left-right");
  world.split(below, "left-right");
  world.window.panes.forEach((pane, index) => world.paint(pane, "abcd"[index]!));
  return world;
}

test.each([
  ["single", ["aaaa│bbbb", "────┼────"]],
  ["double", ["aaaa║bbbb", "════╬════"]],
  ["heavy", ["aaaa┃bbbb", "━━━━╋━━━━"]],
  ["simple", ["aaaa|bbbb", "----+----"]],
  ["number", ["aaaa0bbbb", "000000111"]],
  ["spaces", ["aaaa bbbb", ""]],
] as const)("border lines %s", (lines, [row, border]) => {
  const rows = fourPanes(lines).picture().split("\n");
  expect(rows[0]).toBe(row);
  if (lines === "number") expect(rows[2]).toMatch(/^0{5}\d+$/);
  else expect(rows[2]).toBe(border);
});

test("every junction", () => {
  const world = new World(11, 7);
  const bottom = world.split(world.pane, "top-bottom");
  const right = world.split(world.pane, "left-right");
  world.split(right, "top-bottom");
  world.split(bottom, "left-right", 3);
  expect(world.picture()).toBe(picture`
         │
         ├─────
         │
    ─────┴─┬───
           │
           │
           │
  `);
});

test("a zoomed pane is alone", () => {
  const world = fourPanes("single");
  const pane = world.window.panes[1]!;
  zoom(world.state, pane);
  world.paint(pane, "z");
  expect(world.picture().split("\n")).toEqual(Array.from({ length: 5 }, () => "zzzzzzzzz"));
});
