/** Time, as the server's parts are given it; tests pass their own. */
export interface Clock {
  /** ms, of a clock that only goes forward. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that stops it */
  after(ms: number, callback: () => void): () => void;
  /** Calls back when what is under way is done: before the next wait, after input that is already there. @returns a function that stops it */
  soon(callback: () => void): () => void;
}

/** The least difference between two times, ms: tmux's too are of microseconds. */
const MICROSECOND = 0.001;
const MOMENT_MS = 1000;

/**
 * Time of day in ms, of which no two are the same: which of two sessions was used last can be told even if both were
 * within one tick of `Date.now`.
 */
export function timeOfDay(): () => number {
  let last = 0;
  return () => {
    const now = Date.now();
    // one set back by more than a moment is followed
    const isMoment = now <= last && last - now < MOMENT_MS;
    last = isMoment ? last + MICROSECOND : now;
    return last;
  };
}

/** The clock of the process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  soon(callback) {
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  },
};
