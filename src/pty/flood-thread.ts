import { ptr, type Pointer } from "bun:ffi";
import { libc } from "#system/libc.ts";
import {
  DONE,
  FD,
  LIMIT,
  PUT,
  READING,
  RING_BYTES,
  RUNS,
  SLOTS,
  STATE,
  STOPPING,
  TAKEN,
  WAKE_READER,
  WAKE_THREAD,
  ringOf,
  wordsOf,
} from "./flood-slots.ts";

/** A pty that gives nothing for so long is no flood any more, ms. */
const QUIET_MS = 10;
/** One that gives less than so many bytes in so long, ms, is none either. */
const LEAST_BYTES = 65536;
const LEAST_MS = 50;
/** How long ptys that have nothing are waited for before another look at what the reader wants, ms. */
const LOOK_MS = 2;
/** The reader is woken when so many bytes wait for it; fewer it finds by itself after a while. */
const WORTH_WAKING = 49152;
/** How long to wait for a reader whose rings are full, ms; it wakes the thread before. */
const FULL_MS = 100;
const POLLIN = 1;

declare const self: Worker;
self.onmessage = ({ data }: MessageEvent<SharedArrayBuffer>) => new FloodThread(data).run();

/** Moves output from ptys into rings, for ever: it never gets back to its event loop. */
class FloodThread {
  readonly #calls = libc({
    close: { args: ["int"], returns: "int" },
    ppoll: { args: ["ptr", "u64", "ptr", "ptr"], returns: "int" },
    read: { args: ["int", "ptr", "usize"], returns: "int" },
  });
  readonly #words: Int32Array;
  readonly #memory: Pointer;
  /** When each slot last had output, ms. */
  readonly #heard = new Float64Array(SLOTS);
  /** Since when the bytes of each slot are counted, ms, and how many came since. */
  readonly #counted = new Float64Array(SLOTS);
  readonly #came = new Float64Array(SLOTS);
  /** Slots whose ptys had nothing; for each two words: the fd; what is waited for, and above that what came (`struct pollfd`). */
  readonly #waiting: number[] = [];
  readonly #polled = new Int32Array(2 * SLOTS);
  /** `struct timespec`: seconds, nanoseconds. */
  readonly #look = new BigInt64Array([0n, BigInt(LOOK_MS * 1e6)]);

  constructor(shared: SharedArrayBuffer) {
    this.#words = new Int32Array(shared);
    this.#memory = ptr(new Uint8Array(shared));
  }

  run(): never {
    const words = this.#words;
    Atomics.store(words, RUNS, 1);
    for (;;) {
      const seen = Atomics.load(words, WAKE_THREAD);
      this.#waiting.length = 0;
      let took = false;
      let full = false;
      for (let slot = 0; slot < SLOTS; slot++) {
        const state = Atomics.load(words, wordsOf(slot) + STATE);
        if (state === STOPPING) this.#letGo(slot);
        else if (state === READING) {
          const room = this.#room(slot);
          if (room === 0) full = true;
          else if (this.#read(slot, room)) took = true;
          else this.#waiting.push(slot);
        }
      }
      if (took) continue;
      if (this.#waiting.length > 0) this.#wait();
      else Atomics.wait(words, WAKE_THREAD, seen, full ? FULL_MS : Infinity);
    }
  }

  /** Bytes that a ring can take in one piece. */
  #room(slot: number): number {
    const at = wordsOf(slot);
    const put = this.#words[at + PUT]!;
    const free = Atomics.load(this.#words, at + LIMIT) - ((put - Atomics.load(this.#words, at + TAKEN)) | 0);
    return Math.max(0, Math.min(free, RING_BYTES - (put & (RING_BYTES - 1))));
  }

  #read(slot: number, room: number): boolean {
    const words = this.#words;
    const at = wordsOf(slot);
    const put = words[at + PUT]!;
    const into = (this.#memory + ringOf(slot) + (put & (RING_BYTES - 1))) as Pointer;
    const length = this.#calls.read(words[at + FD]!, into, room);
    if (length <= 0) return false;
    this.#heard[slot] = performance.now();
    this.#came[slot]! += length;
    Atomics.store(words, at + PUT, (put + length) | 0);
    const waits = (put - Atomics.load(words, at + TAKEN)) | 0;
    if (waits < WORTH_WAKING && waits + length >= WORTH_WAKING) this.#wakeReader();
    return true;
  }

  /** Waits for ptys that have nothing, and lets go those that are quiet or at their end. */
  #wait(): void {
    const polled = this.#polled;
    const slots = this.#waiting;
    for (const [i, slot] of slots.entries()) {
      polled[2 * i] = this.#words[wordsOf(slot) + FD]!;
      polled[2 * i + 1] = POLLIN;
    }
    this.#calls.ppoll(ptr(polled), slots.length, ptr(this.#look), null);
    const now = performance.now();
    for (const [i, slot] of slots.entries()) {
      const came = polled[2 * i + 1]! >> 16;
      if (this.#heard[slot] === 0) this.#heard[slot] = now;
      const quiet = (came & POLLIN) === 0 && (came !== 0 || now - this.#heard[slot]! >= QUIET_MS);
      if (quiet || this.#isSlow(slot, now)) this.#letGo(slot);
    }
  }

  #isSlow(slot: number, now: number): boolean {
    if (now - this.#counted[slot]! < LEAST_MS) return false;
    const slow = this.#counted[slot] !== 0 && this.#came[slot]! < LEAST_BYTES;
    this.#counted[slot] = now;
    this.#came[slot] = 0;
    return slow;
  }

  #letGo(slot: number): void {
    this.#calls.close(this.#words[wordsOf(slot) + FD]!);
    Atomics.store(this.#words, wordsOf(slot) + STATE, DONE);
    this.#heard[slot] = 0;
    this.#counted[slot] = 0;
    this.#wakeReader();
  }

  #wakeReader(): void {
    Atomics.add(this.#words, WAKE_READER, 1);
    Atomics.notify(this.#words, WAKE_READER);
  }
}
