import type { Message } from "./messages.ts";

/** Longest frame a reader accepts, bytes: far above any message of ours, so what exceeds it is not ours. */
const MAX_FRAME = 64 << 20;
const HEADER = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Messages that are bytes and nothing else, and come with every key: their head is one byte, the place in this list. */
const BARE = ["input", "output"] as const;
const NO_BYTES = new Uint8Array(0);

/**
 * One message as a frame: length of the rest and length of the head (32 bits each, little endian),
 * the head (the message as JSON without `bytes`, or one byte for what `BARE` lists), then `bytes` as they are.
 */
export function encodeMessage(message: Message): Uint8Array {
  if (message.type === "input" || message.type === "output") {
    return encodeFrame(Uint8Array.of(BARE.indexOf(message.type)), message.bytes);
  }
  const { bytes, ...head } = message as Message & { readonly bytes?: Uint8Array };
  return encodeFrame(encoder.encode(JSON.stringify(head)), bytes ?? NO_BYTES);
}

function encodeFrame(head: Uint8Array, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER + head.length + bytes.length);
  writeLength(frame, 0, frame.length - 4);
  writeLength(frame, 4, head.length);
  frame.set(head, HEADER);
  frame.set(bytes, HEADER + head.length);
  return frame;
}

function writeLength(frame: Uint8Array, at: number, length: number): void {
  for (let i = 0; i < 4; i++) frame[at + i] = length >>> (8 * i);
}

function readLength(frame: Uint8Array, at: number): number {
  return (frame[at]! | (frame[at + 1]! << 8) | (frame[at + 2]! << 16) | (frame[at + 3]! << 24)) >>> 0;
}

/** Cuts a stream of bytes into messages. */
export class FrameReader<M extends Message> {
  /** The first `#held` bytes are of a frame that is not whole yet. It grows by doubling: a long frame is not copied at every piece. */
  #buffer = new Uint8Array(0);
  #held = 0;

  /**
   * Calls `take` for each message that is complete; `bytes` of a message are its own copy.
   *
   * @returns false when the stream is not one of ours and must be given up
   */
  feed(bytes: Uint8Array, take: (message: M) => void): boolean {
    let data = this.#held === 0 ? bytes : this.#append(bytes);
    while (data.length >= HEADER) {
      const length = readLength(data, 0);
      const headLength = readLength(data, 4);
      if (length > MAX_FRAME || headLength > length - 4) return false;
      if (data.length < length + 4) break;
      const message = decode<M>(
        data.subarray(HEADER, HEADER + headLength),
        data.subarray(HEADER + headLength, length + 4),
      );
      if (!message) return false;
      data = data.subarray(length + 4);
      take(message);
    }
    this.#keep(data);
    return true;
  }

  #append(bytes: Uint8Array): Uint8Array {
    const held = this.#held + bytes.length;
    if (held > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(held, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, this.#held));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#held);
    this.#held = held;
    return this.#buffer.subarray(0, held);
  }

  /** Keeps what is left; nothing is moved where it is all that the buffer holds. */
  #keep(rest: Uint8Array): void {
    const isAll = rest.buffer === this.#buffer.buffer && rest.length === this.#held;
    if (!isAll) this.#buffer = rest.slice();
    this.#held = rest.length;
  }
}

function decode<M extends Message>(head: Uint8Array, tail: Uint8Array): M | undefined {
  const bare = head.length === 1 ? BARE[head[0]!] : undefined;
  if (bare !== undefined) return { type: bare, bytes: tail.slice() } as unknown as M;
  try {
    const message: unknown = JSON.parse(decoder.decode(head));
    if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
    return { ...message, bytes: tail.slice() } as unknown as M;
  } catch {
    return undefined;
  }
}
