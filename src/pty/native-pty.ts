import { closeSync } from "node:fs";
import type { Pty, PtyExit, PtyOptions, PtySize, Started } from "./pty.ts";
import { WriteQueue } from "./write-queue.ts";

/** A pty behind a file descriptor, which is pulled through `Bun.file(fd).stream()`. */
export class NativePty implements Pty {
  readonly pid: number;
  readonly tty: string;
  readonly exited: Promise<PtyExit>;
  readonly #started: Started;
  #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  readonly #queue: WriteQueue;
  #closed = false;

  constructor(options: PtyOptions, start: (options: PtyOptions) => Started) {
    this.#started = start(options);
    const { fd, pid, tty, exited } = this.#started;
    this.pid = pid;
    this.tty = tty;
    this.exited = exited;
    this.#queue = new WriteQueue(fd);
  }

  get outputFd(): number | undefined {
    return this.#closed || process.platform !== "linux" ? undefined : this.#started.fd;
  }

  async read(): Promise<Uint8Array | undefined> {
    if (this.#closed) return undefined;
    this.#reader ??= Bun.file(this.#started.fd).stream().getReader() as ReadableStreamDefaultReader<
      Uint8Array<ArrayBuffer>
    >;
    try {
      const { value, done } = await this.#reader.read();
      return done ? undefined : value;
    } catch {
      // EIO: the last program that had the terminal open has gone. That is how a pty ends on Linux.
      return undefined;
    }
  }

  stopReading(): void {
    this.#reader?.cancel().catch(() => undefined);
    this.#reader = undefined;
  }

  write(bytes: Uint8Array): void {
    if (!this.#closed) this.#queue.write(bytes);
  }

  answer(bytes: Uint8Array): void {
    if (!this.#closed && !this.#queue.full) this.#queue.write(bytes);
  }

  resize(size: PtySize): void {
    if (!this.#closed) this.#started.resize(size);
  }

  kill(signal: NodeJS.Signals): void {
    try {
      process.kill(this.pid, signal);
    } catch {
      // gone already
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    this.stopReading();
    try {
      closeSync(this.#started.fd);
    } catch {
      // the stream closed it when it met the end
    }
  }
}
