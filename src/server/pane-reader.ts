import { FloodReader, type Flood } from "#pty/flood-reader.ts";
import type { Pty } from "#pty/pty.ts";

/** Time spent on panes' output before anything else gets its turn, ms; less would cost floods, more what is typed meanwhile. */
const SLICE_MS = 1.5;
/** Output handed on in one go, bytes: what a terminal parses in well under a slice; of what takes longer less and less. */
const PIECE = 65536;
const FIRST_PIECE = 8192;
const SMALLEST_PIECE = 512;
/**
 * Pieces of so many bytes, one soon after the other, make a flood when they come to so many: more is on its way. A pty hands
 * over 4095 at most.
 */
const LARGE_PIECE = 2048;
const FLOOD_BYTES = 131072;
const SOON_MS = 5;
/** How long more of a flood is waited for without the event loop, ms. */
const FLOOD_WAIT_MS = 1;

interface Source {
  readonly pty: Pty;
  readonly take: (bytes: Uint8Array) => void;
  readonly ended: () => void;
  paused: boolean;
  /** Bytes of its next piece. */
  piece: number;
  /** What was read before it was paused and is not handed on yet. */
  held: Uint8Array | undefined;
  /** The read that waits for output. */
  read: Promise<Uint8Array | undefined> | undefined;
  /** The turn in which that was asked for. */
  askedIn: number;
  /** Bytes that came in large pieces, one after the other. */
  burst: number;
  /** When its last piece came, ms. */
  lastPiece: number;
  /** Its output is being handed on: the rest of that comes before what is read next. */
  taking: boolean;
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
  readonly #ready: { readonly source: Source; bytes: Uint8Array }[] = [];
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
      held: undefined,
      read: undefined,
      askedIn: 0,
      burst: 0,
      lastPiece: 0,
      taking: false,
      done: false,
    };
    this.#pull(source);
    return {
      get idle() {
        return source.read !== undefined;
      },
      pause: (paused) => {
        source.paused = paused;
        if (!paused) this.#pull(source);
      },
      stop: () => {
        source.done = true;
        this.#floods.get(source)?.release();
        this.#floods.delete(source);
      },
    };
  }

  #pull(source: Source): void {
    if (source.paused || source.read !== undefined || source.taking || source.done || this.#floods.has(source)) return;
    if (this.#ready.some((entry) => entry.source === source)) return;
    if (source.held) {
      this.#ready.push({ source, bytes: source.held });
      source.held = undefined;
      return this.#schedule();
    }
    const read = source.pty.read();
    source.read = read;
    source.askedIn = this.#turn;
    read.then(
      (bytes) => {
        if (source.done || source.read !== read) return;
        source.read = undefined;
        if (bytes === undefined) {
          source.done = true;
          source.ended();
        } else {
          this.#ready.push({ source, bytes });
          this.#schedule();
        }
      },
      (error: unknown) => {
        if (source.done || source.read !== read) return;
        source.done = true;
        this.#report(error);
        source.ended();
      },
    );
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#work());
  }

  #work(): void {
    this.#scheduled = false;
    this.#turn++;
    this.#sliceEnd = performance.now() + SLICE_MS;
    this.#takeReady();
    this.#beginFloods();
    this.#takeFloods();
    if (this.#ready.length > 0 || this.#floods.size > 0 || this.#coming.size > 0) this.#schedule();
  }

  #takeReady(): void {
    for (let entry = this.#ready.shift(); entry; entry = this.#ready.shift()) {
      const { source, bytes } = entry;
      if (source.done) continue;
      if (source.paused) {
        source.held = bytes;
        continue;
      }
      const { piece } = source;
      this.#take(source, bytes.length > piece ? bytes.subarray(0, piece) : bytes);
      if (bytes.length > piece) {
        entry.bytes = bytes.subarray(piece);
        this.#ready.push(entry);
      } else {
        this.#pull(source);
        if (isFlood(source, bytes.length)) this.#coming.add(source);
      }
      if (performance.now() >= this.#sliceEnd) break;
    }
  }

  /** Gives the floods to the thread whose read waits since an earlier turn: the event loop has nothing left of what it read. */
  #beginFloods(): void {
    for (const source of this.#coming) {
      if (source.read !== undefined && source.askedIn === this.#turn) continue;
      this.#coming.delete(source);
      const fd = source.pty.outputFd;
      if (source.read === undefined || source.done || fd === undefined) continue;
      this.#floodReader ??= new FloodReader();
      if (!this.#floodReader.runs) continue;
      source.pty.stopReading();
      source.read = undefined;
      const flood = this.#floodReader.begin(fd, source.piece);
      if (flood === undefined) this.#pull(source);
      else this.#floods.set(source, flood);
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
    const rest: Uint8Array[] = [];
    for (let bytes = flood.take(PIECE); bytes; bytes = flood.take(PIECE)) rest.push(bytes.slice());
    if (rest.length > 0) source.held = Buffer.concat(rest);
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
  const goesOn = length >= LARGE_PIECE && now - source.lastPiece < SOON_MS;
  source.burst = goesOn ? source.burst + length : 0;
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
