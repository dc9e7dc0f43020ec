import { forkByAddon, nativeAddon } from "./addon.ts";
import { BunPty } from "./bun-pty.ts";
import { NativePty } from "./native-pty.ts";
import { canSpawnOnPty, spawnOnPty } from "./spawn-on-pty.ts";

/** Size of a terminal in cells, and in pixels as a whole where that is known. */
export interface PtySize {
  readonly cols: number;
  readonly rows: number;
  readonly xPixel?: number | undefined;
  readonly yPixel?: number | undefined;
}

/** What to start on a new pty. */
export interface PtyOptions extends PtySize {
  /** Absolute path of the program. */
  readonly file: string;
  /** The name it is called by, where that is not its path: `-bash` is a login shell. Linux only. */
  readonly argv0?: string | undefined;
  readonly args: readonly string[];
  /** `NAME=value` each: the whole environment, nothing is inherited. */
  readonly environment: readonly string[];
  /** Must exist. */
  readonly cwd: string;
  /** Special characters of the terminal (`c_cc` of termios), where they are not to be the kernel's. Linux only. */
  readonly specialCharacters?: Uint8Array | undefined;
  /** The erase character. Linux only. */
  readonly erase?: number | undefined;
}

/** How a program ended: one of the two is set. */
export interface PtyExit {
  readonly status?: number;
  readonly signal?: number;
}

/** A program just started, and the other end of its terminal. */
export interface Started {
  /** The pty's master; programs that are started later do not get it. */
  readonly fd: number;
  readonly pid: number;
  readonly tty: string;
  readonly exited: Promise<PtyExit>;
  resize(size: PtySize): void;
}

/** A program on a pty of its own: session leader, the pty its controlling terminal. */
export interface Pty {
  readonly pid: number;
  /** Path of the terminal's device (`/dev/pts/3`). */
  readonly tty: string;
  /** Resolves once, when the program ended. Output may still be unread. */
  readonly exited: Promise<PtyExit>;
  /**
   * The next piece of output; undefined when there will be no more. Some 100 KB at most are read
   * ahead of the one call that waits, so a program whose output nobody asks for is held up
   * (not by the fallback, which is pushed and keeps what it is given: see `BunPty`).
   * One call at a time.
   */
  read(): Promise<Uint8Array | undefined>;
  /**
   * Where output can be read without the event loop while no `read` waits (see `FloodReader`): the pty's master,
   * non-blocking. Undefined where that does not go, and when it is closed.
   */
  readonly outputFd: number | undefined;
  /**
   * Gives up the `read` that waits, whose promise is then to be forgotten. Only for one that was called in an earlier turn
   * of the event loop: what was read ahead of the calls has been handed over then, and nothing gets lost.
   */
  stopReading(): void;
  /** Hands bytes to the program; what it does not take at once is kept, in order, and handed over later. */
  write(bytes: Uint8Array): void;
  /** Hands over what a terminal answers by itself. A program that leaves its answers unread gets no more of them. */
  answer(bytes: Uint8Array): void;
  resize(size: PtySize): void;
  kill(signal: NodeJS.Signals): void;
  /** Lets go of the pty: the program gets SIGHUP if it still runs. `read` ends. */
  close(): void;
}

/**
 * Starts a program on a pty: by the C library on Linux, where that is new enough; by node-pty's addon, where it loads;
 * else by Bun.
 *
 * @throws Error when it cannot be started
 */
export function openPty(options: PtyOptions): Pty {
  if (canSpawnOnPty()) return new NativePty(options, spawnOnPty);
  return nativeAddon() ? new NativePty(options, forkByAddon) : new BunPty(options);
}
