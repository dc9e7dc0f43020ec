import { readOutput, waitForOutput } from "#pty/direct-output.ts";
import type { Pty } from "#pty/pty.ts";

/** Time spent on panes' output before anything else gets its turn, ms; less would cost floods, more what is typed meanwhile. */
const SLICE_MS = 1.5;
/** Output handed on in one go, bytes: what a terminal parses in well under a slice; of what takes longer less and less. */
const PIECE = 32768;
const SMALLEST_PIECE = 512;
/** A piece of so many bytes is of a flood: more is on its way. A pty hands over 4095 at most. */
const FLOOD_BYTES = 2048;
/** How long the next piece of a flood is waited for without the event loop, µs. */
const FLOOD_WAIT_US = 500;

interface Source {
  readonly pty: Pty;
  readonly take: (bytes: Uint8Array) => void;
  readonly ended: () => void;
  paused: boolean;
  /** Bytes of its next piece. */
  piece: number;
  /** What was read before it was paused and is not handed on yet. */
  held: Uint8Array | undefined;
  /** A read waits for output. */
  reading: boolean;
  /** The turn in which that read was asked for. */
  askedIn: number;
  /** Its output is being handed on: the rest of that comes before what is read next. */
  taking: boolean;
  done: boolean;
}

/**
 * Pulls output out of all ptys, in turn and in slices, so that a flood in one pane starves neither keys nor
 * other panes: a pty is asked for more only after its last output was taken. Nothing is dropped.
 *
 * A flood comes in pieces of 4 KB, and by the event loop each costs more than parsing it, while the program stands still:
 * the kernel keeps no more than 12 KB. So in its slice a flood is read by the C library, piece after piece.
 */
export class PaneReader {
  readonly #ready: { readonly source: Source; bytes: Uint8Array }[] = [];
  readonly #floods = new Set<Source>();
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
      piece: PIECE,
      held: undefined,
      reading: false,
      askedIn: 0,
      taking: false,
      done: false,
    };
    const floods = this.#floods;
    this.#pull(source);
    return {
      get idle() {
        return source.reading && !floods.has(source);
      },
      pause: (paused) => {
        source.paused = paused;
        if (!paused) this.#pull(source);
      },
      stop: () => {
        source.done = true;
        floods.delete(source);
      },
    };
  }

  #pull(source: Source): void {
    if (source.paused || source.reading || source.taking || source.done) return;
    if (this.#ready.some((entry) => entry.source === source)) return;
    if (source.held) {
      this.#ready.push({ source, bytes: source.held });
      source.held = undefined;
      return this.#schedule();
    }
    source.reading = true;
    source.askedIn = this.#turn;
    source.pty.read().then(
      (bytes) => {
        source.reading = false;
        if (source.done) return;
        if (bytes === undefined) {
          source.done = true;
          this.#floods.delete(source);
          source.ended();
        } else {
          this.#ready.push({ source, bytes });
          // what a flood had ready needs no turn of the event loop while the slice lasts
          if (this.#floods.has(source) && performance.now() < this.#sliceEnd) this.#takeReady();
          if (this.#ready.length > 0) this.#schedule();
        }
      },
      (error: unknown) => {
        source.done = true;
        this.#floods.delete(source);
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
    if (this.#floods.size > 0) this.#takeFloods();
    if (this.#ready.length > 0 || this.#floods.size > 0) this.#schedule();
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
        if (bytes.length >= FLOOD_BYTES && source.pty.outputFd !== undefined) this.#floods.add(source);
      }
      if (performance.now() >= this.#sliceEnd) break;
    }
  }

  #takeFloods(): void {
    for (let fds = this.#takeRound(); performance.now() < this.#sliceEnd; fds = this.#takeRound()) {
      if (fds === undefined) continue;
      if (fds.length === 0) return; // their next piece is the event loop's
      if (!waitForOutput(fds, FLOOD_WAIT_US)) {
        // quiet, or at its end: the event loop hears of what comes
        for (const source of this.#floods) if (this.#isOpen(source)) this.#floods.delete(source);
        return;
      }
    }
  }

  /** One piece of each flood. @returns the floods to wait for when there was none */
  #takeRound(): number[] | undefined {
    let took = false;
    const fds: number[] = [];
    for (const source of this.#floods) {
      const fd = source.pty.outputFd;
      if (fd === undefined || source.paused) this.#floods.delete(source);
      else if (this.#isOpen(source)) {
        fds.push(fd);
        const bytes = readOutput(fd, source.piece);
        if (bytes === undefined) continue;
        took = true;
        this.#take(source, bytes);
      }
    }
    return took ? undefined : fds;
  }

  /** Whether output may be read past the read that waits (see `outputFd`). */
  #isOpen(source: Source): boolean {
    return source.reading && source.askedIn < this.#turn && !source.done;
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

/** One pty being read. */
export interface PaneSource {
  /** Whether all output so far has been taken and more is waited for. */
  readonly idle: boolean;
  pause(paused: boolean): void;
  /** No more output is wanted; what waits is dropped. */
  stop(): void;
}
