import { NativePty, nativeAddon } from "./native-pty.ts";
import { BunPty } from "./bun-pty.ts";

/** What to start on a new pty. */
export interface PtyOptions {
  /** Absolute path of the program. */
  readonly file: string;
  readonly args: readonly string[];
  /** `NAME=value` each: the whole environment, nothing is inherited. */
  readonly environment: readonly string[];
  /** Must exist. */
  readonly cwd: string;
  readonly cols: number;
  readonly rows: number;
}

/** How a program ended: one of the two is set. */
export interface PtyExit {
  readonly status?: number;
  readonly signal?: number;
}

/** A program on a pty of its own: session leader, the pty its controlling terminal. */
export interface Pty {
  readonly pid: number;
  /** Path of the terminal's device (`/dev/pts/3`). */
  readonly tty: string;
  /** Resolves once, when the program ended. Output may still be unread. */
  readonly exited: Promise<PtyExit>;
  /**
   * The next piece of output; undefined when there will be no more. Nothing is read from the
   * pty ahead of the one call that waits, so a program whose output nobody asks for is held up
   * (not by the fallback, which is pushed and keeps what it is given: see `BunPty`).
   * One call at a time.
   */
  read(): Promise<Uint8Array | undefined>;
  /** Hands bytes to the program; what it does not take at once is kept, in order, and handed over later. */
  write(bytes: Uint8Array): void;
  /** Hands over what a terminal answers by itself. A program that leaves its answers unread gets no more of them. */
  answer(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Lets go of the pty: the program gets SIGHUP if it still runs. `read` ends. */
  close(): void;
}

/** Starts a program on a pty. @throws Error when it cannot be started */
export function openPty(options: PtyOptions): Pty {
  return nativeAddon() ? new NativePty(options) : new BunPty(options);
}
