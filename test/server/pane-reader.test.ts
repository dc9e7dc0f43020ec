import { afterEach, expect, test } from "bun:test";
import { readdirSync, readlinkSync } from "node:fs";
import { constants } from "node:os";
import type { Pty } from "#pty/pty.ts";
import { PaneReader, type PaneSource } from "#server/pane-reader.ts";
import { closeOpened, start } from "../pty/raw-pty.ts";

afterEach(closeOpened);

const reader = (): PaneReader => new PaneReader((error) => console.error(error));

/** Reads all that the program prints; `meddle` may pause the source after each piece. */
function outputOf(from: PaneReader, pty: Pty, meddle: (source: PaneSource) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const source: PaneSource = from.add(
      pty,
      (bytes) => {
        pieces.push(Buffer.from(bytes)); // a copy: they are valid until we return
        meddle(source);
      },
      () => resolve(Buffer.concat(pieces).toString()),
    );
  });
}

const numbers = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join("");

test("floods, bursts and pauses between them come whole and in order", async () => {
  const pty = start(
    "for n in 0 1 2 3 4 5; do seq ${n}000001 ${n}060000; echo a; sleep 0.01; echo b; seq 1 30; sleep 0.002; done",
  );
  const round = (n: number): string =>
    `${Array.from({ length: 60000 }, (_, i) => `${n}0${String(i + 1).padStart(5, "0")}\n`).join("")}a\nb\n${numbers(1, 30)}`;
  const expected = [0, 1, 2, 3, 4, 5]
    .map(round)
    .join("")
    .replaceAll(/^00*(?=\d)/gm, "");
  expect(await outputOf(reader(), pty)).toBe(expected);
}, 30_000);

test("a source that is paused in the middle of a flood loses nothing", async () => {
  const pty = start("seq 1 100000");
  let pieces = 0;
  const text = await outputOf(reader(), pty, (source) => {
    if (++pieces % 20 !== 0) return;
    source.pause(true);
    setTimeout(() => source.pause(false), 1);
  });
  expect(text).toBe(numbers(1, 100000));
}, 30_000);

test("an endless flood does not keep another pane's output", async () => {
  const from = reader();
  const endless = from.add(
    start("yes"),
    () => {},
    () => {},
  );
  expect(await outputOf(from, start("seq 1 50000"))).toBe(numbers(1, 50000));
  endless.stop();
}, 30_000);

test("an endless flood leaves the event loop its turns, and ends when it is stopped", async () => {
  const pty = start("yes");
  let bytes = 0;
  const source = reader().add(
    pty,
    (piece) => (bytes += piece.length),
    () => {},
  );
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  while (turns < 50 || bytes < 1_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(timer);
  source.stop();
  const stopped = bytes;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(bytes).toBe(stopped);
}, 30_000);

/** A reader whose thread for floods runs. */
async function readerOfFloods(): Promise<PaneReader> {
  const from = reader();
  for (let i = 0; i < 3; i++) await outputOf(from, start("seq 1 100000"));
  return from;
}

test("floods that the thread reads come whole and in order, also with pauses", async () => {
  const from = await readerOfFloods();
  let pieces = 0;
  const paused = outputOf(from, start("seq 1 400000"), (source) => {
    if (++pieces % 20 !== 0) return;
    source.pause(true);
    setTimeout(() => source.pause(false), 5);
  });
  const others = [1, 2, 3].map(() => outputOf(from, start("seq 1 300000; sleep 0.01; seq 300001 400000")));
  const expected = numbers(1, 400000);
  for (const text of await Promise.all([paused, ...others])) expect(text === expected).toBe(true);
}, 30_000);

test("a pty that is closed in the middle of a flood hangs up at once, and nothing keeps it open", async () => {
  const from = await readerOfFloods();
  const masters = (): number =>
    readdirSync("/proc/self/fd").filter((fd) => linkOf(`/proc/self/fd/${fd}`) === "/dev/ptmx").length;
  closeOpened();
  const before = masters();
  for (let i = 0; i < 12; i++) {
    const pty = start("exec yes");
    let bytes = 0;
    const source = from.add(
      pty,
      (piece) => (bytes += piece.length),
      () => {},
    );
    while (bytes < 1_000_000) await Bun.sleep(1);
    source.stop();
    pty.close();
    expect((await pty.exited).signal).toBe(constants.signals.SIGHUP);
  }
  expect(masters()).toBeLessThanOrEqual(before);
}, 30_000);

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // closed since
  }
}

test("output keeps its order when reading on is allowed while a large piece is handed on", async () => {
  const sizes = [150_000, 150_000];
  let next = 0;
  const chunk = (size: number): Uint8Array => Uint8Array.from({ length: size }, () => next++ % 251);
  const read = (): Promise<Uint8Array | undefined> => {
    const size = sizes.shift();
    return Promise.resolve(size === undefined ? undefined : chunk(size));
  };
  const taken: number[] = [];
  let source: PaneSource | undefined;
  await new Promise<void>((resolve) => {
    const take = (bytes: Uint8Array): void => {
      taken.push(...bytes);
      source?.pause(false);
    };
    source = reader().add({ read } as Pty, take, resolve);
  });
  expect(taken.length).toBe(300_000);
  expect(taken.findIndex((byte, at) => byte !== at % 251)).toBe(-1);
});

test("the end of a program comes through a pause when nothing waits before it", async () => {
  const pty = start("sleep 0.1");
  const { promise, resolve } = Promise.withResolvers<void>();
  const source = reader().add(pty, () => {}, resolve);
  source.pause(true);
  await promise;
  expect(source.idle).toBe(false);
}, 30_000);

test("a source that has something to hand on is not idle, though a read waits", async () => {
  const from = await readerOfFloods();
  const pty = start("sleep 5");
  let taken = 0;
  let reads = 0;
  const flooding: Pty = Object.assign(Object.create(pty) as Pty, {
    read: () => {
      if (++reads <= 2) return Promise.resolve(new Uint8Array(40_000));
      queueMicrotask(() => source.pause(true));
      return new Promise<undefined>(() => {});
    },
  });
  Object.defineProperty(flooding, "outputFd", { value: pty.outputFd });
  const source = from.add(
    flooding,
    (bytes) => (taken += bytes.length),
    () => {},
  );
  while (reads < 3) await Bun.sleep(1);
  await Bun.sleep(20);
  expect(source.idle).toBe(taken === 80_000);
  source.pause(false);
  while (taken < 80_000) await Bun.sleep(1);
  source.stop();
}, 30_000);

test("two floods are both read by the thread: neither waits for the event loop of the other", async () => {
  const from = await readerOfFloods();
  const taken = [0, 0];
  const sources = [0, 1].map((i) =>
    from.add(
      start("exec yes"),
      (bytes) => (taken[i]! += bytes.length),
      () => {},
    ),
  );
  while (Math.min(...taken) < 20_000_000) await Bun.sleep(5);
  for (const source of sources) source.stop();
  expect(Math.max(...taken)).toBeLessThan(5 * Math.min(...taken));
}, 30_000);
