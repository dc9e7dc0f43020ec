import { Screen, Terminal, diff } from "troam/plugin/screen";
import { type HostEvent, decodeHostMessage, encodeHostMessage } from "./messages.ts";
import { STOCK_TERMINAL } from "./stock-terminal.ts";
import type { SyncState } from "./sync-state.ts";

/** What a size change begins with: region, attributes, cursor and cells as in a new terminal. */
const AFTER_RESIZE = new TextEncoder().encode("\x1b[r\x1b[0m\x1b[H\x1b[2J");
/** Largest screen accepted from a peer, cells a side. */
const MAX_SIDE = 1000;

/** Longest text for a stock client's clipboard: in base64, and with its beginning, it must stay below 16 KB. Source: mobile-shell/mosh src/terminal/terminaldispatcher.cc */
const MAX_CLIPBOARD_BYTES = 12_000;

/** The sizes of a session before either end said one. */
export const FIRST_SIZE = { cols: 80, rows: 24 } as const;

/**
 * A screen on its way to a client, with the number of the newest state of the user's whose effect it shows.
 * Content changes only through `show`.
 */
export class OutgoingScreen implements SyncState<OutgoingScreen> {
  #screen: Screen;
  #spare: Screen;
  /** Versions with the same number show the same. */
  #version = 0;
  #bells = 0;
  /** In base64, as the wire carries it; "" before the first. */
  #clipboard = "";
  echoAck = 0n;

  constructor(screen = new Screen(FIRST_SIZE.cols, FIRST_SIZE.rows)) {
    this.#screen = screen;
    this.#spare = screen;
  }

  /**
   * Takes over what is shown now.
   *
   * @param draw draws it into the screen it is given
   * @returns whether anything that the peer can see is different
   */
  show(draw: (into: Screen) => void): boolean {
    const next = this.#spare === this.#screen ? new Screen(this.#screen.cols, this.#screen.rows) : this.#spare;
    draw(next);
    if (sameSize(this.#screen, next) && diff(this.#screen, next, STOCK_TERMINAL).length === 0) {
      this.#spare = next;
      return false;
    }
    this.#spare = this.#screen;
    this.#screen = next;
    this.#version++;
    return true;
  }

  ring(): void {
    this.#bells++;
    this.#version++;
  }

  /** Text for the peer's clipboard; one that is too long for a stock client is left out. */
  setClipboard(bytes: Uint8Array): void {
    if (bytes.length > MAX_CLIPBOARD_BYTES) return;
    this.#clipboard = Buffer.from(bytes).toString("base64");
    this.#version++;
  }

  copy(): OutgoingScreen {
    const screen = new Screen(this.#screen.cols, this.#screen.rows);
    screen.copyFrom(this.#screen);
    const copy = new OutgoingScreen(screen);
    copy.#version = this.#version;
    copy.#bells = this.#bells;
    copy.#clipboard = this.#clipboard;
    copy.echoAck = this.echoAck;
    return copy;
  }

  diffFrom(older: OutgoingScreen): Uint8Array {
    const events: HostEvent[] = [];
    if (this.echoAck !== older.echoAck) events.push({ kind: "echo-ack", number: this.echoAck });
    if (!sameSize(this.#screen, older.#screen)) {
      const { cols, rows } = this.#screen;
      const drawn = diff(new Screen(cols, rows), this.#screen, STOCK_TERMINAL);
      const bytes = Buffer.concat([this.#besideFrom(older), AFTER_RESIZE, drawn]);
      events.push({ kind: "resize", cols, rows }, { kind: "bytes", bytes });
    } else if (this.#version !== older.#version) {
      const drawn = diff(older.#screen, this.#screen, STOCK_TERMINAL);
      const bytes = Buffer.concat([this.#besideFrom(older), drawn]);
      if (bytes.length > 0) events.push({ kind: "bytes", bytes });
    }
    return encodeHostMessage(events);
  }

  /** What goes beside the screen, as stock writes it: one bell however often it rang, the newest clipboard. */
  #besideFrom(older: OutgoingScreen): Uint8Array {
    const bell = this.#bells === older.#bells ? "" : "\x07";
    const clipboard = this.#clipboard === older.#clipboard ? "" : `\x1b]52;c;${this.#clipboard}\x07`;
    return Buffer.from(bell + clipboard);
  }

  apply(): boolean {
    throw new Error("screens go out here, they do not come in");
  }

  equals(other: OutgoingScreen): boolean {
    return this.#version === other.#version && this.echoAck === other.echoAck;
  }
}

/** A screen as it came from a server: a terminal that was fed every diff since the first. */
export class IncomingScreen implements SyncState<IncomingScreen> {
  readonly #terminal: Terminal;
  #echoAck: bigint;
  #bells: number;
  #clipboard: Uint8Array | undefined;

  constructor(
    terminal = newTerminal(FIRST_SIZE.cols, FIRST_SIZE.rows),
    echoAck = 0n,
    bells = 0,
    clipboard?: Uint8Array,
  ) {
    this.#terminal = terminal;
    this.#echoAck = echoAck;
    this.#bells = bells;
    this.#clipboard = clipboard;
    terminal.host.bell = () => this.#bells++;
    terminal.host.clipboardSet = (_selection, bytes) => (this.#clipboard = bytes);
  }

  get screen(): Screen {
    return this.#terminal.screen;
  }

  get echoAck(): bigint {
    return this.#echoAck;
  }

  /** Bells rung since the session began. */
  get bells(): number {
    return this.#bells;
  }

  /** What the server's programs put into the clipboard last; the same object until they do so again. */
  get clipboard(): Uint8Array | undefined {
    return this.#clipboard;
  }

  copy(): IncomingScreen {
    const terminal = newTerminal(this.screen.cols, this.screen.rows);
    terminal.copyFrom(this.#terminal);
    return new IncomingScreen(terminal, this.#echoAck, this.#bells, this.#clipboard);
  }

  diffFrom(): Uint8Array {
    throw new Error("screens come in here, they do not go out");
  }

  apply(bytes: Uint8Array): boolean {
    const events = decodeHostMessage(bytes);
    if (events === undefined) return false;
    for (const event of events) {
      if (event.kind === "bytes") {
        this.#terminal.feed(event.bytes);
      } else if (event.kind === "resize") {
        const { cols, rows } = event;
        if (cols < 1 || rows < 1 || cols > MAX_SIDE || rows > MAX_SIDE) return false;
        this.screen.resize(cols, rows, false);
      } else if (event.number > this.#echoAck) {
        this.#echoAck = event.number;
      }
    }
    return true;
  }

  equals(other: IncomingScreen): boolean {
    return this === other;
  }
}

/** A stock server's stream uses no alternate screen and nothing that wants an answer. */
function newTerminal(cols: number, rows: number): Terminal {
  return new Terminal(cols, rows, { alternateScreen: false, historyLimit: 0, setClipboard: 2 }, {});
}

function sameSize(a: Screen, b: Screen): boolean {
  return a.cols === b.cols && a.rows === b.rows;
}
