import { NONCE_BYTES, Ocb, TAG_BYTES } from "./ocb.ts";

/** Where a datagram goes: its bit 63 of the nonce. */
export type Direction = "to-server" | "to-client";

/** 16-bit timestamp that says "none". */
export const NO_TIMESTAMP = 0xffff;

/** Blocks of 16 bytes after which a key must not be used any more. Source: mobile-shell/mosh src/crypto/crypto.cc */
const MAX_BLOCKS = 2 ** 47;

const HEADER_BYTES = 8;
const TIMESTAMP_BYTES = 4;
const TO_CLIENT = 1n << 63n;
const SEQUENCE = TO_CLIENT - 1n;

/** An authentic datagram: its sequence number, the peer's 16-bit clock, its echo of ours, and a fragment. */
export interface Packet {
  readonly sequence: bigint;
  readonly timestamp: number;
  readonly timestampReply: number;
  readonly payload: Uint8Array;
}

/**
 * Seals packets in one direction and opens those of the other, under one session key.
 * Each datagram gets a sequence number of its own, never used again.
 *
 * Source: mobile-shell/mosh src/network/network.cc, src/crypto/crypto.cc
 */
export class DatagramCodec {
  readonly #ocb: Ocb;
  readonly #sends: Direction;
  #nextSequence = 0n;
  #blocks = 0;

  constructor(key: Uint8Array, sends: Direction) {
    this.#ocb = new Ocb(key);
    this.#sends = sends;
  }

  /** @throws Error after 2^47 blocks: the session must end then */
  seal(timestamp: number, timestampReply: number, payload: Uint8Array): Uint8Array {
    const plain = new Uint8Array(TIMESTAMP_BYTES + payload.length);
    const view = new DataView(plain.buffer);
    view.setUint16(0, timestamp);
    view.setUint16(2, timestampReply);
    plain.set(payload, TIMESTAMP_BYTES);
    this.#blocks += Math.ceil(plain.length / 16) + 1;
    if (this.#blocks > MAX_BLOCKS) throw new Error("the session key is used up");

    const nonce = new Uint8Array(NONCE_BYTES);
    const number = this.#nextSequence++ | (this.#sends === "to-client" ? TO_CLIENT : 0n);
    new DataView(nonce.buffer).setBigUint64(4, number);
    const sealed = this.#ocb.seal(nonce, plain);
    const datagram = new Uint8Array(HEADER_BYTES + sealed.length);
    datagram.set(nonce.subarray(4));
    datagram.set(sealed, HEADER_BYTES);
    return datagram;
  }

  /** @returns undefined for anything that is not an authentic datagram of the other direction */
  open(datagram: Uint8Array): Packet | undefined {
    if (datagram.length < HEADER_BYTES + TIMESTAMP_BYTES + TAG_BYTES) return undefined;
    const nonce = new Uint8Array(NONCE_BYTES);
    nonce.set(datagram.subarray(0, HEADER_BYTES), 4);
    const number = new DataView(nonce.buffer).getBigUint64(4);
    const direction: Direction = (number & TO_CLIENT) === 0n ? "to-server" : "to-client";
    if (direction === this.#sends) return undefined;
    const plain = this.#ocb.open(nonce, datagram.subarray(HEADER_BYTES));
    if (plain === undefined) return undefined;
    const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
    return {
      sequence: number & SEQUENCE,
      timestamp: view.getUint16(0),
      timestampReply: view.getUint16(2),
      payload: plain.subarray(TIMESTAMP_BYTES),
    };
  }
}
