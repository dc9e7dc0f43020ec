import { expect, test } from "bun:test";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { MARK_ALL, MARK_PANES, MARK_STATUS } from "#server/compose/compose.ts";
import { FRAME_MS, RedrawScheduler, type RedrawView } from "#server/redraw.ts";
import { FakeClock } from "./fake-clock.ts";

class RecordedView implements RedrawView {
  readonly client = { message: undefined, prompt: undefined } as unknown as Client;
  readonly frames: { at: number; marks: number }[] = [];
  isReady = true;
  fails = false;
  seconds = 0;
  later: number | undefined;
  closed = false;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }
  ready(): boolean {
    return this.isReady;
  }
  shows(): boolean {
    return true;
  }
  draw(marks: number): void {
    if (this.fails) throw new Error("no picture");
    this.frames.push({ at: this.#clock.now(), marks });
  }
  statusSeconds(): number {
    return this.seconds;
  }
  wakeAfter(): number | undefined {
    return this.later;
  }
  forget(): void {}
  close(): void {
    this.closed = true;
  }
}

const pane = {} as Pane;

function setUp(): { clock: FakeClock; view: RecordedView; scheduler: RedrawScheduler; errors: unknown[] } {
  const errors: unknown[] = [];
  const clock = new FakeClock();
  const view = new RecordedView(clock);
  const scheduler = new RedrawScheduler(clock, (error) => errors.push(error));
  scheduler.add(view);
  clock.pass(1000);
  expect(view.frames).toEqual([{ at: 0, marks: MARK_ALL }]);
  view.frames.length = 0;
  return { clock, view, scheduler, errors };
}

test("a frame that cannot be drawn is told of, and the next one is drawn", () => {
  const { clock, view, scheduler, errors } = setUp();
  view.fails = true;
  scheduler.paneChanged(pane);
  clock.pass(100);
  expect(errors).toEqual([new Error("no picture")]);
  view.fails = false;
  scheduler.paneChanged(pane);
  clock.pass(100);
  expect(view.frames).toHaveLength(1);
});

test("an idle view is drawn at once", () => {
  const { clock, view, scheduler } = setUp();
  scheduler.paneChanged(pane);
  clock.pass(0);
  expect(view.frames).toEqual([{ at: 1000, marks: MARK_PANES }]);
});

test("what is marked before the frame comes is drawn in one frame", () => {
  const { clock, view, scheduler } = setUp();
  scheduler.paneChanged(pane);
  scheduler.redraw({ what: "status" });
  clock.pass(0);
  expect(view.frames).toEqual([{ at: 1000, marks: MARK_PANES | MARK_STATUS }]);
});

test("under steady output there is one frame an interval", () => {
  const { clock, view, scheduler } = setUp();
  for (let ms = 0; ms < 1000; ms++) {
    scheduler.paneChanged(pane);
    clock.pass(1);
  }
  const last = view.frames.slice(-10).map((frame) => frame.at);
  for (let i = 1; i < last.length; i++) expect(last[i]! - last[i - 1]!).toBe(FRAME_MS);
  expect(view.frames.length).toBeLessThan(1000 / FRAME_MS + 5);
});

test("nothing is drawn while the carrier is backed up, and then everything in one frame", () => {
  const { clock, view, scheduler } = setUp();
  view.isReady = false;
  for (let i = 0; i < 100; i++) {
    scheduler.paneChanged(pane);
    clock.pass(5);
  }
  scheduler.redraw({ what: "status" });
  clock.pass(100);
  expect(view.frames).toEqual([]);
  expect(clock.pending).toBe(0);

  view.isReady = true;
  scheduler.carrierReady(view.client);
  clock.pass(0);
  expect(view.frames).toEqual([{ at: 1600, marks: MARK_PANES | MARK_STATUS }]);
});

test("a frame that finds the carrier backed up keeps its marks", () => {
  const { clock, view, scheduler } = setUp();
  scheduler.paneChanged(pane);
  view.isReady = false;
  clock.pass(10);
  expect(view.frames).toEqual([]);
  view.isReady = true;
  scheduler.carrierReady(view.client);
  clock.pass(0);
  expect(view.frames.map((frame) => frame.marks)).toEqual([MARK_PANES]);
});

test("the status line is drawn every status-interval", () => {
  const { clock, view, scheduler } = setUp();
  view.seconds = 15;
  scheduler.redraw({ what: "status" });
  clock.pass(31_000);
  expect(view.frames.map((frame) => frame.at)).toEqual([1000, 16_000, 31_000]);

  view.seconds = 0;
  scheduler.redraw({ what: "status" });
  clock.pass(60_000);
  expect(view.frames.at(-1)!.at).toBe(32_000);
});

test("a view that was removed is drawn no more", () => {
  const { clock, view, scheduler } = setUp();
  scheduler.paneChanged(pane);
  scheduler.remove(view.client);
  clock.pass(100);
  expect(view.frames).toEqual([]);
  expect(view.closed).toBe(true);
  expect(clock.pending).toBe(0);
});

test("a frame that left something out is followed by another in time", () => {
  const { clock, view, scheduler } = setUp();
  view.later = 300;
  scheduler.paneChanged(pane);
  clock.pass(100);
  view.later = 200;
  scheduler.paneChanged(pane);
  clock.pass(100);
  view.later = undefined;
  clock.pass(1000);
  expect(view.frames.map((frame) => frame.at)).toEqual([1000, 1100, 1300]);
});

test("who types during a flood sees the next frame soon", () => {
  const { clock, view, scheduler } = setUp();
  for (let ms = 0; ms < 200; ms++) {
    scheduler.paneChanged(pane);
    clock.pass(1);
  }
  // Half an interval after a frame the next one is not due.
  while (clock.now() - view.frames.at(-1)!.at !== FRAME_MS / 2) clock.pass(1);
  scheduler.paneChanged(pane);
  scheduler.inputFrom(view.client);
  clock.pass(0);
  expect(view.frames.at(-1)!.at).toBe(clock.now());
});
