import { BOURNE_SHELL } from "./shell.ts";

/** Output that waits for a slow pipe beyond this is dropped, bytes: a pane must not fill the memory. */
const MAX_WAITING = 64 << 20;

export interface PipeOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The pane's output goes into the command. */
  readonly output: boolean;
  /** Gets what the command prints; undefined: it goes nowhere. */
  readonly onOutput: ((bytes: Uint8Array) => void) | undefined;
  readonly onEnd: (pipe: OutputPipe) => void;
}

/** A command that a pane's output is piped into (`pipe-pane`), and back. */
export class OutputPipe {
  readonly pid: number;
  readonly #child: Bun.Subprocess<"pipe", "pipe" | "ignore", "ignore">;
  readonly #output: boolean;
  #waiting = 0;
  #closed = false;

  constructor(command: string, options: PipeOptions) {
    this.#output = options.output;
    this.#child = Bun.spawn([BOURNE_SHELL, "-c", command], {
      cwd: options.cwd,
      env: { ...options.environment },
      stdin: "pipe",
      stdout: options.onOutput ? "pipe" : "ignore",
      stderr: "ignore",
    });
    this.pid = this.#child.pid;
    void this.#run(options);
  }

  write(bytes: Uint8Array): void {
    if (!this.#output || this.#closed || this.#waiting > MAX_WAITING) return;
    this.#waiting += bytes.length;
    void this.#child.stdin.write(bytes.slice());
    Promise.resolve(this.#child.stdin.flush()).then(
      () => (this.#waiting -= bytes.length),
      () => this.close(),
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    Promise.resolve(this.#child.stdin.end()).catch(() => undefined);
  }

  async #run(options: PipeOptions): Promise<void> {
    try {
      const { stdout } = this.#child;
      if (stdout && options.onOutput) for await (const bytes of stdout) options.onOutput(bytes);
      await this.#child.exited;
    } catch {
      // the command went while we read
    }
    this.#closed = true;
    options.onEnd(this);
  }
}
