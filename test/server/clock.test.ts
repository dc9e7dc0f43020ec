import { expect, test } from "bun:test";
import { timeOfDay } from "#server/clock.ts";

test("no two times of day are the same, and they are the time of day", () => {
  const now = timeOfDay();
  const before = Date.now();
  const times = Array.from({ length: 5000 }, () => now());
  expect(new Set(times).size).toBe(5000);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(before);
  expect(Math.floor(times.at(-1) ?? 0)).toBeLessThanOrEqual(Date.now() + 6);
});
