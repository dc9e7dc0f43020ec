import { writeSync } from "node:fs";

/** Wait before trying again a terminal whose input is full, ms: short for a burst, longer for a program that does not read. */
const RETRY_MIN_MS = 1;
const RETRY_MAX_MS = 50;

/** Writes that may wait before the queue counts as full: far above the answers that any program asks for in one go. */
const MAX_WAITING = 256;

/** Bytes on their way to a non-blocking fd, in order. What the fd does not take now is tried again. */
export class WriteQueue {
  readonly #fd: number;
  readonly #pending: Uint8Array[] = [];
  #timer: Timer | undefined;
  #retryMs = RETRY_MIN_MS;
  #closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** Whether so much waits that what nobody typed had better not be added. */
  get full(): boolean {
    return this.#pending.length > MAX_WAITING;
  }

  write(bytes: Uint8Array): void {
    if (this.#closed || bytes.length === 0) return;
    // the caller may reuse its bytes
    this.#pending.push(bytes.slice());
    if (!this.#timer) this.#flush();
  }

  close(): void {
    this.#closed = true;
    this.#pending.length = 0;
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    for (let bytes = this.#pending[0]; bytes; bytes = this.#pending[0]) {
      const written = this.#tryWrite(bytes);
      if (written < 0) return this.close();
      if (written < bytes.length) {
        this.#pending[0] = bytes.subarray(written);
        this.#retryMs = written > 0 ? RETRY_MIN_MS : Math.min(this.#retryMs * 2, RETRY_MAX_MS);
        this.#timer = setTimeout(() => this.#flush(), this.#retryMs);
        return;
      }
      this.#pending.shift();
    }
    this.#retryMs = RETRY_MIN_MS;
  }

  /** @returns bytes taken, 0 when the fd is full, -1 when it is dead */
  #tryWrite(bytes: Uint8Array): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      return code === "EAGAIN" || code === "EINTR" ? 0 : -1;
    }
  }
}
