import { afterEach, beforeEach, expect, test } from "bun:test";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WriteQueue } from "#pty/write-queue.ts";

/** A pipe of which both ends are ours: it takes 64 KB and then no more. */
let folder: string;
let fd: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "troam-fifo-"));
  Bun.spawnSync(["mkfifo", join(folder, "pipe")]);
  fd = openSync(join(folder, "pipe"), constants.O_RDWR | constants.O_NONBLOCK);
});
afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

test("what a program does not read waits, in order, and the queue says when it is full", async () => {
  const queue = new WriteQueue(fd);
  let sent = 0;
  for (; !queue.full && sent < 100_000; sent++) queue.write(Uint8Array.of(...Array<number>(1023).fill(0), sent & 0xff));
  expect(sent).toBeLessThan(1000);

  const read = new Uint8Array(1024);
  for (let i = 0; i < sent; i++) {
    for (let got = 0; got < 1024;) {
      try {
        got += readSync(fd, read, got, 1024 - got, null);
      } catch {
        await Bun.sleep(1); // the queue writes when its timer comes
      }
    }
    expect(read[1023]).toBe(i & 0xff);
  }
  expect(queue.full).toBe(false);
  queue.close();
});

/** What the pipe holds now. */
function piped(): string {
  const bytes = Buffer.alloc(1 << 16);
  try {
    return bytes.toString("latin1", 0, readSync(fd, bytes));
  } catch {
    return "";
  }
}

test("the first write goes at once, what follows in the same turn in one piece, and then it is told that all is gone", async () => {
  let drained = 0;
  const queue = new WriteQueue(fd, { onDrained: () => drained++ });
  queue.write(Buffer.from("a"));
  expect(piped()).toBe("a");
  queue.write(Buffer.from("b"));
  queue.write(Buffer.from("c"));
  expect([queue.backlog, piped(), drained]).toEqual([2, "", 0]);
  await Promise.resolve();
  expect([queue.backlog, piped(), drained]).toEqual([0, "bc", 1]);
  queue.close();
});

test("what was written last is not lost when the queue is closed in the same turn", () => {
  const queue = new WriteQueue(fd);
  queue.write(Buffer.from("first"));
  queue.write(Buffer.from(" and last"));
  expect(queue.close().length).toBe(0);
  expect(piped()).toBe("first and last");
});

test("a queue that has not begun gives back all when it is closed", () => {
  const queue = new WriteQueue(fd, { held: true });
  queue.write(Buffer.from("kept"));
  expect(Buffer.from(queue.close()).toString()).toBe("kept");
  expect(piped()).toBe("");
});
