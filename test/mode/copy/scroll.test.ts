import { describe, expect, test } from "bun:test";
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

describe("a resize", () => {
  const text = `${lines(20)}\na long line of [w]ords here\n${lines(5)}`;

  function resized(commands: string, cols: number, rows: number): CopyWorld {
    const world = new CopyWorld(text, { cols: 40, rows: 6 });
    world.copy(commands);
    Object.assign(world.window, { cols, rows });
    Object.assign(world.pane, { cols, rows });
    world.mode.resize(cols, rows);
    return world;
  }

  test("keeps the cursor on its character, in the row where it is", () => {
    const before = new CopyWorld(text, { cols: 40, rows: 6 });
    before.copy("cursor-up; cursor-down");
    const { state } = resized("cursor-up; cursor-down", 10, 6).mode;
    expect(state.grid.text(state.cx, state.line)).toBe("w");
    expect(state.cy).toBe(before.mode.state.cy);
  });

  test.each([
    [10, 6],
    [7, 3],
    [80, 12],
  ])("to %d × %d keeps what is selected", (cols, rows) => {
    const world = resized("begin-selection; next-word-end; cursor-down; start-of-line", cols, rows);
    world.copy("copy-selection");
    expect(world.copied).toBe("words here\n");
  });

  test("keeps the matches of a search and their count", () => {
    const { state } = resized("search-backward line", 7, 6).mode;
    expect(state.searchCount).toBe(26);
    expect(state.marks?.some((mark) => mark > 0)).toBe(true);
  });

  test("keeps the mark", () => {
    const world = resized("set-mark; history-bottom", 10, 6);
    world.copy("jump-to-mark");
    const { state } = world.mode;
    expect(state.grid.text(state.cx, state.line)).toBe("w");
  });
});
