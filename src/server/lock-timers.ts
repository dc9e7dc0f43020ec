import type { Session } from "#model/session.ts";
import type { Clock } from "./clock.ts";

/** Locks sessions that nobody used for `lock-after-time` seconds. Source: tmux/tmux session.c, session_lock_timer */
export class LockTimers {
  readonly #clock: Clock;
  readonly #lock: (session: Session) => void;
  readonly #stops = new Map<Session, () => void>();

  /** @param lock called when the time of a session is over */
  constructor(clock: Clock, lock: (session: Session) => void) {
    this.#clock = clock;
    this.#lock = lock;
  }

  /** The session was used: its time begins anew, if anybody is attached and the option is not 0. */
  touched(session: Session): void {
    this.#stops.get(session)?.();
    this.#stops.delete(session);
    const seconds = session.options.number("lock-after-time");
    if (seconds === 0) return;
    const stop = this.#clock.after(seconds * 1000, () => {
      this.#stops.delete(session);
      if (session.attached > 0) this.#lock(session);
    });
    this.#stops.set(session, stop);
  }
}
