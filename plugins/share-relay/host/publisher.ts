import { OutputTerminal, Screen } from "troam/plugin/screen";
import { encodeFrame } from "../wire/frame.ts";
import type { Demand, Welcome } from "../wire/messages.ts";
import { FROM_HOST, Sealer } from "../wire/seal.ts";
import { Encoding } from "./encoding.ts";

/** More than this on its way to the relay, and screens are merged until some of it has arrived. */
export const IN_FLIGHT_LIMIT_BYTES = 256 * 1024;
const FRAME_INTERVAL_MS = 16;

/** Where screens come from. */
export interface ScreenSource {
  copyScreen(into: Screen): void;
}

export interface PublisherPort {
  send(bytes: Uint8Array): void;
  guard<A extends readonly unknown[]>(callback: (...args: A) => void): (...args: A) => void;
}

/** Publishes the screens of a session once for all who watch: at once after a pause, else at most 60 a second. */
export class Publisher {
  readonly #port: PublisherPort;
  readonly #screen = new Screen(1, 1);
  /** For stock ssh: what nearly every terminal has. */
  readonly #plain = new Encoding(false, new OutputTerminal({ name: "xterm-256color", features: ["256"] }));
  /** For xterm.js in a page. */
  readonly #sealed = new Encoding(
    true,
    new OutputTerminal({ name: "xterm-256color", features: ["256", "RGB", "usstyle"] }),
  );
  #source: ScreenSource | undefined;
  #cancel: (() => void) | undefined;
  /** Something may have changed since the last publication. */
  #dirty = false;
  #published = 0;
  /** Bytes of screens sent to this relay, and how many of them it says have arrived; both wrap at 32 bits. */
  #sent = 0;
  #arrived = 0;

  constructor(port: PublisherPort) {
    this.#port = port;
  }

  /** Somebody follows one of the encodings. */
  get wanted(): boolean {
    return this.#plain.on || this.#sealed.on;
  }

  /** A new connection to a relay: nothing that was sent counts any more. @param framesKey seals what web viewers get */
  restart({ generation, share }: Welcome, framesKey: Uint8Array): void {
    this.#sent = 0;
    this.#arrived = 0;
    this.#plain.restart(generation, undefined);
    this.#sealed.restart(generation, { sealer: new Sealer(framesKey, FROM_HOST), share });
  }

  demand({ sealed, on, key }: Demand): void {
    (sealed ? this.#sealed : this.#plain).demand(on, key);
    this.changed();
  }

  /** Where the next screens come from; undefined: none are published. */
  from(source: ScreenSource | undefined): void {
    this.#source = source;
    if (source === undefined) this.stop();
    else this.changed();
  }

  /** There may be something new to see. */
  changed(): void {
    this.#dirty = true;
    this.#schedule();
  }

  /** The relay has so many bytes. */
  acknowledge(arrived: number): void {
    this.#arrived = arrived;
    if (this.#dirty) this.#schedule();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #schedule(): void {
    if (this.#cancel !== undefined || this.#source === undefined) return;
    const wait = this.#published + FRAME_INTERVAL_MS - performance.now();
    const publish = this.#port.guard(() => {
      this.#cancel = undefined;
      this.#publish();
    });
    if (wait > 0) {
      const timer = setTimeout(publish, wait);
      this.#cancel = () => clearTimeout(timer);
    } else {
      const soon = setImmediate(publish);
      this.#cancel = () => clearImmediate(soon);
    }
  }

  #publish(): void {
    // Too much on its way: the next acknowledgement schedules again, and one diff then covers it all.
    if (this.#source === undefined || (this.#sent - this.#arrived) >>> 0 > IN_FLIGHT_LIMIT_BYTES) return;
    this.#published = performance.now();
    this.#dirty = false;
    this.#source.copyScreen(this.#screen);
    for (const encoding of [this.#plain, this.#sealed]) {
      for (const frame of encoding.publish(this.#screen)) {
        const bytes = encodeFrame(frame);
        this.#sent = (this.#sent + bytes.length) >>> 0;
        this.#port.send(bytes);
      }
    }
  }
}
