import type { Message } from "./messages.ts";

/** Longest frame a reader accepts, bytes: far above any message of ours, so what exceeds it is not ours. */
const MAX_FRAME = 64 << 20;
const HEADER = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * One message as a frame: length of the rest and length of the head (32 bits each, little endian),
 * the head (the message as JSON, without `bytes`), then `bytes` as they are.
 */
export function encodeMessage(message: Message): Uint8Array {
  const { bytes, ...head } = message as Message & { readonly bytes?: Uint8Array };
  const json = encoder.encode(JSON.stringify(head));
  const frame = new Uint8Array(HEADER + json.length + (bytes?.length ?? 0));
  const view = new DataView(frame.buffer);
  view.setUint32(0, frame.length - 4, true);
  view.setUint32(4, json.length, true);
  frame.set(json, HEADER);
  if (bytes) frame.set(bytes, HEADER + json.length);
  return frame;
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
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
      const length = view.getUint32(0, true);
      const headLength = view.getUint32(4, true);
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
  try {
    const message: unknown = JSON.parse(decoder.decode(head));
    if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
    return { ...message, bytes: tail.slice() } as unknown as M;
  } catch {
    return undefined;
  }
}
