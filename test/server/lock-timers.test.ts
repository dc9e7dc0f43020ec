import { expect, test } from "bun:test";
import { LockTimers } from "#server/lock-timers.ts";
import type { Session } from "#model/session.ts";
import { FakeClock } from "./fake-clock.ts";
import { World } from "./compose/world.ts";

function setUp(): { clock: FakeClock; timers: LockTimers; session: Session; locked: Session[] } {
  const { session } = new World(20, 5);
  const clock = new FakeClock();
  const locked: Session[] = [];
  session.options.set("lock-after-time", 10);
  session.attached = 1;
  return { clock, locked, session, timers: new LockTimers(clock, (each) => locked.push(each)) };
}

test("a session that is not used for lock-after-time is locked", () => {
  const { clock, timers, session, locked } = setUp();
  timers.touched(session);
  clock.pass(9_999);
  expect(locked).toEqual([]);
  clock.pass(1);
  expect(locked).toEqual([session]);
});

test("each use begins the time anew", () => {
  const { clock, timers, session, locked } = setUp();
  timers.touched(session);
  clock.pass(9_000);
  timers.touched(session);
  clock.pass(9_000);
  expect(locked).toEqual([]);
});

test("nothing is locked with lock-after-time 0, nor where nobody is attached", () => {
  const { clock, timers, session, locked } = setUp();
  timers.touched(session);
  session.attached = 0;
  clock.pass(10_000);
  session.attached = 1;
  session.options.set("lock-after-time", 0);
  timers.touched(session);
  clock.pass(10_000);
  expect(locked).toEqual([]);
});
