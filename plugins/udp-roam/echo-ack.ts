/** A program has this long to echo what it was sent, ms. Source: mobile-shell/mosh src/statesync/completeterminal.h */
export const ECHO_TIMEOUT = 50;

/** Notes when states of the user came in, and tells which of them a screen should show by now. */
export class EchoAck {
  #waiting: { readonly number: bigint; readonly at: number }[] = [];
  #number = 0n;

  note(number: bigint, now: number): void {
    this.#waiting.push({ number, at: now });
  }

  /** The newest state that came at least 50 ms ago; it never goes back. */
  at(now: number): bigint {
    while (this.#waiting.length > 0 && now - this.#waiting[0]!.at >= ECHO_TIMEOUT) {
      const { number } = this.#waiting.shift()!;
      if (number > this.#number) this.#number = number;
    }
    return this.#number;
  }

  /** When `at` says something new, ms of the clock; Infinity: not before another state comes. */
  deadline(): number {
    const first = this.#waiting[0];
    return first === undefined ? Infinity : first.at + ECHO_TIMEOUT;
  }
}
