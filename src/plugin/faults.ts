import { AsyncLocalStorage } from "node:async_hooks";

/** A plugin with this many faults within `FAULT_WINDOW_MS` is disabled. */
export const FAULT_LIMIT = 5;
export const FAULT_WINDOW_MS = 60_000;
/** A call that holds the event loop longer than this gets a line in the log. */
export const SLOW_CALL_MS = 100;

const running = new AsyncLocalStorage<string>();

/** The plugin whose code the current timer, promise or socket event comes from, as far as that can be told. */
export function runningPlugin(): string | undefined {
  return running.getStore();
}

/** One line about whatever was thrown: the message, and where in the plugin if the stack says so. */
export function describeError(error: unknown, home?: string): string {
  if (!(error instanceof Error)) return String(error);
  const place = placeOf(error);
  if (place !== undefined) return `${error.message} (${place})`;
  const line = home === undefined ? undefined : error.stack?.split("\n").find((frame) => frame.includes(home));
  const where = line === undefined ? undefined : /([^\s(]+?:\d+)(?::\d+)?\)?$/.exec(line)?.[1];
  return where === undefined ? error.message : `${error.message} (${where})`;
}

/** Where Bun could not read a file: what it throws then has a position and no stack. */
function placeOf(error: Error): string | undefined {
  if (!("position" in error) || typeof error.position !== "object" || error.position === null) return undefined;
  const { file, line } = error.position as { readonly file?: unknown; readonly line?: unknown };
  return typeof file === "string" && typeof line === "number" ? `${file}:${line}` : undefined;
}

/** Runs a plugin's code so that nothing it throws gets out, and says whose code it is while it runs. */
export class Guard {
  readonly #name: string;
  readonly #onFault: (where: string, error: unknown) => void;
  readonly #onSlow: (where: string, ms: number) => void;

  constructor(
    name: string,
    onFault: (where: string, error: unknown) => void,
    onSlow: (where: string, ms: number) => void,
  ) {
    this.#name = name;
    this.#onFault = onFault;
    this.#onSlow = onSlow;
  }

  /** Calls and reports what goes wrong, now or when the returned promise fails. */
  call(where: string, callback: () => unknown): void {
    try {
      const result = this.run(where, callback);
      if (result instanceof Promise) result.catch((error: unknown) => this.#onFault(where, error));
    } catch (error) {
      this.#onFault(where, error);
    }
  }

  /** As `call`, for what must answer: `fallback` when it throws. */
  ask<T>(where: string, callback: () => T, fallback: T): T {
    try {
      return this.run(where, callback);
    } catch (error) {
      this.#onFault(where, error);
      return fallback;
    }
  }

  /** Runs under the plugin's name; what it throws goes to the caller. */
  run<T>(where: string, callback: () => T): T {
    const started = performance.now();
    try {
      return running.run(this.#name, callback);
    } finally {
      const ms = performance.now() - started;
      if (ms > SLOW_CALL_MS) this.#onSlow(where, Math.round(ms));
    }
  }
}

/** Counts faults; the clock is the caller's. */
export class FaultCounter {
  #times: number[] = [];

  /** @returns whether the limit is reached with this one */
  add(now: number): boolean {
    this.#times = this.#times.filter((time) => now - time < FAULT_WINDOW_MS);
    this.#times.push(now);
    return this.#times.length >= FAULT_LIMIT;
  }
}
