import { readFileSync } from "node:fs";
import { KeyParser, type InputEvent } from "#input/key-parser.ts";
import { formatKey, KEY_USER, parseKeyName } from "#input/key-names.ts";
import type { KeySequence } from "#input/key-sequences.ts";
import type { KeyEvent } from "#input/key.ts";
import type { TerminalReply } from "#input/terminal-reply.ts";
import { terminfoSequences } from "#input/terminfo-keys.ts";
import { CLIENT_UTF8, type Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { OutputTerminal, terminfoPaths } from "#render/output-terminal.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { CarrierPort } from "./client-view.ts";
import { DirectTerminal, type DirectTerminalEvents } from "./direct-terminal.ts";

/** Unsent bytes beyond which a terminal gets frames only: they wait for it, other things would pile up. */
const MAX_BESIDE = 1 << 20;

/** What is typed, or pasted, is looked at in pieces of so many bytes, between which everything else has its turn. */
const TYPED_PIECE = 1024;

/** What arrives from the terminal. */
export interface TerminalEvents extends DirectTerminalEvents {
  key(event: KeyEvent): void;
  reply(reply: TerminalReply): void;
  /** What came of one of those: it ends neither the input nor the client. */
  failed(error: unknown): void;
}

/** An attached client's terminal: what it can do, keys from it, bytes to it, directly or through the client. */
export class TerminalLink implements CarrierPort {
  readonly output: OutputTerminal;
  readonly #client: Client;
  readonly #connection: ClientConnection;
  readonly #state: ServerState;
  readonly #parser: KeyParser;
  readonly #events: TerminalEvents;
  #direct: DirectTerminal | undefined;
  /** The terminal's settings before the client took it over. */
  #settings: Uint8Array | undefined;
  #typed: Uint8Array = new Uint8Array(0);
  #feeding: Promise<void> | undefined;
  #escapeTimer: Timer | undefined;
  #started = false;
  #asked = false;

  constructor(
    client: Client,
    connection: ClientConnection,
    state: ServerState,
    output: OutputTerminal,
    events: TerminalEvents,
  ) {
    this.#client = client;
    this.#connection = connection;
    this.#state = state;
    this.output = output;
    this.#events = events;
    this.#parser = new KeyParser((event) => emit(event, events), { sequences: sequencesOf(output, state) });
  }

  /** Takes the terminal over, or takes it back after a lock or a suspension; `begin` follows when the client has put it into raw mode. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const { pid, uid } = this.#connection;
    // another user's may be one that he has no right to himself: a descriptor of a file does not prove it
    this.#direct = uid === process.getuid?.() ? DirectTerminal.open(pid, this.#events) : undefined;
    this.#settings ??= this.#direct?.settings();
    this.#connection.send({ type: "ready", bytes: this.output.stop(), direct: this.#direct !== undefined });
    this.write(this.output.start());
    if (this.#state.serverOptions.flag("focus-events")) this.write(this.output.toggle("focus", true));
    if (this.#state.serverOptions.string("extended-keys") !== "off") this.write(this.output.toggle("extkeys", true));
    if (this.#asked) return;
    this.#asked = true;
    this.write(this.output.requests());
  }

  /** The client has its terminal in raw mode. */
  begin(): void {
    this.#direct?.begin();
  }

  /** Leaves the terminal as it was before `start`. */
  stop(): void {
    this.#leave(false);
  }

  /** The client has gone without a word: its terminal gets back what it does not do itself any more. */
  abandon(): void {
    this.#leave(true);
  }

  #leave(abandoned: boolean): void {
    clearTimeout(this.#escapeTimer);
    this.#typed = new Uint8Array(0);
    if (!this.#started) return;
    this.#started = false;
    this.write(this.output.stop(this.#client.rows));
    const rest = this.#direct?.end(abandoned ? this.#settings : undefined);
    this.#direct = undefined;
    // what the terminal was too slow for comes before whatever the client prints next
    if (rest !== undefined && rest.length > 0) this.#connection.send({ type: "output", bytes: rest });
  }

  get #backlog(): number {
    return this.#direct?.backlog ?? this.#connection.backlog;
  }

  /** Nothing is drawn while what was drawn before is still on its way. */
  ready(): boolean {
    return this.#started && this.#backlog === 0;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#client.written += bytes.length;
    if (this.#direct) this.#direct.write(bytes);
    else this.#connection.send({ type: "output", bytes });
  }

  /** What goes to the terminal beside the frames: bells, clipboards, questions, what programs pass through. Dropped where it takes nothing. */
  writeBeside(bytes: Uint8Array): void {
    if (this.#backlog > MAX_BESIDE) this.#client.discarded += bytes.length;
    else this.write(bytes);
  }

  /** Bytes from the terminal. @returns what to wait for before more is read, where they are many */
  input(bytes: Uint8Array): Promise<void> | undefined {
    this.#typed = this.#typed.length === 0 ? bytes : Buffer.concat([this.#typed, bytes]);
    if (this.#feeding) return this.#feeding;
    this.#feedPiece();
    if (this.#typed.length === 0) return undefined;
    this.#feeding = this.#feedRest().finally(() => (this.#feeding = undefined));
    return this.#feeding;
  }

  async #feedRest(): Promise<void> {
    while (this.#typed.length > 0) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      this.#feedPiece();
    }
  }

  /** A sequence that may not be whole waits for `escape-time`. */
  #feedPiece(): void {
    const bytes = this.#typed.subarray(0, TYPED_PIECE);
    this.#typed = this.#typed.subarray(bytes.length);
    clearTimeout(this.#escapeTimer);
    this.#parser.feed(bytes);
    if (this.#typed.length > 0 || !this.#parser.partial) return;
    const delayMs = this.#parser.delayMs(this.#state.serverOptions.number("escape-time"));
    this.#escapeTimer = setTimeout(() => this.#parser.flush(), delayMs);
  }

  /** Options changed, or what the terminal is known to have. */
  configure(): void {
    this.#parser.configure({ sequences: sequencesOf(this.output, this.#state) });
    if (!this.#started) return;
    this.write(this.output.toggle("focus", this.#state.serverOptions.flag("focus-events")));
    this.write(this.output.toggle("extkeys", this.#state.serverOptions.string("extended-keys") !== "off"));
  }
}

function emit(event: InputEvent, events: TerminalEvents): void {
  try {
    if (event.kind === "key") events.key(event.event);
    else events.reply(event.reply);
  } catch (error) {
    events.failed(error);
  }
}

/** What the terminal sends for its keys: by terminfo, and by `user-keys`. */
function sequencesOf(output: OutputTerminal, state: ServerState): KeySequence[] {
  const sequences: KeySequence[] = [...terminfoSequences((name) => output.string(name))];
  for (const [index, text] of state.serverOptions.array("user-keys")) {
    const key = parseKeyName(formatKey({ code: KEY_USER + Number(index), mods: 0, flags: 0 }));
    if (key && text !== "") sequences.push([text, key]);
  }
  return sequences;
}

/**
 * The terminal that the client says it has, from its terminfo entry and its options.
 *
 * @returns undefined when there is no such terminal, or it cannot show a screen
 */
export function outputTerminalOf(client: Client, state: ServerState): OutputTerminal | undefined {
  const environment = client.environment.toObject();
  const terminfo = firstFile(terminfoPaths(client.termName, environment));
  if (!terminfo) return undefined;
  return new OutputTerminal({
    name: client.termName,
    terminfo,
    features: client.features,
    terminalFeatures: [...state.serverOptions.array("terminal-features").values()],
    terminalOverrides: [...state.serverOptions.array("terminal-overrides").values()],
    utf8: (client.flags & CLIENT_UTF8) !== 0,
    colorterm: environment["COLORTERM"],
  });
}

function firstFile(paths: readonly string[]): Uint8Array | undefined {
  for (const path of paths) {
    try {
      return readFileSync(path);
    } catch {
      // ncurses too goes on to the next
    }
  }
  return undefined;
}
