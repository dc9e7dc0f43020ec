import { deflateSync, inflateSync } from "node:zlib";
import { type Instruction, decodeInstruction, encodeInstruction } from "./messages.ts";

/** Most bytes of an instruction, compressed or not. Source: mobile-shell/mosh src/network/compressor.cc */
const MAX_INSTRUCTION = 2048 * 2048;
const HEADER_BYTES = 10;
const LAST = 0x8000;

/** Cuts instructions into datagram payloads. One per direction of a session. */
export class Fragmenter {
  #id = 0n;
  #previous: Instruction | undefined;
  #previousLimit = 0;

  /**
   * @param limit most bytes of a payload, header included
   * @returns payloads in order; the id grows unless the very same instruction is sent again at the same limit
   */
  cut(instruction: Instruction, limit: number): Uint8Array[] {
    if (limit !== this.#previousLimit || !isSame(instruction, this.#previous)) this.#id++;
    this.#previous = instruction;
    this.#previousLimit = limit;
    const compressed = deflateSync(encodeInstruction(instruction));
    const room = limit - HEADER_BYTES;
    const count = Math.max(1, Math.ceil(compressed.length / room));
    const payloads: Uint8Array[] = [];
    for (let number = 0; number < count; number++) {
      const piece = compressed.subarray(number * room, (number + 1) * room);
      const payload = new Uint8Array(HEADER_BYTES + piece.length);
      const view = new DataView(payload.buffer);
      view.setBigUint64(0, this.#id);
      view.setUint16(8, number | (number === count - 1 ? LAST : 0));
      payload.set(piece, HEADER_BYTES);
      payloads.push(payload);
    }
    return payloads;
  }
}

function isSame(a: Instruction, b: Instruction | undefined): boolean {
  return (
    b !== undefined &&
    a.oldNum === b.oldNum &&
    a.newNum === b.newNum &&
    a.ackNum === b.ackNum &&
    a.throwawayNum === b.throwawayNum &&
    Buffer.compare(a.chaff, b.chaff) === 0
  );
}

/** Puts fragments together again. It knows one instruction at a time: another id discards what was gathered. */
export class Reassembly {
  #id = -1n;
  #pieces: (Uint8Array | undefined)[] = [];
  #gathered = 0;
  #total = 0;
  #bytes = 0;

  /** @returns the instruction that this fragment completes, else undefined; malformed input is dropped */
  add(payload: Uint8Array): Instruction | undefined {
    if (payload.length < HEADER_BYTES) return undefined;
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const id = view.getBigUint64(0);
    const word = view.getUint16(8);
    const number = word & ~LAST;
    if (id !== this.#id) this.#reset(id);
    if (this.#pieces[number] !== undefined || (this.#total > 0 && number >= this.#total)) return undefined;
    this.#bytes += payload.length - HEADER_BYTES;
    if (this.#bytes > MAX_INSTRUCTION) {
      this.#reset(-1n);
      return undefined;
    }
    this.#pieces[number] = payload.slice(HEADER_BYTES);
    this.#gathered++;
    if ((word & LAST) !== 0) this.#total = number + 1;
    if (this.#total === 0 || this.#gathered !== this.#total || this.#pieces.length !== this.#total) return undefined;
    const whole = Buffer.concat(this.#pieces as Uint8Array[]);
    this.#reset(-1n);
    return inflate(whole);
  }

  #reset(id: bigint): void {
    this.#id = id;
    this.#pieces = [];
    this.#gathered = 0;
    this.#total = 0;
    this.#bytes = 0;
  }
}

function inflate(compressed: Uint8Array): Instruction | undefined {
  try {
    return decodeInstruction(inflateSync(compressed, { maxOutputLength: MAX_INSTRUCTION }));
  } catch {
    // Not a zlib stream, or one that grows past the limit: input, not an error of ours.
    return undefined;
  }
}
