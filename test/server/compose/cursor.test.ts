import { expect, test } from "bun:test";
import type { StatusPrompt } from "#model/mode.ts";
import { MODE_CURSOR } from "#terminal/modes.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { World } from "./world.ts";

/** A prompt that shows `find` and has its cursor behind it. */
const FIND: StatusPrompt = {
  draw(screen, row) {
    screen.fill(0, row, 4, 1, "f", DEFAULT_STYLE);
    return 4;
  },
  key: () => true,
  freezes: false,
  update: () => undefined,
  close: () => undefined,
};

/** Where the terminal's cursor is shown; undefined: nowhere. */
function cursorOf(world: World): { x: number; y: number } | undefined {
  world.compose();
  const { modes, cursorX: x, cursorY: y } = world.screen;
  return (modes & MODE_CURSOR) === 0 ? undefined : { x, y };
}

test("a prompt in a pane has the cursor, on the pane's last row", () => {
  const world = new World(20, 8);
  const right = world.split(world.pane, "left-right");
  world.window.active = right;
  right.prompt = FIND;
  expect(cursorOf(world)).toEqual({ x: right.x + 4, y: 7 });
  right.prompt = undefined;
  expect(cursorOf(world)).toEqual({ x: right.x, y: 0 });
});

test("a prompt of another pane than the active one has not", () => {
  const world = new World(20, 8);
  const right = world.split(world.pane, "left-right");
  world.window.active = world.pane;
  right.prompt = FIND;
  expect(cursorOf(world)).toEqual({ x: 0, y: 0 });
});
