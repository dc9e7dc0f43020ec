/** Kinds of frames. The host's are below 16, the relay's from 16 up. */
export const HELLO = 1;
/** A whole screen: what a viewer shows after the frame with the same sequence. */
export const KEY = 2;
/** The change from the sequence before to this one. */
export const DIFF = 3;
export const END = 4;
export const KICK = 5;
export const WELCOME = 16;
export const REFUSED = 17;
/** The relay has taken everything up to this many bytes of screens. */
export const ACK = 18;
export const DEMAND = 19;
export const JOINED = 20;
export const LEFT = 21;
export const INPUT = 22;
export const PING = 30;
export const PONG = 31;

/** Flag: the payload is sealed for web viewers; without it, plain terminal bytes for ssh viewers. */
export const SEALED = 1;

export const HEADER_BYTES = 14;
/** No frame is longer; a key frame of 500 × 200 cells in many colours is about 600 KB. */
export const MAX_PAYLOAD_BYTES = 2 * 1024 * 1024;

/** One unit between host, relay and viewers: length, type, flags, generation, sequence, then the payload. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  /** Number of the host's connection; what belongs to an older one is dropped. */
  readonly generation: number;
  readonly sequence: number;
  readonly payload: Uint8Array;
}

const EMPTY = new Uint8Array(0);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes a frame. All numbers are big-endian: payload length 4, type 1, flags 1, generation 4, sequence 4 bytes. */
export function encodeFrame(frame: Frame): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + frame.payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.payload.length);
  view.setUint8(4, frame.type);
  view.setUint8(5, frame.flags);
  view.setUint32(6, frame.generation);
  view.setUint32(10, frame.sequence);
  bytes.set(frame.payload, HEADER_BYTES);
  return bytes;
}

/** A frame whose payload is JSON, as bytes. */
export function encodeMessage(type: number, message: object, generation = 0): Uint8Array {
  return encodeFrame({ type, flags: 0, generation, sequence: 0, payload: encoder.encode(JSON.stringify(message)) });
}

/** The JSON of a frame, undefined when it is none or no object. */
export function decodeMessage(frame: Frame): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(frame.payload));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a stream of bytes into frames. A frame that comes in many pieces is copied a bounded number of times. */
export class FrameParser {
  /** What of a frame has come so far is at its beginning; grown by doubling. */
  #held: Uint8Array = EMPTY;
  #length = 0;

  /** @returns the frames that are whole now, or undefined when the stream is malformed, for good */
  push(bytes: Uint8Array): Frame[] | undefined {
    const data = this.#length === 0 ? bytes : this.#append(bytes);
    const frames: Frame[] = [];
    let at = 0;
    while (data.length - at >= HEADER_BYTES) {
      const view = new DataView(data.buffer, data.byteOffset + at);
      const length = view.getUint32(0);
      if (length > MAX_PAYLOAD_BYTES) return undefined;
      if (data.length - at < HEADER_BYTES + length) break;
      frames.push({
        type: view.getUint8(4),
        flags: view.getUint8(5),
        generation: view.getUint32(6),
        sequence: view.getUint32(10),
        payload: data.slice(at + HEADER_BYTES, at + HEADER_BYTES + length),
      });
      at += HEADER_BYTES + length;
    }
    // Nothing was whole: what is held stays where it is.
    if (at === 0 && this.#length > 0) return frames;
    this.#length = 0;
    this.#held = EMPTY;
    if (at < data.length) this.#append(data.subarray(at));
    return frames;
  }

  /** @returns all that is held with the bytes behind it */
  #append(bytes: Uint8Array): Uint8Array {
    const length = this.#length + bytes.length;
    if (length > this.#held.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#held.length));
      grown.set(this.#held.subarray(0, this.#length));
      this.#held = grown;
    }
    this.#held.set(bytes, this.#length);
    this.#length = length;
    return this.#held.subarray(0, length);
  }
}

/** A single frame that came as one message; undefined when it is malformed. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  const frames = new FrameParser().push(bytes);
  return frames?.length === 1 && frames[0]?.payload.length === bytes.length - HEADER_BYTES ? frames[0] : undefined;
}

/** The payload of a key frame: its size in cells, two bytes each, then the screen. */
export function keyPayload(size: { readonly cols: number; readonly rows: number }, screen: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + screen.length);
  new DataView(bytes.buffer).setUint16(0, size.cols);
  new DataView(bytes.buffer).setUint16(2, size.rows);
  bytes.set(screen, 4);
  return bytes;
}

/** Undoes `keyPayload`; undefined when it is too short or has no cells. */
export function readKeyPayload(
  payload: Uint8Array,
): { readonly cols: number; readonly rows: number; readonly screen: Uint8Array } | undefined {
  if (payload.length < 4) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset);
  const [cols, rows] = [view.getUint16(0), view.getUint16(2)];
  return cols > 0 && rows > 0 ? { cols, rows, screen: payload.subarray(4) } : undefined;
}

/** The payload of input on its way to the host: who typed, then the bytes. */
export function inputPayload(viewer: number, bytes: Uint8Array): Uint8Array {
  const payload = new Uint8Array(4 + bytes.length);
  new DataView(payload.buffer).setUint32(0, viewer);
  payload.set(bytes, 4);
  return payload;
}

export function readInputPayload(
  payload: Uint8Array,
): { readonly viewer: number; readonly bytes: Uint8Array } | undefined {
  if (payload.length < 4) return undefined;
  return { viewer: new DataView(payload.buffer, payload.byteOffset).getUint32(0), bytes: payload.subarray(4) };
}
