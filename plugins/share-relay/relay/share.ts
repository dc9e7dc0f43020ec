import {
  ACK,
  DEMAND,
  DIFF,
  encodeFrame,
  encodeMessage,
  END,
  type Frame,
  HEADER_BYTES,
  INPUT,
  inputPayload,
  JOINED,
  KEY,
  KICK,
  LEFT,
  decodeMessage,
  SEALED,
} from "../wire/frame.ts";
import type { Hello, Joined, ViewerMessage } from "../wire/messages.ts";
import type { Tokens } from "../wire/token.ts";
import { FanOut } from "./fan-out.ts";
import { type Size, Viewer, type ViewerPort } from "./viewer.ts";

/** The connection of a host. */
export interface HostPort {
  send(bytes: Uint8Array): void;
  close(): void;
}

/** One shared session at the relay: the host, while he is there, and who watches. */
export class RelayShare {
  readonly id: string;
  /** Whom the address belongs to that it was first shared from. */
  readonly network: string;
  readonly tokens: Tokens;
  hello: Hello;
  generation = 0;
  readonly #viewers = new Map<number, Viewer>();
  readonly #fanOuts: { readonly plain: FanOut; readonly sealed: FanOut };
  readonly #onEnd: (share: RelayShare) => void;
  #host: HostPort | undefined;
  /** Until when links live on without the host, ms since the epoch; undefined while he is there. */
  #heldUntil: number | undefined;
  #holdTimer: ReturnType<typeof setTimeout> | undefined;
  #nextViewer = 1;
  #received = 0;

  constructor(
    { id, network, tokens }: Pick<RelayShare, "id" | "network" | "tokens">,
    hello: Hello,
    onEnd: (share: RelayShare) => void,
  ) {
    this.id = id;
    this.network = network;
    this.tokens = tokens;
    this.hello = hello;
    this.#onEnd = onEnd;
    const fanOut = (sealed: boolean): FanOut =>
      new FanOut(
        (on, key) => this.#host?.send(encodeMessage(DEMAND, { sealed, on, key }, this.generation)),
        (viewer, line) => this.leave(viewer, line),
      );
    this.#fanOuts = { plain: fanOut(false), sealed: fanOut(true) };
  }

  /** A host took this share, for the first time or again. The one before him, if still there, is let go. */
  connect(host: HostPort, hello: Hello): void {
    this.#host?.close();
    clearTimeout(this.#holdTimer);
    this.#host = host;
    this.hello = hello;
    this.#heldUntil = undefined;
    this.generation++;
    this.#received = 0;
  }

  /** The host has been welcomed: he may be told who is here and what is wanted. */
  ready(): void {
    for (const viewer of this.#viewers.values()) {
      viewer.port.tell(this.#welcome(viewer));
      this.#host?.send(encodeMessage(JOINED, joined(viewer), this.generation));
    }
    this.#fanOuts.plain.restart();
    this.#fanOuts.sealed.restart();
  }

  /** Takes a frame of the host. @returns false when it is malformed: his connection must end */
  take(frame: Frame): boolean {
    if (frame.generation !== this.generation) return true;
    if (frame.type === KEY || frame.type === DIFF) {
      this.#received = (this.#received + HEADER_BYTES + frame.payload.length) >>> 0;
      const sealed = (frame.flags & SEALED) !== 0;
      if (sealed || !this.hello.sealed) (sealed ? this.#fanOuts.sealed : this.#fanOuts.plain).take(frame);
      return true;
    }
    const message = decodeMessage(frame);
    if (frame.type === END) {
      this.end(textOf(message?.["line"], "The session is no longer shared."));
      return true;
    }
    if (frame.type === KICK) {
      const viewer = this.#viewers.get(Number(message?.["id"]));
      if (viewer !== undefined) this.leave(viewer, textOf(message?.["line"], "The host has sent you away."));
      return true;
    }
    return false;
  }

  /** Tells the host what has arrived; once for all frames of one read. */
  acknowledge(): void {
    const payload = new Uint8Array(0);
    const { generation } = this;
    this.#host?.send(encodeFrame({ type: ACK, flags: 0, generation, sequence: this.#received, payload }));
  }

  /** The host's connection is gone; links live on for a while. */
  disconnect(host: HostPort, now: number): void {
    if (this.#host !== host) return;
    this.#host = undefined;
    const until = now + this.hello.holdTime * 1000;
    this.#heldUntil = until;
    for (const viewer of this.#viewers.values()) viewer.port.tell({ type: "away", until });
    this.#holdTimer = setTimeout(() => this.end("The host did not come back."), this.hello.holdTime * 1000);
  }

  /** @returns why somebody cannot join, undefined when he can */
  refusal(via: "ssh" | "web"): string | undefined {
    if (this.#viewers.size >= this.hello.maxViewers) {
      return `This session has as many viewers as it may have (${this.hello.maxViewers}).`;
    }
    if (via === "ssh" && this.hello.sealed) return "This session is encrypted end to end: use its web link.";
    return undefined;
  }

  join(via: "ssh" | "web", readOnly: boolean, address: string, size: Size, port: ViewerPort): Viewer {
    const viewer = new Viewer(this.#nextViewer++, via, readOnly, address, size, port);
    this.#viewers.set(viewer.id, viewer);
    port.tell(this.#welcome(viewer));
    this.#host?.send(encodeMessage(JOINED, joined(viewer), this.generation));
    this.#fanOut(viewer).join(viewer);
    // Over what was seen last.
    if (this.#heldUntil !== undefined) port.tell({ type: "away", until: this.#heldUntil });
    this.#tellCounts();
    return viewer;
  }

  /** @param line said to the viewer, if he is still there to hear it */
  leave(viewer: Viewer, line?: string): void {
    if (!this.#viewers.delete(viewer.id)) return;
    this.#fanOut(viewer).leave(viewer);
    if (line !== undefined) viewer.port.end(line);
    this.#host?.send(encodeMessage(LEFT, { id: viewer.id }, this.generation));
    this.#tellCounts();
  }

  /** What a viewer typed; of a read-only one nothing goes on. */
  input(viewer: Viewer, bytes: Uint8Array): void {
    if (viewer.readOnly || this.#host === undefined || !this.#viewers.has(viewer.id)) return;
    const flags = viewer.via === "web" ? SEALED : 0;
    const payload = inputPayload(viewer.id, bytes);
    this.#host.send(encodeFrame({ type: INPUT, flags, generation: this.generation, sequence: 0, payload }));
  }

  /** His terminal has another size. Of one who may not type nothing reaches the host, his size neither. */
  resize(viewer: Viewer, { cols, rows }: Size): void {
    if (viewer.cols === cols && viewer.rows === rows) return;
    viewer.cols = cols;
    viewer.rows = rows;
    if (!viewer.readOnly) this.#host?.send(encodeMessage(JOINED, joined(viewer), this.generation));
    if (viewer.via === "ssh") this.#fanOut(viewer).resized(viewer);
  }

  /** The share is over: everybody is told. */
  end(line: string): void {
    clearTimeout(this.#holdTimer);
    for (const viewer of this.#viewers.values()) viewer.port.end(line);
    this.#viewers.clear();
    this.#fanOuts.plain.close();
    this.#fanOuts.sealed.close();
    this.#host?.close();
    this.#host = undefined;
    this.#onEnd(this);
  }

  #fanOut(viewer: Viewer): FanOut {
    return viewer.via === "web" ? this.#fanOuts.sealed : this.#fanOuts.plain;
  }

  #welcome(viewer: Viewer): ViewerMessage {
    const { salt } = this.hello;
    const { id: share, generation } = this;
    return { type: "welcome", viewer: viewer.id, readOnly: viewer.readOnly, share, salt, generation };
  }

  #tellCounts(): void {
    const all = [...this.#viewers.values()];
    const readers = all.filter((viewer) => viewer.readOnly).length;
    for (const { port } of all) port.tell({ type: "viewers", writers: all.length - readers, readers });
  }
}

function joined({ id, via, address, readOnly, cols, rows }: Viewer): Joined {
  return { id, via, address, readOnly, cols, rows };
}

/** A line of the host for a viewer's terminal: printable and short. */
function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value.replace(/\p{Cc}/gu, "").slice(0, 200) : otherwise;
}
