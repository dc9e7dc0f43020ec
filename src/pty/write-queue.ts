import { writeSync } from "node:fs";

/** Wait before trying again a terminal whose input is full, ms: short for a burst, longer for a program that does not read. */
const RETRY_MIN_MS = 1;
const RETRY_MAX_MS = 50;

/** Bytes that may wait before the queue counts as full: far above the answers that any program asks for in one go. */
const MAX_WAITING = 65536;

/** Bytes on their way to a non-blocking fd, in order. What the fd does not take now is tried again. */
export class WriteQueue {
  readonly #fd: number;
  readonly #onDrained: (() => void) | undefined;
  readonly #pending: Uint8Array[] = [];
  #backlog = 0;
  #timer: Timer | undefined;
  #retryMs = RETRY_MIN_MS;
  #joining = false;
  #begun: boolean;
  #closed = false;

  /**
   * @param held nothing is written before `begin`
   * @param onDrained called when what had to wait has been taken
   */
  constructor(fd: number, { held = false, onDrained }: { held?: boolean; onDrained?: () => void } = {}) {
    this.#fd = fd;
    this.#onDrained = onDrained;
    this.#begun = !held;
  }

  /** Bytes that wait. */
  get backlog(): number {
    return this.#backlog;
  }

  begin(): void {
    if (this.#begun || this.#closed) return;
    this.#begun = true;
    this.#retry();
  }

  /** Whether so much waits that what nobody typed had better not be added. */
  get full(): boolean {
    return this.#backlog > MAX_WAITING;
  }

  write(bytes: Uint8Array): void {
    if (this.#closed || bytes.length === 0) return;
    // the caller may reuse its bytes
    this.#pending.push(bytes.slice());
    this.#backlog += bytes.length;
    if (!this.#begun || this.#timer || this.#joining) return;
    this.#flush();
    // what else is written now, a paste key by key, goes in one
    this.#joining = true;
    queueMicrotask(() => {
      this.#joining = false;
      if (!this.#timer && this.#backlog > 0) this.#retry();
    });
  }

  /** @returns what was not written any more */
  close(): Uint8Array {
    const joins = this.#joining && !this.#timer && !this.#closed;
    this.#closed = true;
    if (joins) this.#flush();
    const rest = Buffer.concat(this.#pending.splice(0));
    this.#backlog = 0;
    clearTimeout(this.#timer);
    return rest;
  }

  #retry(): void {
    this.#timer = undefined;
    this.#flush();
    if (this.#backlog === 0) this.#onDrained?.();
  }

  #flush(): void {
    if (this.#pending.length > 1) this.#pending.splice(0, Infinity, Buffer.concat(this.#pending));
    for (let bytes = this.#pending[0]; bytes; bytes = this.#pending[0]) {
      const written = this.#tryWrite(bytes);
      if (written < 0) return void this.close();
      this.#backlog -= written;
      if (written < bytes.length) {
        this.#pending[0] = bytes.subarray(written);
        this.#retryMs = written > 0 ? RETRY_MIN_MS : Math.min(this.#retryMs * 2, RETRY_MAX_MS);
        this.#timer = setTimeout(() => this.#retry(), this.#retryMs);
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
