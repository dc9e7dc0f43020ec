import { expect, test } from "bun:test";
import type { Pane } from "#model/pane.ts";
import { OutputNotes, TELL_MS } from "#server/output-notes.ts";
import { FakeClock } from "./fake-clock.ts";

function setUp(): { clock: FakeClock; notes: OutputNotes; told: { pane: Pane; at: number }[] } {
  const clock = new FakeClock();
  const told: { pane: Pane; at: number }[] = [];
  const notes = new OutputNotes(clock, (pane) => told.push({ pane, at: clock.now() }));
  return { clock, notes, told };
}

const [one, other] = [{} as Pane, {} as Pane];

test("the first output is told of at once, and alone", () => {
  const { clock, notes, told } = setUp();
  notes.note(one);
  expect(told).toEqual([{ pane: one, at: 0 }]);
  clock.pass(10 * TELL_MS);
  expect(told).toHaveLength(1);
  notes.note(one);
  expect(told).toHaveLength(2);
});

test("of a flood it is told once an interval, and after its end once more", () => {
  const { clock, notes, told } = setUp();
  for (let ms = 0; ms <= 3 * TELL_MS - 1; ms++) {
    notes.note(one);
    notes.note(one);
    clock.pass(1);
  }
  clock.pass(10 * TELL_MS);
  expect(told.map(({ at }) => at)).toEqual([0, TELL_MS, 2 * TELL_MS, 3 * TELL_MS]);
});

test("panes do not wait for each other, and one that is gone is not told of", () => {
  const { clock, notes, told } = setUp();
  notes.note(one);
  notes.note(other);
  notes.note(one);
  notes.note(other);
  expect(told.map(({ pane }) => pane)).toEqual([one, other]);
  notes.forget(one);
  clock.pass(10 * TELL_MS);
  expect(told.map(({ pane }) => pane)).toEqual([one, other, other]);
});
