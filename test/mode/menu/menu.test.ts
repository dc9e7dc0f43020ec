import { expect, test } from "bun:test";
import type { OverlayOptions } from "#command/context.ts";
import { createMenu } from "#mode/menu/menu.ts";
import { createPopup } from "#mode/popup/popup.ts";
import type { Overlay } from "#model/mode.ts";
import { Screen } from "#terminal/screen.ts";
import { keyOf, ModeWorld, picture } from "../world.ts";

function optionsFor(
  world: ModeWorld,
  operands: readonly string[],
  flags: OverlayOptions["flags"] = {},
): OverlayOptions {
  return {
    flags,
    operands,
    values: () => [],
    count: (flag) => (flags[flag] === undefined ? 0 : 1),
    target: world.target,
    expand: (template, extras) => world.environment.expand(template, { session: world.session, ...extras }),
  };
}

const ITEMS = ["First", "f", "set @a first", "", "Second #{session_name}", "s", "set @a second", "-Off", "o", "x"];

function show(world: ModeWorld, overlay: Overlay | undefined): string {
  const screen = new Screen(world.client.cols, world.client.rows);
  overlay?.draw(screen, world.client);
  return picture(screen);
}

test("a menu has a title, items with their keys, lines between", () => {
  const world = new ModeWorld(40, 10);
  const menu = createMenu(world.client, optionsFor(world, ITEMS, { T: "Menu", x: "2", y: "8" }), world.environment);
  expect(`\n${show(world, menu)}`).toBe(`


  ┌─Menu────────────┐
  │ First       (f) │
  ├─────────────────┤
  │ Second main (s) │
  │ Off             │
  └─────────────────┘`);
});

test("keys go from item to item, Enter and an item's key choose it", () => {
  const world = new ModeWorld(40, 10);
  const menu = createMenu(world.client, optionsFor(world, ITEMS), world.environment);
  expect(menu?.key(keyOf("Down"), world.client)).toBe(false);
  expect(menu?.key(keyOf("Enter"), world.client)).toBe(true);
  expect(world.commands).toEqual(["set @a second"]);
  expect(menu?.key(keyOf("o"), world.client)).toBe(false);
  expect(menu?.key(keyOf("f"), world.client)).toBe(true);
  expect(world.commands).toEqual(["set @a second", "set @a first"]);
  expect(menu?.key(keyOf("q"), world.client)).toBe(true);
});

test("the mouse chooses where it is let go; outside it closes", () => {
  const world = new ModeWorld(40, 10);
  const menu = createMenu(world.client, optionsFor(world, ITEMS, { M: true, x: "0", y: "6" }), world.environment);
  const press = { key: keyOf("MouseDown1Pane").key, mouse: world.mouse(3, 1) };
  const release = { key: keyOf("MouseUp1Pane").key, mouse: world.mouse(3, 1, 3) };
  expect(menu?.key(press, world.client)).toBe(false);
  expect(menu?.key(release, world.client)).toBe(true);
  expect(world.commands).toEqual(["set @a first"]);
  expect(menu?.key({ ...release, mouse: world.mouse(30, 8, 3) }, world.client)).toBe(true);
});

test("a menu is placed by -x and -y, and stays in its window", () => {
  const world = new ModeWorld(40, 10);
  const at = (x: string, y: string): string => {
    const menu = createMenu(world.client, optionsFor(world, ["Item", "i", "x"], { x, y }), world.environment);
    const rows = show(world, menu).split("\n");
    const row = rows.findIndex((line) => line.includes("┌"));
    return `${rows[row]?.indexOf("┌")},${row}`;
  };
  expect(at("C", "C")).toBe("13,2");
  expect(at("P", "P")).toBe("0,7");
  expect(at("R", "0")).toBe("28,0");
  expect(at("W", "S")).toBe("7,7");
  expect(at("100", "100")).toBe("28,7");
});

test("a menu that is wrong says so, an empty one is none", () => {
  const world = new ModeWorld(40, 10);
  expect(() => createMenu(world.client, optionsFor(world, ["a"]), world.environment)).toThrow("not enough arguments");
  expect(() => createMenu(world.client, optionsFor(world, ITEMS, { b: "nice" }), world.environment)).toThrow(
    "unknown value",
  );
  expect(createMenu(world.client, optionsFor(world, [""]), world.environment)).toBeUndefined();
});

test("a popup runs its program in a box, gives it keys and closes by its rules", async () => {
  const world = new ModeWorld(40, 10);
  const popup = createPopup(
    world.client,
    optionsFor(world, ["top"], { w: "20", h: "5", E: true, T: "Top" }),
    world.environment,
  );
  if (popup === undefined) throw new Error("no popup");
  world.client.popup = popup;
  const spawned = world.popups[0];
  expect([spawned?.argv, spawned?.cols, spawned?.rows]).toEqual([["top"], 18, 3]);
  spawned?.onData(new TextEncoder().encode("one\r\ntwo"));
  expect(
    show(world, popup)
      .split("\n")
      .slice(2)
      .map((row) => row.slice(9)),
  ).toEqual([
    "┌─Top──────────────┐",
    "│one               │",
    "│two               │",
    "│                  │",
    "└──────────────────┘",
  ]);
  expect(popup.cursor()).toEqual({ x: 13, y: 4 });
  popup.key(keyOf("C-c"));
  expect(world.written).toEqual(["\u0003"]);
  spawned?.onExit(3);
  expect(world.client.popup).toBeUndefined();
  expect(await popup.done).toBe(3);
});

test("a popup is moved by its border and resized with button 3", () => {
  const world = new ModeWorld(40, 10);
  const popup = createPopup(
    world.client,
    optionsFor(world, ["top"], { w: "10", h: "4", x: "0", y: "4" }),
    world.environment,
  );
  const drag = { key: keyOf("MouseDrag1Pane").key };
  popup?.key({ ...drag, mouse: world.mouse(6, 0, 32, { lastX: 5, lastY: 0, lastButton: 0 }) });
  popup?.key({ ...drag, mouse: world.mouse(8, 2, 32, { lastButton: 32 }) });
  expect(show(world, popup).split("\n")[2]).toStartWith("   ┌");
});
