import { closeSync } from "node:fs";
import { createRequire } from "node:module";
import type { Pty, PtyExit, PtyOptions } from "./pty.ts";
import { closeOnExec } from "./close-on-exec.ts";
import { WriteQueue } from "./write-queue.ts";

interface Addon {
  fork(
    file: string,
    args: readonly string[],
    environment: readonly string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    onExit: (status: number, signal: number) => void,
  ): { fd: number; pid: number; pty: string };
  resize(fd: number, cols: number, rows: number): void;
}

let addon: Addon | null | undefined;
let helper = "";

/**
 * node-pty's native addon, or null where there is none for this platform. Only its `fork` and
 * `resize` are used: its JavaScript stream loses the fd on bun (oven-sh/bun#25822).
 */
export function nativeAddon(): Addon | null {
  if (addon !== undefined) return addon;
  const require = createRequire(import.meta.url);
  const name = `@lydell/node-pty-${process.platform}-${process.arch}`;
  try {
    addon = require(`${name}/pty.node`) as Addon;
    if (process.platform === "darwin") helper = require.resolve(`${name}/spawn-helper`);
  } catch {
    addon = null;
  }
  return addon;
}

/** A pty made by node-pty's addon; its fd is pulled through `Bun.file(fd).stream()`. */
export class NativePty implements Pty {
  readonly pid: number;
  readonly tty: string;
  readonly exited: Promise<PtyExit>;
  readonly #fd: number;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #queue: WriteQueue;
  #closed = false;

  constructor(options: PtyOptions) {
    const native = nativeAddon();
    if (!native) throw new Error("no native pty on this platform");
    const { promise, resolve } = Promise.withResolvers<PtyExit>();
    this.exited = promise;
    const { file, args, environment, cwd, cols, rows } = options;
    const made = native.fork(file, args, environment, cwd, cols, rows, -1, -1, true, helper, (status, signal) =>
      resolve(signal > 0 ? { signal } : { status }),
    );
    this.#fd = made.fd;
    closeOnExec(made.fd);
    this.pid = made.pid;
    this.tty = made.pty;
    this.#queue = new WriteQueue(made.fd);
    this.#reader = Bun.file(made.fd).stream().getReader() as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  }

  async read(): Promise<Uint8Array | undefined> {
    if (this.#closed) return undefined;
    try {
      const { value, done } = await this.#reader.read();
      return done ? undefined : value;
    } catch {
      // EIO: the last program that had the terminal open has gone. That is how a pty ends on Linux.
      return undefined;
    }
  }

  write(bytes: Uint8Array): void {
    if (!this.#closed) this.#queue.write(bytes);
  }

  answer(bytes: Uint8Array): void {
    if (!this.#closed && !this.#queue.full) this.#queue.write(bytes);
  }

  resize(cols: number, rows: number): void {
    if (!this.#closed) nativeAddon()?.resize(this.#fd, cols, rows);
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
    this.#reader.cancel().catch(() => undefined);
    try {
      closeSync(this.#fd);
    } catch {
      // the stream closed it when it met the end
    }
  }
}
