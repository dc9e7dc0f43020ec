/** Time, as the server's parts are given it; tests pass their own. */
export interface Clock {
  /** ms, of a clock that only goes forward. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that stops it */
  after(ms: number, callback: () => void): () => void;
  /** Calls back when what is under way is done: before the next wait, after input that is already there. @returns a function that stops it */
  soon(callback: () => void): () => void;
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
