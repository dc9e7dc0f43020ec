import type { Clock } from "#server/clock.ts";

/** A clock that stands still until told otherwise. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #due: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#due.push(timer);
    return () => {
      const index = this.#due.indexOf(timer);
      if (index !== -1) this.#due.splice(index, 1);
    };
  }

  soon(callback: () => void): () => void {
    return this.after(0, callback);
  }

  get pending(): number {
    return this.#due.length;
  }

  /** Time passes: what falls due is called in order of time. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#due.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = until;
  }
}
