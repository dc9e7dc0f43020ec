import { closeSync, constants, fstatSync, openSync, readlinkSync } from "node:fs";
import { isatty } from "node:tty";
import { setTerminalSettings, terminalSettings } from "#pty/terminal-settings.ts";
import { WriteQueue } from "#pty/write-queue.ts";

export interface DirectTerminalEvents {
  /** @returns what to wait for before more is read */
  typed(bytes: Uint8Array): Promise<void> | undefined;
  /** What waited for the terminal has been taken. */
  drained(): void;
  /** The terminal has been closed. */
  gone(): void;
}

/** Major number of the devices that are another terminal for each who opens them: /dev/tty, /dev/console, /dev/ptmx. */
const ALIASES = 5;

/**
 * A client's terminal that the server has opened itself, as tmux has it: a key and its echo need not be woken up for in
 * the client's process, which took half of their time. The client keeps what belongs to its session: raw mode, signals,
 * the size.
 */
export class DirectTerminal {
  readonly #fd: number;
  readonly #events: DirectTerminalEvents;
  readonly #queue: WriteQueue;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  private constructor(fd: number, events: DirectTerminalEvents) {
    this.#fd = fd;
    this.#events = events;
    this.#queue = new WriteQueue(fd, { held: true, onDrained: () => events.drained() });
  }

  /**
   * Opens the terminal that a process has as standard input and output; through the process, for a path may be another
   * terminal in a container. Nothing is read, and what is written waits, until `begin`.
   *
   * @returns undefined where that does not go: no /proc, another user's, input and output not the same terminal
   */
  static open(pid: number, events: DirectTerminalEvents): DirectTerminal | undefined {
    if (pid <= 0) return undefined;
    let fd = -1;
    try {
      const input = `/proc/${pid}/fd/0`;
      if (readlinkSync(input) !== readlinkSync(`/proc/${pid}/fd/1`)) return undefined;
      fd = openSync(input, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
      const { rdev } = fstatSync(fd);
      if (rdev >> 8 !== ALIASES && isatty(fd)) return new DirectTerminal(fd, events);
    } catch {
      // the client passes everything on then
    }
    if (fd >= 0) closeSync(fd);
    return undefined;
  }

  /** Bytes that the terminal has not yet taken. */
  get backlog(): number {
    return this.#queue.backlog;
  }

  write(bytes: Uint8Array): void {
    this.#queue.write(bytes);
  }

  /** The client has put the terminal into raw mode. */
  begin(): void {
    if (this.#reader) return;
    this.#queue.begin();
    this.#reader = Bun.file(this.#fd).stream().getReader();
    void this.#read(this.#reader);
  }

  settings(): Uint8Array | undefined {
    return terminalSettings(this.#fd);
  }

  /**
   * Lets go of the terminal: what is typed from now on is somebody else's.
   *
   * @param settings given back to it, where its client does not do that any more
   * @returns what it has not taken of what was written
   */
  end(settings?: Uint8Array): Uint8Array {
    if (settings) setTerminalSettings(this.#fd, settings);
    const rest = this.#queue.close();
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.cancel().catch(() => undefined);
    closeSync(this.#fd); // the stream has one of its own
    return rest;
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        if (this.#reader !== reader) return;
        await this.#events.typed(next.value);
      }
    } catch {
      // EIO: as its end
    }
    if (this.#reader === reader) this.#events.gone();
  }
}
