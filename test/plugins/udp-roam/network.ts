import type { SyncState } from "../../../plugins/udp-roam/sync-state.ts";
import { Transport } from "../../../plugins/udp-roam/transport.ts";

/** A seeded generator: a failing run is repeated by its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Weather {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly loss: number;
  readonly duplicate: number;
}

/** Two transports on a simulated network and clock. */
export class TwoEnds<A extends SyncState<A>, B extends SyncState<B>> {
  readonly client: Transport<A, B>;
  readonly server: Transport<B, A>;
  now = 1000;
  datagrams = 0;
  readonly #flying: { at: number; to: "client" | "server"; datagram: Uint8Array }[] = [];
  readonly #random: () => number;
  readonly weather: Weather;

  constructor(make: { user: () => A; host: () => B }, weather: Weather, seed: number) {
    this.weather = weather;
    this.#random = randomFrom(seed);
    const key = new Uint8Array(16).fill(7);
    const send = (to: "client" | "server") => (datagram: Uint8Array) => this.#fly(to, datagram);
    const client = { key, local: make.user(), remote: make.host(), minDelayMs: 1, transmit: send("server") };
    this.client = new Transport({ ...client, sends: "to-server" }, this.now);
    const server = { key, local: make.host(), remote: make.user(), minDelayMs: 8, transmit: send("client") };
    this.server = new Transport({ ...server, sends: "to-client" }, this.now);
  }

  /** Lets time pass, in steps of 1 ms. */
  run(ms: number, each?: () => void): void {
    for (const end = this.now + ms; this.now < end; this.now++) {
      this.#land();
      each?.();
      this.client.sender.tick(this.now);
      if (this.server.lastHeard > -Infinity) this.server.sender.tick(this.now);
    }
  }

  #fly(to: "client" | "server", datagram: Uint8Array): void {
    this.datagrams++;
    const { delayMs, jitterMs, loss, duplicate } = this.weather;
    const copies = this.#random() < duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.#random() < loss) continue;
      this.#flying.push({ at: this.now + delayMs + this.#random() * jitterMs, to, datagram });
    }
  }

  #land(): void {
    for (let i = 0; i < this.#flying.length;) {
      const flight = this.#flying[i]!;
      if (flight.at > this.now) {
        i++;
        continue;
      }
      this.#flying.splice(i, 1);
      this[flight.to].receive(flight.datagram, this.now);
    }
  }
}
