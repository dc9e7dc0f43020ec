import { expect, test } from "bun:test";
import type { PaneMode } from "#model/mode.ts";
import { Scrollbars } from "#server/scrollbars.ts";
import { FakeClock } from "./fake-clock.ts";
import { World } from "./compose/world.ts";

function setUp(when: string): { world: World; clock: FakeClock; scrollbars: Scrollbars; redraws: () => number } {
  const world = new World(20, 5);
  world.window.options.set("pane-scrollbars", when);
  world.window.options.set("pane-scrollbars-timeout", 500);
  const clock = new FakeClock();
  let count = 0;
  const scrollbars = new Scrollbars(clock, () => count++);
  return { world, clock, scrollbars, redraws: () => count };
}

test("the mouse at the edge shows the scrollbar until it has been away for the timeout", () => {
  const { world, clock, scrollbars, redraws } = setUp("auto-hide");
  scrollbars.mouseMoved(world.window, 5, 2);
  expect(world.pane.scrollbarShown).toBe(false);
  scrollbars.mouseMoved(world.window, 19, 2);
  expect(world.pane.scrollbarShown).toBe(true);
  clock.pass(400);
  scrollbars.mouseMoved(world.window, 5, 2);
  clock.pass(400);
  expect(world.pane.scrollbarShown).toBe(true);
  clock.pass(100);
  expect(world.pane.scrollbarShown).toBe(false);
  expect(redraws()).toBe(2);
});

test("modal: scrolling in copy mode shows it", () => {
  const { world, clock, scrollbars } = setUp("modal");
  let offset = 10;
  const mode = { name: "copy-mode", scrollPosition: () => ({ offset, size: 20 }) } as unknown as PaneMode;
  scrollbars.paneChanged(world.pane);
  expect(world.pane.scrollbarShown).toBe(false);
  world.pane.modes.push(mode);
  scrollbars.paneChanged(world.pane);
  expect(world.pane.scrollbarShown).toBe(true);
  clock.pass(500);
  scrollbars.paneChanged(world.pane);
  expect(world.pane.scrollbarShown).toBe(false);
  offset = 9;
  scrollbars.paneChanged(world.pane);
  expect(world.pane.scrollbarShown).toBe(true);
});

test("a scrollbar that is always there is left alone", () => {
  const { world, clock, scrollbars } = setUp("on");
  scrollbars.mouseMoved(world.window, 19, 2);
  scrollbars.show(world.pane);
  expect(world.pane.scrollbarShown).toBe(false);
  expect(clock.pending).toBe(0);
});
