import { type Client, CLIENT_CONTROL_CONTROL, CLIENT_NO_OUTPUT, CLIENT_PAUSE_AFTER } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { ClientConnection } from "../client-connection.ts";
import { escapeOutput } from "./escape.ts";

/** Bytes on their way to a client below which its panes are read on, and up to which it is given more. Source: tmux/tmux control.c */
const LOW = 512;
const HIGH = 8192;
/** Least output of a pane that is worth a line, bytes. */
const LEAST = 32;
/** How far a client without `pause-after` may fall behind before it is sent away, ms. */
const MAXIMUM_AGE_MS = 300_000;

/** Something to write, in order: a line, or output of a pane that is made into lines when the client takes it. */
interface Block {
  readonly line: string | undefined;
  readonly pane: PaneFlow | undefined;
  bytes: Uint8Array;
  readonly time: number;
}

interface PaneFlow {
  readonly pane: Pane;
  state: "on" | "off" | "paused";
  blocks: Block[];
}

/** What a control client asks of the server. */
export interface ControlSurroundings {
  now(): number;
  /** It fell too far behind: send it away. */
  evict(client: Client, reason: string): void;
  /** Its appetite changed: panes may have to be read on or held. */
  flowChanged(): void;
}

/**
 * The protocol of control mode towards one client: guards around the output of commands, notifications never
 * inside them, and panes' output with flow control.
 *
 * Source: tmux/tmux control.c
 */
export class ControlClient {
  readonly client: Client;
  readonly #connection: ClientConnection;
  readonly #server: ControlSurroundings;
  readonly #flows = new Map<number, PaneFlow>();
  /** Everything that waits, oldest first. */
  #blocks: Block[] = [];
  #guards = 0;
  #deferred: string[] = [];
  #stopped = false;

  constructor(client: Client, connection: ClientConnection, server: ControlSurroundings) {
    this.client = client;
    this.#connection = connection;
    this.#server = server;
    if (client.flags & CLIENT_CONTROL_CONTROL) this.#send("\x1bP1000p");
  }

  /** A line of a command's output or error. */
  write(line: string): void {
    if (this.#stopped) return;
    if (this.#blocks.length === 0) this.#send(`${line}\n`);
    else this.#blocks.push({ line, pane: undefined, bytes: EMPTY, time: this.#server.now() });
  }

  /** Raw bytes of a command's output (`show-buffer`). */
  writeBytes(bytes: Uint8Array): void {
    if (!this.#stopped) this.write(decoder.decode(bytes));
  }

  /**
   * `%begin`, `%end` or `%error` around a command's output.
   *
   * @param time of the command, seconds since the epoch
   */
  guard(kind: "begin" | "end" | "error", time: number, number: number, flags: number): void {
    if (kind === "begin") this.#guards++;
    this.write(`%${kind} ${time} ${number} ${flags}`);
    if (kind === "begin" || this.#guards === 0 || --this.#guards > 0) return;
    for (const line of this.#deferred.splice(0)) this.write(line);
  }

  /** A notification: held until the guards that are open have closed. */
  notify(line: string): void {
    if (this.#guards === 0) this.write(line);
    else this.#deferred.push(line);
  }

  /** Output of a pane in one of the client's windows. The bytes are copied. */
  output(pane: Pane, bytes: Uint8Array): void {
    if (this.#stopped || this.client.flags & CLIENT_NO_OUTPUT) return;
    const flow = this.#flow(pane);
    if (flow.state !== "on" || this.#tooOld(flow)) return;
    const block: Block = { line: undefined, pane: flow, bytes: bytes.slice(), time: this.#server.now() };
    flow.blocks.push(block);
    this.#blocks.push(block);
    this.pump();
  }

  /** Whether the client holds up the pane: it wants its output but cannot take more now. */
  holds(pane: Pane): "no" | "yes" | "does not care" {
    if (this.client.flags & CLIENT_NO_OUTPUT) return "no";
    const flow = this.#flows.get(pane.id);
    if (!flow || flow.state === "paused") return "no";
    if (flow.state === "off") return "does not care";
    return this.#connection.backlog >= LOW || this.#blocks.length > 0 ? "yes" : "no";
  }

  /** `refresh-client -A`. */
  setPane(pane: Pane, state: "on" | "off" | "continue" | "pause"): void {
    const flow = this.#flow(pane);
    if (state === "off") {
      this.#discard(flow);
      flow.state = "off";
    } else if (state === "on" && flow.state === "off") flow.state = "on";
    else if (state === "pause") this.#pause(flow);
    else if (state === "continue" && flow.state === "paused") {
      flow.state = "on";
      this.notify(`%continue %${pane.id}`);
    }
    this.#server.flowChanged();
  }

  /** The pane begins anew (`respawn-pane`): what waits of it is of the old program. */
  resetPane(pane: Pane): void {
    const flow = this.#flows.get(pane.id);
    if (flow) this.#discard(flow);
  }

  paneGone(pane: Pane): void {
    this.resetPane(pane);
    this.#flows.delete(pane.id);
  }

  /** Forgets all flow states (`no-output` was set or taken back). */
  reset(): void {
    for (const flow of this.#flows.values()) this.#discard(flow);
    this.#flows.clear();
  }

  /** Writes what the client takes now. Called when its socket took what it had. */
  pump(): void {
    const before = this.#blocks.length;
    while (this.#blocks.length > 0 && this.#connection.backlog < HIGH) {
      const block = this.#blocks[0]!;
      if (block.line !== undefined) {
        this.#blocks.shift();
        this.#send(`${block.line}\n`);
        continue;
      }
      const flow = block.pane;
      if (!flow || this.#tooOld(flow)) continue;
      const room = Math.max(LEAST, Math.floor((HIGH - this.#connection.backlog) / 3));
      const bytes = block.bytes.subarray(0, room);
      block.bytes = block.bytes.subarray(room);
      if (block.bytes.length === 0) {
        this.#blocks.shift();
        flow.blocks.shift();
      }
      // Last, since a socket that takes all at once calls this method again while it sends.
      this.#sendOutput(flow, block, bytes);
    }
    if (before > 0 && this.#blocks.length === 0) this.#server.flowChanged();
  }

  /** Whether all has been handed to the client. */
  get done(): boolean {
    return this.#blocks.length === 0 && this.#connection.backlog === 0;
  }

  /** The client goes: its panes' output is dropped, lines that wait are still written. */
  discardOutput(): void {
    this.reset();
    this.pump();
  }

  stop(): void {
    this.#stopped = true;
    this.#blocks = [];
    this.#flows.clear();
  }

  #flow(pane: Pane): PaneFlow {
    let flow = this.#flows.get(pane.id);
    if (!flow) {
      flow = { pane, state: "on", blocks: [] };
      this.#flows.set(pane.id, flow);
    }
    return flow;
  }

  #discard(flow: PaneFlow): void {
    flow.blocks = [];
    this.#blocks = this.#blocks.filter((block) => block.pane !== flow);
  }

  #pause(flow: PaneFlow): void {
    if (flow.state === "paused") return;
    flow.state = "paused";
    this.#discard(flow);
    this.notify(`%pause %${flow.pane.id}`);
    this.#server.flowChanged();
  }

  /** Pauses the pane, or sends the client away, when it is too far behind. */
  #tooOld(flow: PaneFlow): boolean {
    const oldest = flow.blocks[0];
    const age = oldest ? this.#server.now() - oldest.time : 0;
    if (this.client.flags & CLIENT_PAUSE_AFTER) {
      if (age === 0 || age < this.client.pauseAfterMs) return false;
      this.#pause(flow);
      return true;
    }
    if (age < MAXIMUM_AGE_MS) return false;
    this.#server.evict(this.client, "too far behind");
    this.reset();
    return true;
  }

  #sendOutput(flow: PaneFlow, block: Block, bytes: Uint8Array): void {
    const { id } = flow.pane;
    const age = Math.max(0, Math.round(this.#server.now() - block.time));
    const head = this.client.flags & CLIENT_PAUSE_AFTER ? `%extended-output %${id} ${age} : ` : `%output %${id} `;
    const escaped = escapeOutput(bytes);
    const line = new Uint8Array(head.length + escaped.length + 1);
    encoder.encodeInto(head, line);
    line.set(escaped, head.length);
    line[line.length - 1] = 0x0a;
    this.#connection.send({ type: "stdout", bytes: line });
  }

  #send(text: string): void {
    this.#connection.send({ type: "stdout", bytes: encoder.encode(text) });
  }
}

const EMPTY = new Uint8Array(0);
const encoder = new TextEncoder();
const decoder = new TextDecoder();
