import type { Pty } from "#pty/pty.ts";

/** Time spent on panes' output before anything else gets its turn, ms. */
const SLICE_MS = 4;
/** Output handed on in one go, bytes: what a terminal parses in well under a slice. */
const PIECE = 32768;

interface Source {
  readonly pty: Pty;
  readonly take: (bytes: Uint8Array) => void;
  readonly ended: () => void;
  paused: boolean;
  /** What was read before it was paused and is not handed on yet. */
  held: Uint8Array | undefined;
  /** A read waits for output. */
  reading: boolean;
  done: boolean;
}

/**
 * Pulls output out of all ptys, in turn and in slices, so that a flood in one pane starves neither keys nor
 * other panes: a pty is asked for more only after its last output was taken. Nothing is dropped.
 */
export class PaneReader {
  readonly #ready: { readonly source: Source; bytes: Uint8Array }[] = [];
  readonly #report: (error: unknown) => void;
  #scheduled = false;

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
    const source: Source = { pty, take, ended, paused: false, held: undefined, reading: false, done: false };
    this.#pull(source);
    return {
      get idle() {
        return source.reading;
      },
      pause: (paused) => {
        source.paused = paused;
        if (!paused) this.#pull(source);
      },
      stop: () => {
        source.done = true;
      },
    };
  }

  #pull(source: Source): void {
    if (source.paused || source.reading || source.done) return;
    if (this.#ready.some((entry) => entry.source === source)) return;
    if (source.held) {
      this.#ready.push({ source, bytes: source.held });
      source.held = undefined;
      return this.#schedule();
    }
    source.reading = true;
    source.pty.read().then(
      (bytes) => {
        source.reading = false;
        if (source.done) return;
        if (bytes === undefined) {
          source.done = true;
          source.ended();
        } else {
          this.#ready.push({ source, bytes });
          this.#schedule();
        }
      },
      (error: unknown) => {
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
    const end = performance.now() + SLICE_MS;
    for (let entry = this.#ready.shift(); entry; entry = this.#ready.shift()) {
      const { source, bytes } = entry;
      if (source.done) continue;
      if (source.paused) {
        source.held = bytes;
        continue;
      }
      try {
        source.take(bytes.length > PIECE ? bytes.subarray(0, PIECE) : bytes);
      } catch (error) {
        this.#report(error);
      }
      if (bytes.length > PIECE) {
        entry.bytes = bytes.subarray(PIECE);
        this.#ready.push(entry);
      } else this.#pull(source);
      if (performance.now() >= end) break;
    }
    if (this.#ready.length > 0) this.#schedule();
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
