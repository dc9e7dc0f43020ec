import { listen, type Registration, tell } from "../registration.ts";
import type { RemoteClient, RemoteClientOptions, Size } from "../remote.ts";
import { type Screen, Terminal } from "../screen.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A session of the testing host: one terminal without a program, which the test feeds, above a status line.
 *
 * @since 0.1.0
 */
export class TestSession {
  readonly id: string;
  readonly name: string;
  readonly terminal: Terminal;
  /** The size it has without limits. */
  wanted: Size;
  /** What clients typed, in order. */
  readonly typed: Uint8Array[] = [];
  /** Gives the status line's text. */
  readonly #status: () => string;
  readonly #clients = new Set<TestRemote>();

  constructor(id: string, name: string, size: Size, status: () => string) {
    this.id = id;
    this.name = name;
    this.wanted = size;
    this.terminal = new Terminal(
      size.cols,
      size.rows - 1,
      { historyLimit: 2000, setClipboard: 2 },
      {
        bell: () => this.#clients.forEach((client) => client.bell()),
        clipboardSet: (selection, bytes) => this.#clients.forEach((client) => client.clipboard(selection, bytes)),
      },
    );
    this.#status = status;
  }

  get size(): Size {
    return { cols: this.terminal.screen.cols, rows: this.terminal.screen.rows + 1 };
  }

  get typedText(): string {
    return this.typed.map((bytes) => decoder.decode(bytes)).join("");
  }

  /** Output of the imagined program. */
  feed(output: string | Uint8Array): void {
    this.terminal.feed(typeof output === "string" ? encoder.encode(output) : output);
    this.dirty();
  }

  resize(size: Size): void {
    this.wanted = size;
    this.limit(undefined);
  }

  /** Takes another size than wanted, for as long as a client says so. */
  limit(size: Size | undefined): void {
    const { cols, rows } = size ?? this.wanted;
    this.terminal.resize(cols, rows - 1);
    this.dirty();
  }

  dirty(): void {
    for (const client of this.#clients) client.dirty();
  }

  /** Ends the session: every client is told. */
  kill(): void {
    for (const client of this.#clients) client.exit("session ended");
  }

  attach(options: RemoteClientOptions): RemoteClient {
    const client: TestRemote = new TestRemote(this, options, () => this.#clients.delete(client));
    this.#clients.add(client);
    return client;
  }

  /** Draws what a client sees. */
  draw(into: Screen): void {
    const { cols, rows } = this.size;
    const { screen } = this.terminal;
    if (into.cols !== cols || into.rows !== rows) into.resize(cols, rows, false);
    into.clear();
    into.blit(screen, 0, 0, cols, rows - 1, 0, 0);
    into.put(0, rows - 1, this.#status());
    into.cursorX = Math.min(screen.cursorX, cols - 1);
    into.cursorY = screen.cursorY;
    into.modes = screen.modes;
    into.title = screen.title;
  }
}

class TestRemote implements RemoteClient {
  readonly name: string;
  readonly #session: TestSession;
  readonly #options: RemoteClientOptions;
  readonly #onGone: () => void;
  readonly #dirty = new Set<() => void>();
  readonly #bell = new Set<() => void>();
  readonly #clipboard = new Set<(selection: string, bytes: Uint8Array) => void>();
  readonly #exit = new Set<(reason: string) => void>();
  #told = false;
  #gone = false;

  constructor(session: TestSession, options: RemoteClientOptions, onGone: () => void) {
    this.#session = session;
    this.#options = options;
    this.#onGone = onGone;
    this.name = options.name ?? "remote";
  }

  get session(): string {
    return this.#session.id;
  }

  get size(): Size {
    return this.#session.size;
  }

  input(bytes: Uint8Array): void {
    if (this.#gone || this.#options.readOnly === true) return;
    this.#session.typed.push(bytes.slice());
  }

  resize(size: Size | "session"): void {
    if (size !== "session") this.#session.resize(size);
  }

  limit(size: Size | undefined): void {
    const { cols, rows } = this.#session.wanted;
    this.#session.limit(size && { cols: Math.min(size.cols, cols), rows: Math.min(size.rows, rows) });
  }

  detach(): void {
    this.exit("detached");
  }

  copyScreen(into: Screen): void {
    this.#told = false;
    this.#session.draw(into);
  }

  onDirty(callback: () => void): Registration {
    return listen(this.#dirty, callback);
  }

  onBell(callback: () => void): Registration {
    return listen(this.#bell, callback);
  }

  onClipboard(callback: (selection: string, bytes: Uint8Array) => void): Registration {
    return listen(this.#clipboard, callback);
  }

  onExit(callback: (reason: string) => void): Registration {
    return listen(this.#exit, callback);
  }

  dirty(): void {
    if (this.#told || this.#gone) return;
    this.#told = true;
    tell(this.#dirty);
  }

  bell(): void {
    tell(this.#bell);
  }

  clipboard(selection: string, bytes: Uint8Array): void {
    tell(this.#clipboard, selection, bytes);
  }

  exit(reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.limit(undefined);
    this.#onGone();
    tell(this.#exit, reason);
  }
}
