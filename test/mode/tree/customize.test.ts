import { expect, test } from "bun:test";
import { ModeWorld, picture } from "../world.ts";

const NAME_AND_VALUE = "#{?is_option,#{option_name}=#{option_value},#{?is_environment,#{environment_name},#{key}}}";

function customize(flags = {}): ModeWorld {
  const world = new ModeWorld(60, 24);
  world.enter("options-mode", { F: NAME_AND_VALUE, ...flags });
  return world;
}

const screen = (world: ModeWorld): string => picture(world.pane.modes[0]!.screen);
function selected(world: ModeWorld): string {
  return screen(world).split("\n")[world.pane.modes[0]!.screen.cursorY] ?? "";
}

const HEADS = [
  "(0) + Server Options",
  "(1) + Session Options",
  "(2) + Window & Pane Options",
  "(3) + Session Hooks",
  "(4) + Window & Pane Hooks",
  "(5)   Global Environment",
  "(6)   Session Environment",
];

/** Keys that type the text. */
const type = (text: string): string => Array.from(text, (char) => (char === " " ? "Space" : char)).join(" ");

test("the sections are shown folded", () => {
  expect(screen(customize()).split("\n").slice(0, HEADS.length)).toEqual(HEADS);
});

test("a search goes to an option in a folded section; its text is below", () => {
  const world = customize();
  world.keys(`/ ${type("status-interval")} Enter`);
  expect(selected(world)).toBe("      ├─→   status-interval: status-interval=15");
  expect(screen(world)).toContain("┌ status-interval ──");
  expect(screen(world)).toContain("│ Option value: 15 seconds ");
});

test("Enter asks for the value, S for the global one, u takes it back", () => {
  const world = customize();
  const { sessionOptions } = world.state;
  world.keys(`/ ${type("status-interval")} Enter Enter`);
  world.keys("C-u 3 Enter");
  expect(world.session.options.number("status-interval")).toBe(3);
  expect(sessionOptions.number("status-interval")).toBe(15);
  world.keys("u y");
  expect(world.session.options.number("status-interval")).toBe(15);
  world.keys("S C-u 7 Enter");
  expect(sessionOptions.number("status-interval")).toBe(7);
});

test("Enter on the head of a section makes a user option", () => {
  const world = customize();
  world.keys(`Down Enter ${type("mine of mine")} Enter`);
  expect(world.session.options.get("@mine")).toBe("of mine");
  world.keys(`Enter C-u ${type("mine of mine")} Enter`);
  expect(world.messages).toEqual(["User option name must start with @"]);
});

test("H hides what is global", () => {
  const world = customize();
  world.session.options.set("status-interval", 9);
  world.keys("H Down Right");
  expect(screen(world)).toContain("status-interval: status-interval=9");
  expect(screen(world)).not.toContain("set-titles");
});
