/** Something that can be taken back. Taking it back twice is harmless. */
export interface Registration extends Disposable {
  dispose(): void;
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
