import { readlinkSync } from "node:fs";
import { constants } from "node:os";
import type { Pty, PtyExit, PtyOptions, PtySize } from "./pty.ts";

/**
 * A pty made by `Bun.Terminal`, where there is neither a C library that is known nor node-pty's addon. It pushes and cannot be
 * paused: output that nobody reads piles up in `#chunks`. Bun wants a new terminal for every
 * program, made by inline options: a reused one gave neither a session nor a controlling terminal.
 */
export class BunPty implements Pty {
  readonly pid: number;
  readonly tty: string;
  readonly exited: Promise<PtyExit>;
  readonly outputFd = undefined;
  readonly #process: Bun.Subprocess;
  readonly #chunks: Uint8Array[] = [];
  #waiting: ((chunk: Uint8Array | undefined) => void) | undefined;
  #ended = false;

  constructor(options: PtyOptions) {
    this.#process = Bun.spawn([options.file, ...options.args], {
      cwd: options.cwd,
      env: Object.fromEntries(options.environment.map(splitVariable)),
      terminal: {
        cols: options.cols,
        rows: options.rows,
        data: (_, bytes) => this.#push(bytes),
        exit: () => this.#end(),
      },
    });
    this.pid = this.#process.pid;
    this.tty = deviceOf(this.pid);
    this.exited = this.#process.exited.then((status) => {
      const name = this.#process.signalCode;
      return typeof name === "string" ? { signal: constants.signals[name] } : { status };
    });
  }

  read(): Promise<Uint8Array | undefined> {
    const chunk = this.#chunks.shift();
    if (chunk || this.#ended) return Promise.resolve(chunk);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  stopReading(): void {
    this.#waiting = undefined;
  }

  write(bytes: Uint8Array): void {
    if (!this.#ended) this.#process.terminal?.write(bytes.slice());
  }

  /** Bun.Terminal does not tell how much it has not handed over yet. */
  answer(bytes: Uint8Array): void {
    this.write(bytes);
  }

  resize({ cols, rows }: PtySize): void {
    if (!this.#ended) this.#process.terminal?.resize(cols, rows);
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  close(): void {
    this.#end();
    this.#process.terminal?.close();
  }

  #push(bytes: Uint8Array): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(bytes.slice());
    else this.#chunks.push(bytes.slice());
  }

  #end(): void {
    this.#ended = true;
    this.#waiting?.(undefined);
    this.#waiting = undefined;
  }
}

function splitVariable(variable: string): [string, string] {
  const at = variable.indexOf("=");
  return [variable.slice(0, at), variable.slice(at + 1)];
}

function deviceOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/0`);
  } catch {
    return "";
  }
}
