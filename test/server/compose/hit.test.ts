import { expect, test } from "bun:test";
import { hitTest } from "#server/compose/hit.ts";
import { World } from "./world.ts";

/** What lies at a cell, in a word: `pane 0 3,2`, `border 1`, `status 0 window 2`. */
function at(world: World, x: number, y: number): string {
  const { hit } = hitTest(world.client, x, y);
  const index = (pane: { id: number }): number => world.window.panes.findIndex((each) => each.id === pane.id);
  switch (hit.kind) {
    case "status":
      return `status ${hit.row} ${hit.range === undefined ? "-" : `${hit.range.type} ${hit.range.argument}`}`.trimEnd();
    case "pane":
      return `pane ${index(hit.pane)} ${hit.x},${hit.y}`;
    case "border":
      return `border ${index(hit.pane)}${hit.control === undefined ? "" : ` control ${hit.control}`}`;
    case "scrollbar-up":
    case "scrollbar-slider":
    case "scrollbar-down":
      return `${hit.kind} ${index(hit.pane)} ${hit.grip}`;
    default:
      return hit.kind;
  }
}

test("panes and the borders between them", () => {
  const world = new World(9, 5);
  const right = world.split(world.pane, "left-right");
  world.split(right, "top-bottom");
  expect(at(world, 0, 0)).toBe("pane 0 0,0");
  expect(at(world, 4, 2)).toBe("border 0");
  expect(at(world, 5, 0)).toBe("pane 1 0,0");
  expect(at(world, 6, 2)).toBe("border 1");
  expect(at(world, 8, 4)).toBe("pane 2 3,1");
});

test("a floating pane is in front, its border all around", () => {
  const world = new World(12, 6);
  world.float(4, 2, 4, 2);
  expect(at(world, 3, 1)).toBe("border 1");
  expect(at(world, 4, 2)).toBe("pane 1 0,0");
  expect(at(world, 8, 4)).toBe("border 1");
  expect(at(world, 9, 5)).toBe("pane 0 9,5");
});

test("ranges of the status line, which is below or above the window", () => {
  const world = new World(30, 4, { cols: 30, rows: 5 });
  world.session.options.set("status", "on");
  world.session.options.set(
    "status-format",
    new Map([["0", "#[range=left]ab#[norange] #[range=window|7]w#[norange]"]]),
  );
  world.compose();
  expect(at(world, 0, 3)).toBe("pane 0 0,3");
  expect(at(world, 1, 4)).toBe("status 0 left");
  expect(at(world, 2, 4)).toBe("status 0 -");
  expect(at(world, 3, 4)).toBe("status 0 window 7");
  world.session.options.set("status-position", "top");
  world.compose();
  expect(at(world, 3, 0)).toBe("status 0 window 7");
  expect(at(world, 3, 1)).toBe("pane 0 3,0");
  expect(hitTest(world.client, 3, 1)).toMatchObject({ windowX: 3, windowY: 0, statusAt: 0, statusLines: 1 });
});

test("in a part of a larger window positions are the window's", () => {
  const world = new World(40, 20, { cols: 10, rows: 5 });
  world.client.pan = { windowId: world.window.id, x: 12, y: 6 };
  expect(at(world, 3, 2)).toBe("pane 0 15,8");
  expect(hitTest(world.client, 3, 2)).toMatchObject({ offsetX: 12, offsetY: 6, windowX: 15, windowY: 8 });
});

test("outside a smaller window there is nothing", () => {
  const world = new World(10, 5, { cols: 20, rows: 10 });
  expect(at(world, 15, 8)).toBe("nowhere");
});

test("a scrollbar: above, on and below its slider", () => {
  const world = new World(8, 4);
  world.window.options.set("pane-scrollbars", "on");
  world.placePanes();
  for (let i = 0; i < 7; i++) world.feed(world.pane, "line\r\n");
  world.compose();
  expect(at(world, 7, 0)).toBe("scrollbar-up 0 0");
  expect(at(world, 7, 2)).toBe("scrollbar-slider 0 0");
  expect(at(world, 7, 3)).toBe("scrollbar-slider 0 1");
});

test("a control in a pane's status line", () => {
  const world = new World(20, 4);
  world.window.options.set("pane-border-status", "top");
  world.window.options.set("pane-border-format", "#[range=control|3]x#[norange]");
  world.placePanes();
  world.compose();
  expect(at(world, 2, 0)).toBe("border 0 control 3");
  expect(at(world, 5, 0)).toBe("border 0");
  expect(at(world, 5, 1)).toBe("pane 0 5,0");
});
