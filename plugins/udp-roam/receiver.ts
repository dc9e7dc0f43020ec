import type { Instruction } from "./messages.ts";
import type { SyncState } from "./sync-state.ts";

/** States held at most; past it one more is let in every 15 s. Source: mobile-shell/mosh src/network/networktransport-impl.h */
const MAX_STATES = 1024;
const QUENCH_MS = 15_000;

export interface NumberedState<S> {
  readonly number: bigint;
  /** When it was sent or came, ms. */
  time: number;
  readonly state: S;
}

/** What an instruction brought: a newer state, with or without content; an older one that fills a gap; or nothing. */
export type Received = "newest" | "newest-empty" | "older" | "nothing";

/** The peer's object, in the versions that may still be the base of a diff. Sorted by number, never empty. */
export class Receiver<S extends SyncState<S>> {
  #states: NumberedState<S>[];
  #quenchUntil = 0;

  constructor(initial: S, now: number) {
    this.#states = [{ number: 0n, time: now, state: initial }];
  }

  get newest(): NumberedState<S> {
    return this.#states[this.#states.length - 1]!;
  }

  take(instruction: Instruction, now: number): Received {
    const { oldNum, newNum, throwawayNum, diff } = instruction;
    if (this.#states.some((held) => held.number === newNum)) return "nothing";
    const base = this.#states.find((held) => held.number === oldNum);
    if (base === undefined) return "nothing";
    if (throwawayNum <= oldNum) this.#forgetBefore(throwawayNum);
    if (this.#states.length > MAX_STATES) {
      if (now < this.#quenchUntil) return "nothing";
      this.#quenchUntil = now + QUENCH_MS;
    }
    const state = base.state.copy();
    if (diff.length > 0 && !state.apply(diff)) return "nothing";
    const after = this.#states.findIndex((held) => held.number > newNum);
    if (after >= 0) {
      this.#states.splice(after, 0, { number: newNum, time: now, state });
      return "older";
    }
    this.#states.push({ number: newNum, time: now, state });
    return diff.length > 0 ? "newest" : "newest-empty";
  }

  #forgetBefore(number: bigint): void {
    this.#states = this.#states.filter((held) => held.number >= number);
    const oldest = this.#states[0]!;
    oldest.state.forgetBefore?.(oldest.state);
  }
}
