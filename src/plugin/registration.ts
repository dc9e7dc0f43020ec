/**
 * Something that can be taken back. Taking it back twice is harmless.
 *
 * @since 0.1.0
 */
export interface Registration extends Disposable {
  dispose(): void;
}

/** Adds a listener. */
export function listen<F>(listeners: Set<F>, callback: F): Registration {
  listeners.add(callback);
  return registration(() => listeners.delete(callback));
}

/** Calls those who listen now. */
export function tell<A extends readonly unknown[]>(listeners: ReadonlySet<(...args: A) => void>, ...args: A): void {
  for (const callback of listeners) callback(...args);
}

/** Makes a registration from what undoes it. */
export function registration(undo: () => void): Registration {
  let done = false;
  const dispose = (): void => {
    if (done) return;
    done = true;
    undo();
  };
  return { dispose, [Symbol.dispose]: dispose };
}
