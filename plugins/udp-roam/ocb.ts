import { type Cipher, type Decipher, createCipheriv, createDecipheriv, timingSafeEqual } from "node:crypto";

/** Bytes of a block, of a tag. */
const BLOCK = 16;
export const TAG_BYTES = 16;
/** Bytes of a nonce: 12, as RFC 7253 recommends and mosh uses. */
export const NONCE_BYTES = 12;

/** Longest text sealed or opened, bytes: more than any datagram stock accepts (2,048). */
const MAX_BYTES = 1 << 16;

/**
 * AES-128-OCB3 with a 96-bit nonce, a 128-bit tag and no associated data.
 *
 * Bun's crypto has no OCB, so this is RFC 7253 over its AES-ECB: all blocks of a text go through one `update()` call.
 * Buffers are reused: one instance serves one session, on one thread.
 *
 * Source: RFC 7253; compared with its test vectors and with stock datagrams in test/plugins/udp-roam/wire.test.ts
 */
export class Ocb {
  readonly #encrypt: Cipher;
  readonly #decrypt: Decipher;
  readonly #star: Uint8Array;
  readonly #dollar: Uint8Array;
  /** L(i), grown on demand: at most 17 for the longest text. */
  readonly #ladder: Uint8Array[];
  readonly #offset = new Uint8Array(BLOCK);
  readonly #sum = new Uint8Array(BLOCK);
  /** Offsets of the full blocks of the text in hand, one after the other. */
  #offsets = new Uint8Array(2048);
  /** One nonce block serves 64 consecutive sequence numbers: its key stream is kept. */
  readonly #top = new Uint8Array(BLOCK);
  readonly #stretch = new Uint8Array(24);
  #hasStretch = false;

  constructor(key: Uint8Array) {
    this.#encrypt = createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
    this.#decrypt = createDecipheriv("aes-128-ecb", key, null).setAutoPadding(false);
    this.#star = this.#block(new Uint8Array(BLOCK));
    this.#dollar = double(this.#star);
    this.#ladder = [double(this.#dollar)];
  }

  /** @returns ciphertext (as long as `plain`) and tag, in a buffer of its own */
  seal(nonce: Uint8Array, plain: Uint8Array): Uint8Array {
    const full = this.#start(nonce, plain.length);
    const bytes = full * BLOCK;
    const sealed = new Uint8Array(plain.length + TAG_BYTES);
    if (full > 0) {
      xorInto(sealed, plain, this.#offsets, bytes);
      this.#addToSum(plain, bytes);
      xorInto(sealed, this.#encrypt.update(sealed.subarray(0, bytes)), this.#offsets, bytes);
    }
    this.#tail(plain.subarray(bytes), sealed.subarray(bytes, plain.length), true);
    sealed.set(this.#tag(), plain.length);
    return sealed;
  }

  /** @returns the text, or undefined where the tag does not fit: nothing of it is released then */
  open(nonce: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
    const length = sealed.length - TAG_BYTES;
    if (length < 0 || length > MAX_BYTES) return undefined;
    const full = this.#start(nonce, length);
    const bytes = full * BLOCK;
    const plain = new Uint8Array(length);
    if (full > 0) {
      xorInto(plain, sealed, this.#offsets, bytes);
      xorInto(plain, this.#decrypt.update(plain.subarray(0, bytes)), this.#offsets, bytes);
      this.#addToSum(plain, bytes);
    }
    this.#tail(sealed.subarray(bytes, length), plain.subarray(bytes), false);
    return timingSafeEqual(this.#tag(), sealed.subarray(length)) ? plain : undefined;
  }

  #block(input: Uint8Array): Uint8Array {
    return new Uint8Array(this.#encrypt.update(input));
  }

  /** Sets the first offset from the nonce and works out those of the full blocks. @returns how many those are */
  #start(nonce: Uint8Array, length: number): number {
    if (nonce.length !== NONCE_BYTES) throw new Error(`a nonce has ${NONCE_BYTES} bytes, not ${nonce.length}`);
    if (length > MAX_BYTES) throw new Error(`a text has at most ${MAX_BYTES} bytes, not ${length}`);
    this.#setFirstOffset(nonce);
    this.#sum.fill(0);
    const full = Math.floor(length / BLOCK);
    if (this.#offsets.length < full * BLOCK) this.#offsets = new Uint8Array(full * BLOCK * 2);
    for (let block = 1; block <= full; block++) {
      xorInPlace(this.#offset, this.#rung(31 - Math.clz32(block & -block)));
      this.#offsets.set(this.#offset, (block - 1) * BLOCK);
    }
    return full;
  }

  #setFirstOffset(nonce: Uint8Array): void {
    const bottom = nonce[NONCE_BYTES - 1]! & 0x3f;
    const top = new Uint8Array(BLOCK);
    top[3] = 1;
    top.set(nonce, 4);
    top[BLOCK - 1]! &= 0xc0;
    if (!this.#hasStretch || !equal(top, this.#top)) {
      const stream = this.#block(top);
      this.#stretch.set(stream);
      for (let i = 0; i < 8; i++) this.#stretch[BLOCK + i] = stream[i]! ^ stream[i + 1]!;
      this.#top.set(top);
      this.#hasStretch = true;
    }
    const skip = bottom >> 3;
    const shift = bottom & 7;
    for (let i = 0; i < BLOCK; i++) {
      const pair = (this.#stretch[i + skip]! << 8) | (this.#stretch[i + skip + 1] ?? 0);
      this.#offset[i] = pair >> (8 - shift);
    }
  }

  #rung(index: number): Uint8Array {
    while (this.#ladder.length <= index) this.#ladder.push(double(this.#ladder[this.#ladder.length - 1]!));
    return this.#ladder[index]!;
  }

  #addToSum(plain: Uint8Array, bytes: number): void {
    for (let i = 0; i < bytes; i++) this.#sum[i & (BLOCK - 1)]! ^= plain[i]!;
  }

  /** The last, partial block, in either direction. */
  #tail(input: Uint8Array, output: Uint8Array, sealing: boolean): void {
    if (input.length === 0) return;
    xorInPlace(this.#offset, this.#star);
    const pad = this.#block(this.#offset);
    for (let i = 0; i < input.length; i++) output[i] = input[i]! ^ pad[i]!;
    const plain = sealing ? input : output;
    for (let i = 0; i < plain.length; i++) this.#sum[i]! ^= plain[i]!;
    this.#sum[plain.length]! ^= 0x80;
  }

  #tag(): Uint8Array {
    const block = new Uint8Array(BLOCK);
    for (let i = 0; i < BLOCK; i++) block[i] = this.#sum[i]! ^ this.#offset[i]! ^ this.#dollar[i]!;
    return this.#block(block);
  }
}

/** Doubling in GF(2^128), big-endian. */
function double(x: Uint8Array): Uint8Array {
  const result = new Uint8Array(BLOCK);
  for (let i = 0; i < BLOCK; i++) result[i] = (x[i]! << 1) | ((x[i + 1] ?? 0) >> 7);
  if (x[0]! & 0x80) result[BLOCK - 1]! ^= 0x87;
  return result;
}

function xorInPlace(target: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < BLOCK; i++) target[i]! ^= other[i]!;
}

function xorInto(target: Uint8Array, a: Uint8Array, b: Uint8Array, bytes: number): void {
  for (let i = 0; i < bytes; i++) target[i] = a[i]! ^ b[i]!;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < BLOCK; i++) if (a[i] !== b[i]) return false;
  return true;
}
