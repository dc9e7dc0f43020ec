import { availableParallelism } from "node:os";
import { libc } from "#system/libc.ts";
import {
  DONE,
  FD,
  FREE,
  LIMIT,
  PUT,
  READING,
  RING_BYTES,
  RUNS,
  SHARED_BYTES,
  SLOTS,
  STATE,
  STOPPING,
  TAKEN,
  WAKE_READER,
  WAKE_THREAD,
  ringOf,
  wordsOf,
} from "./flood-slots.ts";

/** A ring holds at least this much, bytes: what a pty hands over at a time. */
const LEAST_LIMIT = 4096;
/** The thread reads ahead so many times what is taken in one go: it must last while a frame is drawn. */
const AHEAD = 4;
/** A flood of which something worth it comes sooner than this is waited for without sleep, ms. */
const BRISK_MS = 3;
/** Where there is only one processor, whoever waits must leave it. */
const MAY_SPIN = availableParallelism() > 1;
/** `fcntl`: a copy of a fd that programs which are started do not get. Linux. */
const F_DUPFD_CLOEXEC = 1030;

/** Bytes that a ring may hold of a pty from which `limit` are taken in one go. */
const readAhead = (limit: number): number => Math.min(RING_BYTES, Math.max(LEAST_LIMIT, AHEAD * limit));

/** Beside this file, in the sources as in a build. */
const THREAD = import.meta.url.endsWith(".ts") ? "./flood-thread.ts" : "./flood-thread.js";

let opened: ReturnType<typeof open> | undefined;
const calls = () => (opened ??= open());
const open = () => libc({ fcntl: { args: ["int", "int", "int"], returns: "int" } });

const $taken = new Uint8Array(RING_BYTES);

/**
 * Reads ptys in a thread of its own, while this one parses what was read: the kernel keeps 12 KB for a program that prints,
 * which else stands still meanwhile. Besides, whoever reads wakes the program, and the kernel likes to run it in the reader's
 * place, on the same processor.
 */
export class FloodReader {
  readonly #shared = new SharedArrayBuffer(SHARED_BYTES);
  readonly #words = new Int32Array(this.#shared);
  readonly #bytes = new Uint8Array(this.#shared);
  /** Slots that nobody asks for any more. */
  readonly #released = new Set<number>();
  /** Whether what is waited for comes so soon that this thread stays awake; how long it waited so far, ms. */
  #brisk = false;
  #waited = 0;

  constructor() {
    const worker = new Worker(new URL(THREAD, import.meta.url).href, { ref: false });
    // where it cannot run, floods come by the event loop
    worker.onerror = (event) => event.preventDefault();
    worker.postMessage(this.#shared);
  }

  /** Whether the thread has begun. */
  get runs(): boolean {
    return Atomics.load(this.#words, RUNS) === 1;
  }

  /**
   * Begins to read a pty, of which nobody else may read until `isDone`.
   *
   * @param fd its master, non-blocking; may be closed meanwhile
   * @param limit as in `Flood.take`
   * @returns undefined where too many are read already, or the thread does not run
   */
  begin(fd: number, limit: number): Flood | undefined {
    const words = this.#words;
    if (!this.runs) return undefined;
    for (let slot = 0; slot < SLOTS; slot++) {
      const at = wordsOf(slot);
      const state = Atomics.load(words, at + STATE);
      if (state !== FREE && !(state === DONE && this.#released.delete(slot))) continue;
      const copy = calls().fcntl(fd, F_DUPFD_CLOEXEC, 0);
      if (copy < 0) return undefined;
      words[at + FD] = copy;
      words[at + PUT] = 0;
      words[at + TAKEN] = 0;
      words[at + LIMIT] = readAhead(limit);
      Atomics.store(words, at + STATE, READING);
      this.#brisk = MAY_SPIN;
      this.#waited = 0;
      this.#wake();
      return this.#floodIn(slot);
    }
    return undefined;
  }

  #floodIn(slot: number): Flood {
    const words = this.#words;
    const at = wordsOf(slot);
    const stop = (): void => {
      if (Atomics.compareExchange(words, at + STATE, READING, STOPPING) === READING) this.#wake();
    };
    return {
      get isDone() {
        return Atomics.load(words, at + STATE) === DONE;
      },
      take: (limit) => this.#take(slot, limit),
      stop,
      release: () => {
        stop();
        this.#released.add(slot);
      },
    };
  }

  #take(slot: number, limit: number): Uint8Array | undefined {
    const words = this.#words;
    const at = wordsOf(slot);
    const taken = words[at + TAKEN]!;
    const waits = (Atomics.load(words, at + PUT) - taken) | 0;
    if (waits === 0) return undefined;
    const offset = taken & (RING_BYTES - 1);
    const length = Math.min(waits, RING_BYTES - offset, limit);
    const start = ringOf(slot) + offset;
    $taken.set(this.#bytes.subarray(start, start + length));
    const mayHold = readAhead(limit);
    Atomics.store(words, at + LIMIT, mayHold);
    Atomics.store(words, at + TAKEN, (taken + length) | 0);
    if (waits > mayHold / 2 && waits - length <= mayHold / 2) this.#wake();
    return $taken.subarray(0, length);
  }

  /** For `wait`: to be asked before one looks whether there is anything. */
  get wakes(): number {
    return Atomics.load(this.#words, WAKE_READER);
  }

  /**
   * Waits for more, without the event loop: until something worth it has come since `wakes` was asked, at most so long.
   * While that never takes long this thread does not sleep: to a processor that has nothing to do the kernel moves the program
   * that prints, or who reads it, and those, who wake each other for each 4 KB, are far slower on two processors than on one.
   */
  wait(wakes: number, ms: number): void {
    const words = this.#words;
    const begun = performance.now();
    if (this.#brisk) while (Atomics.load(words, WAKE_READER) === wakes && performance.now() - begun < ms);
    else Atomics.wait(words, WAKE_READER, wakes, ms);
    this.#waited += performance.now() - begun;
    if (Atomics.load(words, WAKE_READER) !== wakes) {
      this.#brisk = MAY_SPIN && this.#waited < BRISK_MS;
      this.#waited = 0;
    } else if (this.#waited >= BRISK_MS) this.#brisk = false;
  }

  #wake(): void {
    Atomics.add(this.#words, WAKE_THREAD, 1);
    Atomics.notify(this.#words, WAKE_THREAD);
  }
}

/** A pty that is read by the thread. */
export interface Flood {
  /** Whether the thread has let it go, because it was quiet, came to its end or was stopped: what is left to `take` is all. */
  readonly isDone: boolean;
  /**
   * The next output; undefined when there is none now.
   *
   * @param limit bytes; the thread reads ahead four times as much, which lasts while a frame is drawn
   * @returns valid until the next call
   */
  take(limit: number): Uint8Array | undefined;
  /** Asks for its end: `isDone` follows soon. */
  stop(): void;
  /** Ends all use of it; what was not taken is lost. */
  release(): void;
}
