import { afterEach, expect, test } from "bun:test";
import { graphemes, setCodepointWidths, stringWidth, widthOf } from "#terminal/width.ts";

afterEach(() => setCodepointWidths([]));

test.each([
  ["a", 1],
  ["é", 1],
  ["日", 2],
  ["\u0301", 0],
  ["\u200b", 0],
  ["\u00ad", 1],
  ["😀", 2],
  ["🇩", 1],
  ["☝", 2],
  ["─", 1],
  ["\u1160", 0],
  ["\ue000", 1],
  ["𠀀", 2],
])("%j takes %d", (text, width) => {
  expect(widthOf(text.codePointAt(0)!)).toBe(width);
});

test("a text is split as the emulator would put it into cells", () => {
  expect(graphemes("e\u0301👨\u200d👩🇩🇪🇫👍🏽☺\ufe0f").map(({ text, width }) => [text, width])).toEqual([
    ["e\u0301", 1],
    ["👨\u200d👩", 2],
    ["🇩🇪", 2],
    ["🇫", 1],
    ["👍🏽", 2],
    ["☺\ufe0f", 2],
  ]);
  expect(stringWidth("a日\x1b本\n")).toBe(5);
  expect(stringWidth("\ud800x")).toBe(2);
});

test("codepoint-widths wins over the table", () => {
  setCodepointWidths(["U+2500-U+257F=2", "é=2", "U+1F600=1", "nonsense", "U+20000=1"]);
  expect(["─", "é", "😀", "𠀀", "a"].map((c) => widthOf(c.codePointAt(0)!))).toEqual([2, 2, 1, 1, 1]);
});
