/// <reference lib="dom" />
import { decodeFrame, DIFF, encodeFrame, type Frame, INPUT, KEY, readKeyPayload } from "../wire/frame.ts";
import type { ViewerMessage, ViewerWelcome } from "../wire/messages.ts";
import { open, seal, shareKeys, type ShareKeys } from "./keys.ts";
import type { State } from "./page.ts";

/** Waits before the next try: a relay that is started again is found within two seconds, one that is gone is not pestered. */
const RETRY_MS = [200, 500, 1_000, 1_500, 1_500, 1_500, 1_500, 1_500, 2_000, 4_000, 8_000, 15_000];
const KEY_SIZE_BYTES = 4;

export interface ShareEvents {
  state(state: State, line: string): void;
  welcome(readOnly: boolean): void;
  viewers(writers: number, readers: number): void;
  screen(bytes: Uint8Array, size: { readonly cols: number; readonly rows: number } | undefined): void;
  /** It is over for good. */
  gone(line: string): void;
}

interface Joined {
  readonly welcome: ViewerWelcome;
  readonly keys: ShareKeys;
  counter: number;
  /** Highest counter of the host's frames: none is shown twice. */
  last: bigint;
}

/** The WebSocket to the relay: opens what the host sealed, seals what is typed, comes back by itself. */
export class ShareLink {
  readonly #token: string;
  readonly #secret: Uint8Array;
  readonly #events: ShareEvents;
  #socket: WebSocket | undefined;
  #joined: Joined | undefined;
  #tries = 0;
  #over = false;
  /** The session was seen through this link. */
  #seen = false;
  /** Opening and sealing take time; order is kept by doing one after the other. */
  #incoming: Promise<void> = Promise.resolve();
  #outgoing: Promise<void> = Promise.resolve();

  constructor(token: string, secret: Uint8Array, events: ShareEvents) {
    this.#token = token;
    this.#secret = secret;
    this.#events = events;
  }

  connect(): void {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/w/${this.#token}`);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("message", ({ data }: MessageEvent<string | ArrayBuffer>) => {
      this.#incoming = this.#incoming
        .then(() => (typeof data === "string" ? this.#told(data) : this.#frame(new Uint8Array(data))))
        .catch((error: unknown) => console.error(error));
    });
    socket.addEventListener("close", () => {
      this.#joined = undefined;
      void this.#incoming.then(() => this.#lost());
    });
  }

  /** Sends what was typed, sealed; a read-only link has no key for it. */
  type(bytes: Uint8Array): void {
    const joined = this.#joined;
    const key = joined?.keys.input;
    if (joined === undefined || key === undefined) return;
    const { share, generation, viewer } = joined.welcome;
    const counter = joined.counter++;
    this.#outgoing = this.#outgoing.then(async () => {
      const context = { share, type: INPUT, generation, sequence: 0 };
      const payload = await seal(key, viewer, counter, bytes, context);
      if (this.#joined !== joined) return;
      this.#socket?.send(new Uint8Array(encodeFrame({ type: INPUT, flags: 1, generation, sequence: 0, payload })));
    });
  }

  async #told(text: string): Promise<void> {
    const message = JSON.parse(text) as ViewerMessage;
    if (message.type === "gone") {
      // Who has seen the session waits for the host, too, when the relay was started again.
      if (message.unknown && this.#seen && this.#tries < RETRY_MS.length) return;
      this.#over = true;
      this.#events.gone(message.line);
    } else if (message.type === "away") {
      const minutes = Math.max(1, Math.round((message.until - Date.now()) / 60_000));
      this.#events.state("away", `The host is away; the link is held for ${minutes} min`);
    } else if (message.type === "viewers") {
      this.#events.viewers(message.writers, message.readers);
    } else {
      const salt = Uint8Array.from(message.salt.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
      const keys = await shareKeys(this.#secret, message.readOnly, salt, message.viewer);
      this.#joined = { welcome: message, keys, counter: 0, last: -1n };
      this.#tries = 0;
      this.#seen = true;
      this.#events.welcome(message.readOnly);
    }
  }

  async #frame(bytes: Uint8Array): Promise<void> {
    const frame = decodeFrame(bytes);
    const joined = this.#joined;
    if (frame === undefined || joined === undefined || frame.generation !== joined.welcome.generation) return;
    if (frame.type === KEY) {
      const key = readKeyPayload(frame.payload);
      const screen = key && (await this.#open(joined, frame, key.screen, frame.payload.subarray(0, KEY_SIZE_BYTES)));
      if (key === undefined || screen === undefined) return;
      this.#events.state("live", "Live");
      this.#events.screen(screen, key);
    } else if (frame.type === DIFF) {
      const screen = await this.#open(joined, frame, frame.payload, undefined);
      if (screen !== undefined) this.#events.screen(screen, undefined);
    }
  }

  async #open(
    joined: Joined,
    frame: Frame,
    sealed: Uint8Array,
    clear: Uint8Array | undefined,
  ): Promise<Uint8Array | undefined> {
    const { type, generation, sequence } = frame;
    const context = { share: joined.welcome.share, type, generation, sequence, ...(clear && { clear }) };
    const opened = await open(joined.keys.frames, sealed, context);
    if (opened === undefined) {
      this.#over = true;
      this.#socket?.close();
      this.#events.gone("This link's key does not open the session: the part behind # is wrong or cut off.");
      return undefined;
    }
    // From the host, and newer than all before. A key frame may be as old as the log: it is what the log begins with.
    const view = new DataView(sealed.buffer, sealed.byteOffset);
    const counter = view.getBigUint64(4);
    if (view.getUint32(0) !== 0 || counter <= joined.last) return undefined;
    joined.last = counter;
    return opened;
  }

  #lost(): void {
    if (this.#over) return;
    const wait = RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)] ?? 15_000;
    this.#events.state("connecting", "Connection lost, trying again …");
    const again = (): void => {
      clearTimeout(timer);
      removeEventListener("online", again);
      removeEventListener("focus", again);
      this.connect();
    };
    const timer = setTimeout(again, wait * (0.7 + 0.6 * Math.random()));
    // The network is back, or somebody looks at the page again: no need to wait.
    addEventListener("online", again);
    addEventListener("focus", again);
  }
}
