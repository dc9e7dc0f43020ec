import { isTerminal, restoreSettings, saveSettings, setRaw, terminalSize, writeAll, writeSome } from "./native.ts";

/** Output handed to the terminal in one go, bytes. */
const CHUNK = 16384;
/** Wait before a terminal that is full is tried again, ms. */
const RETRY_MS = 2;

/** The user's terminal while a client is attached: raw input, output that never holds up the input. */
export class ClientTerminal {
  #outFd: number | undefined;
  readonly #onInput: (bytes: Uint8Array) => void;
  readonly #onBacklog: (backlog: boolean) => void;
  readonly #pending: Uint8Array[] = [];
  #saved: Uint8Array | undefined;
  #reading = false;
  #timer: Timer | undefined;
  #drained: (() => void)[] = [];

  /** @param onBacklog true when output cannot be taken for now, false when it can again */
  constructor(onInput: (bytes: Uint8Array) => void, onBacklog: (backlog: boolean) => void) {
    this.#onInput = onInput;
    this.#onBacklog = onBacklog;
  }

  /** Standard output, or the terminal on standard input where that is none. */
  get #out(): number {
    return (this.#outFd ??= isTerminal(1) ? 1 : 0);
  }

  size() {
    return terminalSize(this.#out);
  }

  /** Takes the terminal: raw mode. */
  start(): void {
    this.#saved ??= saveSettings(0);
    if (this.#saved) setRaw(0, this.#saved);
  }

  /** Input from now on. */
  read(): void {
    if (this.#reading) return;
    this.#reading = true;
    void this.#pump();
  }

  /**
   * Gives the terminal back as it was found. A program that is waited for without the event loop (a lock, a shell
   * after SIGSTOP) has the input to itself: bun reads only when its loop runs.
   */
  stop(): void {
    if (this.#saved) restoreSettings(0, this.#saved);
  }

  write(bytes: Uint8Array): void {
    this.#pending.push(bytes);
    if (!this.#timer) this.#flush();
  }

  /** Writes at once, whatever waits: last words. */
  writeNow(bytes: Uint8Array): void {
    writeAll(this.#out, bytes);
  }

  /** Resolves when all output has been taken. */
  drained(): Promise<void> {
    if (this.#pending.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  async #pump(): Promise<void> {
    try {
      for await (const bytes of Bun.stdin.stream()) this.#onInput(bytes);
    } catch {
      // the terminal has gone; SIGHUP says so
    }
  }

  #flush(): void {
    const waited = this.#timer !== undefined;
    this.#timer = undefined;
    for (let bytes = this.#pending[0]; bytes; bytes = this.#pending[0]) {
      const written = writeSome(this.#out, bytes.subarray(0, CHUNK));
      if (written < 0) {
        this.#pending.length = 0;
        break;
      }
      if (written === 0) {
        if (!waited) this.#onBacklog(true);
        this.#timer = setTimeout(() => this.#flush(), RETRY_MS);
        return;
      }
      if (written === bytes.length) this.#pending.shift();
      else this.#pending[0] = bytes.subarray(written);
    }
    if (waited) this.#onBacklog(false);
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
