import { registration, type Registration } from "./registration.ts";

/** Everything that a plugin's disposal has, all callbacks together. */
export const DISPOSE_LIMIT_MS = 5_000;

/** What a plugin registered, to be undone in reverse order. */
export class Scope {
  readonly #undo: (() => void | Promise<void>)[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Keeps what undoes a registration; the registration handed back drops it from here when used. */
  add(undo: () => void): Registration {
    this.assertAlive();
    this.#undo.push(undo);
    return registration(() => {
      const index = this.#undo.indexOf(undo);
      if (index === -1) return;
      this.#undo.splice(index, 1);
      undo();
    });
  }

  /**
   * Makes a registration and keeps it. Nothing is made for a plugin that is gone already.
   *
   * @returns what was made, disposing of which drops it from here
   * @throws Error when the plugin is gone
   */
  keep<R extends Registration>(make: () => R): R {
    this.assertAlive();
    const made = make();
    return { ...made, ...this.add(() => made.dispose()) };
  }

  onDispose(callback: () => void | Promise<void>): void {
    this.assertAlive();
    this.#undo.push(callback);
  }

  /** Undoes everything, last first. Faults are handed over, none stops the rest. Callbacks share the limit. */
  async dispose(onFault: (error: unknown) => void, limitMs = DISPOSE_LIMIT_MS): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const deadline = performance.now() + limitMs;
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) {
      try {
        const undone = undo();
        if (undone instanceof Promise) {
          await withLimit(undone, Math.max(0, deadline - performance.now()), "did not end in time");
        }
      } catch (error) {
        onFault(error);
      }
    }
  }

  /** @throws Error when the plugin is gone */
  assertAlive(): void {
    if (this.#disposed) throw new Error("the plugin is already disposed");
  }
}

/** Rejects with `message` when the promise takes longer than `ms`; the promise itself goes on. */
export async function withLimit<T>(promise: Promise<T>, ms: number, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
