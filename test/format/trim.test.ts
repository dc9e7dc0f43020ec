import { expect, test } from "bun:test";
import { formatWidth, trimFormat } from "#format/trim.ts";

/** Text, its width, its first and its last three cells; taken from tmux. */
const CASES: readonly (readonly [text: string, width: number, first: string, last: string])[] = [
  ["#0", 2, "#0", "#0"],
  ["###[bg=yellow]0", 2, "###[bg=yellow]0", "###[bg=yellow]0"],
  ["#0123456", 8, "#01", "456"],
  ["##0123456", 8, "##01", "456"],
  ["###0123456", 9, "####0", "456"],
  ["#[bg=yellow]0123456", 7, "#[bg=yellow]012", "#[bg=yellow]456"],
  ["##[bg=yellow]0123456", 19, "##[b", "456"],
  ["###[bg=yellow]0123456", 8, "###[bg=yellow]01", "#[bg=yellow]456"],
  ["####[bg=yellow]0123456", 20, "####[", "456"],
  ["#####[bg=yellow]0123456", 9, "#####[bg=yellow]0", "#[bg=yellow]456"],
  ["中文字", 6, "中", "字"],
  ["a\tb\x1bc", 3, "abc", "a\tb\x1bc"],
  ["", 0, "", ""],
];

test("width and trimming mind styles, escaped hashes and wide characters", () => {
  for (const [text, width, first, last] of CASES) {
    expect([text, formatWidth(text), trimFormat(text, 3, "left"), trimFormat(text, 3, "right")]).toEqual([
      text,
      width,
      first,
      last,
    ]);
  }
});

test("a style without an end has no width", () => {
  expect(formatWidth("abc#[fg=red")).toBe(0);
});

test("styles on both sides of a cut stay with what they colour", () => {
  expect(trimFormat("#[fg=red]ab#[fg=blue]cd#[default]", 2, "left")).toBe("#[fg=red]ab");
  expect(trimFormat("#[fg=red]ab#[fg=blue]cd#[default]", 2, "right")).toBe("#[fg=red]#[fg=blue]cd#[default]");
});
