import { expect, test } from "bun:test";
import { fuzzyMatch, matchedColumns } from "#format/fuzzy.ts";
import { formatWidth } from "#format/trim.ts";

/** Pattern, text, and the columns that match; undefined: no match. Taken from tmux. */
const CASES: readonly (readonly [pattern: string, text: string, columns: string | undefined])[] = [
  ["", "abc", ""],
  [" | ", "abc", ""],
  ["abc", "a_b_c", "0,2,4"],
  ["abc", "acb", undefined],
  ["dev bash", "dev:1 bash", "0,1,2,6,7,8,9"],
  ["dev bash", "dev:1 sh", undefined],
  ["abc", "ABC", "0,1,2"],
  ["ABC", "abc", undefined],
  ["'bash", "dev bash", "4,5,6,7"],
  ["'bash", "b-a-s-h", undefined],
  ["^dev", "dev bash", "0,1,2"],
  ["^dev", "prod dev", undefined],
  ["bash$", "dev bash", "4,5,6,7"],
  ["bash$", "bash dev", undefined],
  ["!ssh", "dev bash", ""],
  ["!ssh", "dev ssh", undefined],
  ["!ssh", "s_s_h", ""],
  ["dev !ssh", "dev bash", "0,1,2"],
  ["!", "abc", undefined],
  ["prod | dev", "dev bash", "0,1,2"],
  ["prod | dev", "test bash", undefined],
  ["dev", "#[bold]d#[default]e#[fg=red,bg=blue]v", "0,1,2"],
  ["bash", "#[bold]dev#[default] bash", "4,5,6,7"],
  ["é", "café", "3"],
  ["é", "É", undefined],
  ["界", "a界b", "1,2"],
  ["x", "", undefined],
];

test("patterns match as in tmux", () => {
  for (const [pattern, text, columns] of CASES) {
    const match = fuzzyMatch(pattern, text, formatWidth(text) || 1);
    expect([pattern, text, match?.columns.join(",")]).toEqual([pattern, text, columns]);
  }
});

test("columns follow the alignment", () => {
  expect(matchedColumns("xy", "a#[align=right]xy", 10)).toEqual([8, 9]);
  expect(matchedColumns("b", "#[align=centre]abc", 7)).toEqual([3]);
});

test("a match at the start, after a boundary or in one piece is worth more", () => {
  const score = (pattern: string, text: string): number => fuzzyMatch(pattern, text, 40)?.score ?? -1;
  expect(score("log", "log")).toBeGreaterThan(score("log", "a log"));
  expect(score("log", "a log")).toBeGreaterThan(score("log", "xlxoxg"));
  expect(score("'log", "catalog")).toBeGreaterThan(score("log", "catalog"));
});
