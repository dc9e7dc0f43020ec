import { expect, test } from "bun:test";
import { createOptions } from "#model/options.ts";
import { MessageLog } from "#model/message-log.ts";
import { WaitChannels, type Waiter } from "#model/wait-channels.ts";

const woken: string[] = [];
const waiter = (clientName: string): Waiter => ({ clientName, wake: () => woken.push(clientName) });

test("a signal wakes all who wait; one that nobody hears is kept for the next", () => {
  woken.length = 0;
  const channels = new WaitChannels();
  expect(channels.wait("c", waiter("a"))).toBe(true);
  expect(channels.wait("c", waiter("b"))).toBe(true);
  channels.signal("c");
  expect(woken).toEqual(["a", "b"]);
  channels.signal("c");
  expect(channels.wait("c", waiter("d"))).toBe(false);
  expect(channels.wait("c", waiter("e"))).toBe(true);
});

test("a lock goes from hand to hand in order", () => {
  woken.length = 0;
  const channels = new WaitChannels();
  expect(channels.unlock("l")).toBe(false);
  expect(channels.lock("l", waiter("a"))).toBe(false);
  expect(channels.lock("l", waiter("b"))).toBe(true);
  expect(channels.lock("l", waiter("c"))).toBe(true);
  channels.unlock("l");
  channels.unlock("l");
  expect(woken).toEqual(["b", "c"]);
  expect(channels.unlock("l")).toBe(true);
  expect(channels.unlock("l")).toBe(false);
});

test("one client can be woken, or forgotten, alone", () => {
  woken.length = 0;
  const channels = new WaitChannels();
  const gone = waiter("gone");
  channels.wait("c", waiter("a"));
  channels.wait("c", gone);
  channels.forget(gone);
  expect(channels.waiting("c").map(({ clientName }) => clientName)).toEqual(["a"]);
  expect(channels.wakeClient("c", "a")).toBe(true);
  expect(channels.wakeClient("c", "a")).toBe(false);
});

test("the log keeps the newest messages, numbered on and on", () => {
  const options = createOptions("server");
  options.set("message-limit", 2);
  const log = new MessageLog(options, () => 7);
  for (const text of ["a", "b", "c"]) log.add(text);
  expect(log.all()).toEqual([
    { number: 1, time: 7, text: "b" },
    { number: 2, time: 7, text: "c" },
  ]);
});
