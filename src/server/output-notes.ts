import type { Pane } from "#model/pane.ts";
import type { Clock } from "./clock.ts";

/** Least time between two times that a pane's output is told of, ms; a flood comes in pieces of 4 KB, 20 a ms. */
export const TELL_MS = 10;

/**
 * That a pane had output concerns hooks, alerts, names of windows and more. They are told at the first output at once,
 * then at most once in `TELL_MS`, and again after the last: telling takes longer than parsing a piece of a flood.
 */
export class OutputNotes {
  readonly #clock: Clock;
  readonly #tell: (pane: Pane) => void;
  /** Panes told of less than `TELL_MS` ago, and whether there was more output since. */
  readonly #recent = new Map<Pane, { more: boolean }>();

  constructor(clock: Clock, tell: (pane: Pane) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** The pane had output. */
  note(pane: Pane): void {
    const recent = this.#recent.get(pane);
    if (recent !== undefined) {
      recent.more = true;
      return;
    }
    this.#begin(pane);
  }

  /** The pane is gone. */
  forget(pane: Pane): void {
    this.#recent.delete(pane);
  }

  #begin(pane: Pane): void {
    const entry = { more: false };
    this.#recent.set(pane, entry);
    this.#clock.after(TELL_MS, () => {
      if (this.#recent.get(pane) !== entry) return;
      this.#recent.delete(pane);
      if (entry.more) this.#begin(pane);
    });
    this.#tell(pane);
  }
}
