import { expect, test } from "bun:test";
import { clockText } from "#mode/clock.ts";
import { assignPane } from "#model/layouts.ts";
import { splitCell } from "#model/layout/split.ts";
import { addPane } from "#model/window-panes.ts";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import { ModeWorld, picture } from "./world.ts";

/** Cells with a background as `#`. */
function blocks(screen: Screen): string {
  const rows: string[] = [];
  for (let y = 0; y < screen.rows; y++) {
    let row = "";
    for (let x = 0; x < screen.cols; x++) row += screen.cellStyle(x, y).bg === COLOUR_DEFAULT ? " " : "#";
    rows.push(row.trimEnd());
  }
  return rows.join("\n");
}

test("clock-mode shows the time in large digits until a key", () => {
  const world = new ModeWorld(40, 9);
  world.time = new Date(2026, 0, 1, 21, 7, 3).getTime();
  const mode = world.enter("clock-mode");
  expect(blocks(mode.screen).split("\n").slice(1, 6)).toEqual([
    "     #####     #       ##### #####",
    "         #     #   #   #   #     #",
    "     #####     #       #   #     #",
    "     #         #   #   #   #     #",
    "     #####     #       #####     #",
  ]);
  world.keys("x");
  expect(world.pane.modes).toHaveLength(0);
  expect(world.timers).toHaveLength(0);
});

test("the clock has four styles", () => {
  const time = new Date(2026, 0, 1, 0, 7, 3);
  expect(["12", "24", "12-with-seconds", "24-with-seconds"].map((style) => clockText(time, style))).toEqual([
    "12:07 AM",
    "00:07",
    "12:07:03 AM",
    "00:07:03",
  ]);
});

test("display-panes shows all panes with their numbers, and a number chooses", () => {
  const world = new ModeWorld(41, 11);
  const cell = splitCell(world.pane, "left-right", undefined, {});
  if (cell === undefined || cell === null) throw new Error("no room");
  const second = addPane(world.state, world.window, { beside: world.pane, historyLimit: 0 });
  assignPane(world.state, cell, second, false);
  world.window.options.set("display-panes-format", "#{pane_index}!");
  const mode = world.enter("panes-mode", { d: "0" });
  expect(world.window.zoomed).toBe(true);
  const rows = picture(mode.screen).split("\n");
  expect(rows[0]).toBe(`0!${" ".repeat(18)}│1!`);
  expect(rows).toHaveLength(11);
  world.keys("1");
  expect(world.commands).toEqual([`select-pane -t "%${second.id}"`]);
  expect(world.window.zoomed).toBe(false);
  expect(world.pane.modes).toHaveLength(0);
});

test("modes are stacked; one that is left shows the one below", () => {
  const world = new ModeWorld(20, 6);
  const events: (string | undefined)[] = [];
  world.state.events.on(({ name, extra }) => {
    if (name === "pane-mode-changed") events.push(`${extra?.["previous_mode"] ?? ""}>${extra?.["current_mode"] ?? ""}`);
  });
  world.enter("copy-mode");
  world.enter("clock-mode");
  world.keys("x");
  expect(world.pane.modes.map((mode) => mode.name)).toEqual(["copy-mode"]);
  world.copy("cancel");
  expect(events).toEqual([">copy-mode", "copy-mode>clock-mode", "clock-mode>copy-mode", "copy-mode>"]);
});
