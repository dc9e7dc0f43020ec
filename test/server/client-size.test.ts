import { expect, test } from "bun:test";
import { cellPixels, clientSize } from "#server/client-size.ts";

test.each([
  [{ cols: 132, rows: 43 }, "132x43"],
  [{ cols: 0, rows: 0 }, "80x24"],
  [{ cols: -5, rows: 2.5 }, "80x24"],
  [{ cols: "200", rows: null }, "80x24"],
  [{ cols: Number.NaN, rows: Infinity }, "80x24"],
  [{ cols: 1e9, rows: 1 }, "10000x1"],
  [{ cols: 65_535, rows: 65_535 }, "10000x419"],
])("a terminal that says it has %j is taken for one of %s", (told, size) => {
  const { cols, rows } = clientSize(told);
  expect(`${cols}x${rows}`).toBe(size);
});

test("pixels are those of a cell, and none where the terminal says none", () => {
  expect(cellPixels(1280, 80)).toBe(16);
  expect(cellPixels(0, 80)).toBe(0);
  expect(cellPixels("1280", 80)).toBe(0);
  expect(cellPixels(1e30, 80)).toBe(819);
});
