import { encodeFrame, type Frame, KEY, readKeyPayload } from "../wire/frame.ts";

/** What follows a key frame is thrown away beyond this; the next key frame begins anew. */
export const LOG_LIMIT_BYTES = 2 * 1024 * 1024;
/** When this much follows the last key frame, a new one is wanted. */
export const KEY_AFTER_BYTES = 256 * 1024;

/** A frame with its bytes, encoded once for all who get it. */
export interface StoredFrame {
  readonly frame: Frame;
  readonly bytes: Uint8Array;
}

/** The last key frame of one encoding and what follows it, without a gap. */
export class FrameLog {
  #key: StoredFrame | undefined;
  #after: StoredFrame[] = [];
  #afterBytes = 0;
  #size = { cols: 0, rows: 0 };

  get key(): StoredFrame | undefined {
    return this.#key;
  }

  /** Sequence of the newest frame, undefined without a key frame. */
  get sequence(): number | undefined {
    return this.#after.at(-1)?.frame.sequence ?? this.#key?.frame.sequence;
  }

  /** Size of the share in cells, 0 × 0 before the first key frame. */
  get size(): { readonly cols: number; readonly rows: number } {
    return this.#size;
  }

  get wantsKey(): boolean {
    return this.#key === undefined || this.#afterBytes > KEY_AFTER_BYTES;
  }

  clear(): void {
    this.#key = undefined;
    this.#after = [];
    this.#afterBytes = 0;
  }

  /** Takes a frame. @returns it as stored, undefined when it fits nowhere (a gap, a malformed key) */
  add(frame: Frame): StoredFrame | undefined {
    const stored = { frame, bytes: encodeFrame(frame) };
    if (frame.type === KEY) {
      const key = readKeyPayload(frame.payload);
      if (key === undefined) return undefined;
      this.#size = { cols: key.cols, rows: key.rows };
      this.clear();
      this.#key = stored;
      return stored;
    }
    if (this.sequence === undefined || frame.sequence !== this.sequence + 1) return undefined;
    this.#after.push(stored);
    this.#afterBytes += stored.bytes.length;
    if (this.#afterBytes > LOG_LIMIT_BYTES) this.clear();
    return stored;
  }

  /** What brings a viewer at `position` to now; undefined when there is no key frame to begin with. */
  since(position: number | undefined): readonly StoredFrame[] | undefined {
    if (this.#key === undefined) return undefined;
    if (position !== undefined && position >= this.#key.frame.sequence) {
      return this.#after.filter((each) => each.frame.sequence > position);
    }
    return [this.#key, ...this.#after];
  }
}
