import { afterEach, beforeAll, expect, test } from "bun:test";
import { FloodReader, type Flood } from "#pty/flood-reader.ts";
import type { Pty } from "#pty/pty.ts";
import { closeOpened, start } from "./raw-pty.ts";

afterEach(closeOpened);

const reader = new FloodReader();
beforeAll(async () => {
  while (!reader.runs) await Bun.sleep(1);
});

/** Begins to read a pty that has output; the slot may still be another one's for a moment. */
async function begun(pty: Pty): Promise<Flood> {
  for (let i = 0; i < 200; i++) {
    const flood = reader.begin(pty.outputFd ?? -1, 65536);
    if (flood !== undefined) return flood;
    await Bun.sleep(5);
  }
  throw new Error("no slot is free");
}

/** All that a flood gives, as long as `goOn` says so and the thread has not let it go. */
async function taken(flood: Flood, limit: number, goOn: (text: string) => boolean = () => true): Promise<string> {
  let text = "";
  while (goOn(text)) {
    const { isDone } = flood;
    const bytes = flood.take(limit);
    if (bytes !== undefined) text += Buffer.from(bytes).toString();
    else if (isDone) break;
    else await Bun.sleep(0);
  }
  return text;
}

const numbers = (to: number): string => Array.from({ length: to }, (_, i) => `${i + 1}\n`).join("");

test.each([65536, 4096, 100])("the thread reads a pty to its end, %d bytes taken at a time", async (limit) => {
  const pty = start("seq 1 60000");
  const expected = numbers(60000);
  let text = "";
  // again when the program was slow
  while (text.length < expected.length) {
    const flood = await begun(pty);
    text += await taken(flood, limit);
    flood.release();
  }
  expect(text === expected).toBe(true);
});

test("it lets go a pty that is quiet, for another reader to go on", async () => {
  const pty = start("echo one; sleep 0.3; echo two");
  await Bun.sleep(100);
  const flood = await begun(pty);
  expect(await taken(flood, 4096)).toBe("one\n");
  flood.release();
  expect(Buffer.from((await pty.read()) ?? []).toString()).toBe("two\n");
});

test("it lets go a pty that goes on printing, but little", async () => {
  const pty = start(`exec ${process.execPath} -e 'setInterval(() => process.stdout.write("tick\\n"), 3)'`);
  expect(Buffer.from((await pty.read()) ?? []).toString()).toStartWith("tick\n");
  await Bun.sleep(5);
  pty.stopReading();
  const flood = await begun(pty);
  const ticks = await taken(flood, 4096, (text) => text.length < 10_000);
  expect(flood.isDone).toBe(true);
  expect(ticks).toMatch(/^(tick\n)+$/);
  flood.release();
});

test("what it had read when it was stopped is still there, and it reads no further", async () => {
  const pty = start("seq 1 1000000");
  await Bun.sleep(100);
  const flood = await begun(pty);
  let text = await taken(flood, 4096, (so) => so.length < 10_000);
  flood.stop();
  text += await taken(flood, 4096);
  flood.release();
  while (text.length < 300_000) text += Buffer.from((await pty.read()) ?? []).toString();
  expect(numbers(100_000).startsWith(text.slice(0, 300_000))).toBe(true);
});

test("it reads eight at a time, and another when one of them was released", async () => {
  const floods: Flood[] = [];
  for (let i = 0; i < 8; i++) floods.push(await begun(start("exec yes")));
  const one = start("exec yes");
  expect(reader.begin(one.outputFd ?? -1, 65536)).toBeUndefined();
  floods[3]?.release();
  const other = await begun(one);
  for (const flood of [...floods, other]) flood.release();
});
