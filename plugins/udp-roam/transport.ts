import { DatagramCodec, type Direction } from "./datagram.ts";
import { Fragmenter, Reassembly } from "./fragment.ts";
import { type Instruction, PROTOCOL_VERSION, SHUTDOWN } from "./messages.ts";
import { Receiver } from "./receiver.ts";
import { RoundTrip } from "./round-trip.ts";
import { Sender } from "./sender.ts";
import type { SyncState } from "./sync-state.ts";

/** Whole UDP payload, bytes, by address family, and after the network refused one as too long. Source: mobile-shell/mosh src/network/network.h */
export const DATAGRAM_LIMIT = { ipv4: 1252, ipv6: 1216, refused: 500 } as const;
/** Of a datagram: 8 of nonce, 4 of timestamps, 16 of tag. */
const OVERHEAD_BYTES = 28;

export interface TransportOptions<Local, Remote> {
  readonly key: Uint8Array;
  readonly sends: Direction;
  readonly local: Local;
  readonly remote: Remote;
  readonly minDelayMs: number;
  /** Hands a sealed datagram to the network. */
  readonly transmit: (datagram: Uint8Array) => void;
}

/** What became of a datagram. `inOrder` is what makes a server follow its client's address. */
export interface Delivery {
  readonly authentic: boolean;
  readonly inOrder: boolean;
  /** The peer's object changed, or at least its number. */
  readonly newState: boolean;
}

const REFUSED: Delivery = { authentic: false, inOrder: false, newState: false };

/**
 * Two objects kept in step over datagrams: ours goes out, the peer's comes in. No socket, no clock: both are passed in.
 *
 * Source: mobile-shell/mosh src/network/networktransport-impl.h; compared with stock peers in test/plugins/udp-roam/stock.test.ts
 */
export class Transport<Local extends SyncState<Local>, Remote extends SyncState<Remote>> {
  readonly roundTrip = new RoundTrip();
  readonly sender: Sender<Local>;
  readonly receiver: Receiver<Remote>;
  datagramLimit: number = DATAGRAM_LIMIT.ipv4;
  /** When an authentic datagram last came in order, ms; -Infinity: never. */
  lastHeard = -Infinity;
  readonly #codec: DatagramCodec;
  readonly #fragmenter = new Fragmenter();
  readonly #reassembly = new Reassembly();
  readonly #transmit: (datagram: Uint8Array) => void;
  #expected = 0n;

  constructor(options: TransportOptions<Local, Remote>, now: number) {
    this.#codec = new DatagramCodec(options.key, options.sends);
    this.#transmit = options.transmit;
    this.receiver = new Receiver(options.remote, now);
    this.sender = new Sender(options.local, now, {
      roundTrip: this.roundTrip,
      minDelayMs: options.minDelayMs,
      transmit: (instruction, at) => this.#send(instruction, at),
    });
  }

  /** The peer has begun to end the session. */
  get peerShutdown(): boolean {
    return this.receiver.newest.number === SHUTDOWN;
  }

  receive(datagram: Uint8Array, now: number): Delivery {
    const packet = this.#codec.open(datagram);
    if (packet === undefined) return REFUSED;
    const inOrder = packet.sequence >= this.#expected;
    if (inOrder) {
      this.#expected = packet.sequence + 1n;
      this.roundTrip.receive(packet.timestamp, packet.timestampReply, now);
      this.lastHeard = now;
    }
    // An old datagram's payload still counts: it may carry a state that was missing.
    const instruction = this.#reassembly.add(packet.payload);
    const newState = instruction !== undefined && this.#takeInstruction(instruction, now);
    return { authentic: true, inOrder, newState };
  }

  #takeInstruction(instruction: Instruction, now: number): boolean {
    if (instruction.protocolVersion !== PROTOCOL_VERSION) return false;
    this.sender.acknowledge(instruction.ackNum);
    const received = this.receiver.take(instruction, now);
    if (received !== "newest" && received !== "newest-empty") return false;
    this.sender.heard(instruction.newNum, received === "newest", now);
    return true;
  }

  #send(instruction: Instruction, now: number): void {
    for (const payload of this.#fragmenter.cut(instruction, this.datagramLimit - OVERHEAD_BYTES)) {
      const stamp = this.roundTrip.timestamp(now);
      this.#transmit(this.#codec.seal(stamp, this.roundTrip.takeReply(now), payload));
    }
  }
}
