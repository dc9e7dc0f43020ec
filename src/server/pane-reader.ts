import { FloodReader, type Flood } from "#pty/flood-reader.ts";
import type { Pty } from "#pty/pty.ts";

/** Time spent on panes' output before anything else gets its turn, ms; less would cost floods, more what is typed meanwhile. */
const SLICE_MS = 1.5;
/** Output handed on in one go, bytes: what a terminal parses in well under a slice; of what takes longer less and less. */
const PIECE = 65536;
const FIRST_PIECE = 8192;
const SMALLEST_PIECE = 512;
/** So many bytes above so many a ms are a flood: more is on its way. Beside other floods a pty gets some 2 KB a ms. */
const FLOOD_BYTES = 65536;
const FLOOD_RATE = 1024;
/** Pieces of a flood that are kept until the thread can have it. */
const MOST_KEPT = 64;
/** How long more of a flood is waited for without the event loop, ms. */
const FLOOD_WAIT_MS = 1;

interface Source {
  readonly pty: Pty;
  readonly take: (bytes: Uint8Array) => void;
  readonly ended: () => void;
  paused: boolean;
  /** Bytes of its next piece. */
  piece: number;
  /** What the event loop has read and is not handed on yet. */
  readonly waiting: Uint8Array[];
  /** The read that waits for output. */
  read: Promise<Uint8Array | undefined> | undefined;
  /** The turn in which that was asked for. */
  askedIn: number;
  /** Bytes that came by the event loop beyond `FLOOD_RATE`, and when the last ones came, ms. */
  burst: number;
  lastPiece: number;
  /** Its output is being handed on: the rest of that comes before what is read next. */
  taking: boolean;
  /** There is nothing more to read. */
  over: boolean;
  /** Nothing more is to be handed on. */
  done: boolean;
}

/**
 * Pulls output out of all ptys, in turn and in slices, so that a flood in one pane starves neither keys nor
 * other panes: a pty is asked for more only after its last output was taken. Nothing is dropped.
 *
 * A flood comes in pieces of 4 KB, and by the event loop each costs more than parsing it, while the program stands still:
 * the kernel keeps no more than 12 KB. So floods are read by a thread (`FloodReader`), until they are quiet.
 */
export class PaneReader {
  /** Sources that have something to hand on, in their order. */
  readonly #ready = new Set<Source>();
  #floodReader: FloodReader | undefined;
  /** Floods that the event loop reads still, and those that the thread reads. */
  readonly #coming = new Set<Source>();
  readonly #floods = new Map<Source, Flood>();
  readonly #report: (error: unknown) => void;
  #scheduled = false;
  #turn = 0;
  #sliceEnd = 0;

  /** @param report gets what `take` throws: the output is lost, the reader goes on */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /**
   * Begins to read a pty.
   *
   * @param take gets the output; the bytes are valid until it returns
   * @param ended is called once, after the last output
   */
  add(pty: Pty, take: (bytes: Uint8Array) => void, ended: () => void): PaneSource {
    const source: Source = {
      pty,
      take,
      ended,
      paused: false,
      piece: FIRST_PIECE,
      waiting: [],
      read: undefined,
      askedIn: 0,
      burst: 0,
      lastPiece: 0,
      taking: false,
      over: false,
      done: false,
    };
    this.#pull(source);
    return {
      get idle() {
        return source.read !== undefined && source.waiting.length === 0;
      },
      pause: (paused) => {
        source.paused = paused;
        this.#pull(source);
      },
      stop: () => {
        source.done = true;
        this.#floods.get(source)?.release();
        this.#floods.delete(source);
      },
    };
  }

  /** Sees to it that what waits is handed on, or else that more is read. */
  #pull(source: Source): void {
    if (source.taking || source.done || this.#coming.has(source)) return;
    // the end is told also of one that is paused, if nothing waits before it
    if (source.paused && (source.waiting.length > 0 || !source.over)) return;
    if (source.waiting.length > 0 || source.over) {
      this.#ready.add(source);
      this.#schedule();
    } else if (!this.#floods.has(source)) this.#read(source);
  }

  #read(source: Source): void {
    if (source.read !== undefined) return;
    const read = source.pty.read();
    source.read = read;
    source.askedIn = this.#turn;
    const came = (bytes: Uint8Array | undefined): void => {
      if (source.done || source.read !== read) return;
      source.read = undefined;
      if (bytes === undefined) source.over = true;
      else {
        source.waiting.push(bytes);
        if (isFlood(source, bytes.length)) this.#coming.add(source);
        this.#schedule();
      }
      this.#pull(source);
    };
    read.then(came, (error: unknown) => {
      this.#report(error);
      came(undefined);
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#work());
  }

  #work(): void {
    this.#scheduled = false;
    this.#sliceEnd = performance.now() + SLICE_MS;
    this.#turn++;
    this.#beginFloods();
    this.#takeReady();
    // one that is coming is read without delay: between two reads its program must not be able to fill the pty again
    if (this.#coming.size === 0) this.#takeFloods();
    if (this.#ready.size > 0 || this.#coming.size > 0 || this.#floods.size > 0) this.#schedule();
  }

  #takeReady(): void {
    for (const source of this.#ready) {
      this.#ready.delete(source);
      const bytes = source.waiting[0];
      if (source.done || (source.paused && bytes !== undefined)) continue;
      if (bytes === undefined) {
        source.done = true;
        source.ended();
        continue;
      }
      const { piece } = source;
      if (bytes.length > piece) source.waiting[0] = bytes.subarray(piece);
      else source.waiting.shift();
      this.#take(source, bytes.length > piece ? bytes.subarray(0, piece) : bytes);
      this.#pull(source);
      if (performance.now() >= this.#sliceEnd) break;
    }
  }

  /**
   * Gives floods to the thread. The event loop must have nothing left of what it read, which shows when a read waits since an
   * earlier turn; so what comes until then is kept, and handed on afterwards.
   */
  #beginFloods(): void {
    for (const source of this.#coming) {
      const fd = source.pty.outputFd;
      this.#floodReader ??= new FloodReader();
      const goesOn = !source.paused && !source.done && !source.over && fd !== undefined && this.#floodReader.runs;
      if (goesOn && source.read === undefined && source.waiting.length < MOST_KEPT) {
        this.#read(source);
        continue;
      }
      if (goesOn && source.read !== undefined && source.askedIn === this.#turn) continue;
      this.#coming.delete(source);
      if (goesOn && source.read !== undefined) {
        source.pty.stopReading();
        source.read = undefined;
        const flood = this.#floodReader.begin(fd, source.piece);
        if (flood !== undefined) this.#floods.set(source, flood);
      }
      this.#pull(source);
    }
  }

  #takeFloods(): void {
    const reader = this.#floodReader;
    let waited = false;
    while (reader !== undefined && this.#floods.size > 0) {
      const { wakes } = reader;
      const took = this.#takeRound();
      if (performance.now() >= this.#sliceEnd || (waited && !took)) return;
      if (!took) reader.wait(wakes, FLOOD_WAIT_MS);
      waited = !took;
    }
  }

  /** One piece of each flood that has one. @returns whether any had */
  #takeRound(): boolean {
    let took = false;
    for (const [source, flood] of this.#floods) {
      const { isDone } = flood;
      if (source.paused || source.pty.outputFd === undefined) flood.stop();
      if (source.waiting.length > 0 && !source.paused) continue;
      const bytes = source.paused ? undefined : flood.take(source.piece);
      if (bytes !== undefined) {
        took = true;
        this.#take(source, bytes);
      } else if (isDone) this.#endFlood(source, flood);
    }
    return took;
  }

  /** The event loop hears of what comes. */
  #endFlood(source: Source, flood: Flood): void {
    this.#floods.delete(source);
    source.burst = 0;
    // of one that is paused
    for (let bytes = flood.take(PIECE); bytes; bytes = flood.take(PIECE)) source.waiting.push(bytes.slice());
    flood.release();
    this.#pull(source);
  }

  #take(source: Source, bytes: Uint8Array): void {
    source.taking = true;
    const begun = performance.now();
    try {
      source.take(bytes);
    } catch (error) {
      this.#report(error);
    }
    source.taking = false;
    const tookMs = performance.now() - begun;
    // Three bytes may fill a screen.
    if (tookMs > SLICE_MS * 2) source.piece = Math.max(SMALLEST_PIECE, source.piece >> 1);
    else if (source.piece < PIECE && tookMs < SLICE_MS / 2) source.piece *= 2;
  }
}

/** Counts a piece. @returns whether it is of a flood that can be read otherwise */
function isFlood(source: Source, length: number): boolean {
  const now = performance.now();
  source.burst = Math.max(0, source.burst - (now - source.lastPiece) * FLOOD_RATE) + length;
  source.lastPiece = now;
  return source.burst >= FLOOD_BYTES && source.pty.outputFd !== undefined;
}

/** One pty being read. */
export interface PaneSource {
  /** Whether all output so far has been taken and more is waited for. */
  readonly idle: boolean;
  pause(paused: boolean): void;
  /** No more output is wanted; what waits is dropped. */
  stop(): void;
}
