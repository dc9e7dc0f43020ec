import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { type Colour, COLOUR_NONE, colourFromX11 } from "#terminal/colour.ts";
import type { Server } from "./server.ts";

/** A question of a pane that is older than this is not answered any more, ms. */
const TIMEOUT_MS = 500;
/** Questions that wait for one client's terminal at most; what is asked beyond gets no answer. */
const MAX_WAITING = 64;

interface Request {
  readonly pane: Pane;
  readonly kind: "clipboard" | "palette";
  readonly selection: string;
  readonly index: number;
  readonly terminator: string;
  readonly since: number;
}

/** Questions of programs that only the terminal of a client can answer, and what clients' terminals said of their colours. */
export class TerminalRequests {
  readonly #server: Server;
  readonly #waiting = new WeakMap<Client, Request[]>();
  readonly #colours = new WeakMap<Client, { foreground?: Colour; background?: Colour }>();
  /** Clients asked for their clipboard by `refresh-client -l`: the answer goes into a paste buffer. */
  readonly #wanted = new WeakSet<Client>();

  constructor(server: Server) {
    this.#server = server;
  }

  askClipboard(pane: Pane, selection: string, terminator: string): void {
    this.#ask(pane, { kind: "clipboard", selection, index: 0, terminator }, `\x1b]52;${selection || "c"};?\x1b\\`);
  }

  /** @returns whether there was somebody to ask */
  askPalette(pane: Pane, index: number, terminator: string): boolean {
    return this.#ask(pane, { kind: "palette", selection: "", index, terminator }, `\x1b]4;${index};?\x1b\\`);
  }

  /** `refresh-client -l`. */
  wantClipboard(client: Client): void {
    this.#wanted.add(client);
    this.#send(client, "\x1b]52;c;?\x1b\\");
  }

  clipboard(client: Client, bytes: Uint8Array): void {
    const answered = this.#take(client, (request) => request.kind === "clipboard");
    for (const { pane, selection, terminator } of answered) pane.terminal.answerClipboard(selection, bytes, terminator);
    if (!this.#wanted.delete(client)) return;
    this.#server.state.buffers.add(bytes);
  }

  palette(client: Client, index: number, text: string): void {
    const colour = colourFromX11(text);
    if (colour === COLOUR_NONE) return;
    const answered = this.#take(client, (request) => request.kind === "palette" && request.index === index);
    for (const { pane } of answered) pane.terminal.answerPalette(index, colour);
  }

  colour(client: Client, which: "foreground" | "background", text: string): void {
    const colour = colourFromX11(text);
    if (colour !== COLOUR_NONE) this.#colours.set(client, { ...this.#colours.get(client), [which]: colour });
  }

  /** What the client's terminal said its colour is. */
  colourOf(client: Client, which: 10 | 11 | 12): Colour | undefined {
    const known = this.#colours.get(client);
    return which === 11 ? known?.background : known?.foreground;
  }

  #clientFor(pane: Pane): Client | undefined {
    const asked = [...this.#server.watchers(pane)].filter((client) => this.#server.clients.get(client)?.terminal);
    return asked.sort((a, b) => b.activityTime - a.activityTime)[0];
  }

  #ask(pane: Pane, request: Omit<Request, "pane" | "since">, question: string): boolean {
    const client = this.#clientFor(pane);
    if (!client) return false;
    const waiting = this.#pending(client);
    if (waiting.length >= MAX_WAITING) return false;
    this.#waiting.set(client, [...waiting, { ...request, pane, since: this.#server.clock.now() }]);
    this.#send(client, question);
    // what the program was answered since waits behind this
    this.#server.clock.after(TIMEOUT_MS + 1, () => pane.terminal.flushRequests());
    return true;
  }

  /** Questions that may still be answered. */
  #pending(client: Client): Request[] {
    const oldest = this.#server.clock.now() - TIMEOUT_MS;
    return (this.#waiting.get(client) ?? []).filter((request) => request.since >= oldest);
  }

  #take(client: Client, matches: (request: Request) => boolean): Request[] {
    const waiting = this.#pending(client);
    this.#waiting.set(
      client,
      waiting.filter((request) => !matches(request)),
    );
    return waiting.filter(
      (request) => matches(request) && this.#server.state.panes.get(request.pane.id) === request.pane,
    );
  }

  #send(client: Client, text: string): void {
    this.#server.clients.get(client)?.terminal?.writeBeside(new TextEncoder().encode(text));
  }
}
