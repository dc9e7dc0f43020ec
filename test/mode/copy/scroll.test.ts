import { expect, test } from "bun:test";
import { picture } from "../world.ts";
import { CopyWorld } from "./copy-world.ts";

const lines = (count: number): string => Array.from({ length: count }, (_, line) => `line ${line}`).join("\n");

test("pages leave two lines of the page before", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5 });
  world.copy("page-up");
  expect(world.format("#{scroll_position}")).toBe("3");
  world.copy("page-up; halfpage-up");
  expect(world.format("#{scroll_position}")).toBe("8");
  world.copy("history-top");
  expect(world.format("#{scroll_position} #{copy_cursor_x},#{copy_cursor_y}")).toBe("15 0,0");
  world.copy("history-bottom");
  expect(world.format("#{scroll_position} #{copy_cursor_y}")).toBe("0 4");
});

test("with -e the bottom ends copy mode, unless something is selected", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5 });
  world.copy("cancel");
  world.enter("copy-mode", { e: true });
  world.copy("scroll-up; scroll-down");
  expect(world.pane.modes).toHaveLength(0);

  world.enter("copy-mode", { e: true });
  world.copy("scroll-up; begin-selection; cursor-up; scroll-down; scroll-down");
  expect(world.pane.modes).toHaveLength(1);
});

test("the line of the cursor comes to the top, middle and bottom", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5 });
  world.copy("page-up; middle-line; scroll-top");
  expect(world.format("#{scroll_position} #{copy_cursor_y}")).toBe("1 0");
  world.copy("recentre-top-bottom");
  expect(world.format("#{scroll_position} #{copy_cursor_y}")).toBe("3 2");
});

test("goto-line counts from the bottom, with absolute line numbers from the top", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5 });
  world.copy("goto-line 4");
  expect(world.format("#{scroll_position}")).toBe("4");
  world.window.options.set("copy-mode-line-numbers", "absolute");
  world.copy("goto-line 3");
  expect(world.format("#{scroll_position}")).toBe("13");
});

test("the position stands in the first row, line numbers at the left", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5, cols: 20 });
  world.window.options.set("copy-mode-position-format", "#[align=right][#{copy_position}/#{copy_position_limit}]");
  world.copy("page-up");
  expect(picture(world.mode.screen)).toBe("line 12       [3/15]\nline 13\nline 14\nline 15\nline 16");
  world.window.options.set("copy-mode-line-numbers", "absolute");
  world.copy("cursor-up");
  expect(picture(world.mode.screen)).toBe(" 13 line 12  [13/20]\n 14 line 13\n 15 line 14\n 16 line 15\n 17 line 16");
  world.copy("toggle-position; line-numbers-off");
  expect(picture(world.mode.screen)).toBe("line 12\nline 13\nline 14\nline 15\nline 16");
});

test("the view stands still while the pane goes on, until it is refreshed", () => {
  const world = new CopyWorld(`${lines(20)}[]`, { rows: 5 });
  world.feed("\nnew 1\nnew 2");
  expect(picture(world.mode.screen)).toContain("line 19");
  world.copy("refresh-now");
  expect(picture(world.mode.screen)).toContain("new 2");
});

test("a resize keeps the cursor on its character", () => {
  const world = new CopyWorld("a long line of words [h]ere\nnext", { cols: 40, rows: 4 });
  world.window.cols = 10;
  world.pane.cols = 10;
  world.mode.resize(10, 4);
  const { state } = world.mode;
  expect(state.grid.text(state.cx, state.line)).toBe("h");
});
