/** What a typed byte means to the prediction of its echo. */
export type PredictedKey =
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "backspace" | "enter" | "left" | "right" | "other" }
  /** In the middle of a sequence or character. */
  | { readonly kind: "pending" };

const PENDING: PredictedKey = { kind: "pending" };
const OTHER: PredictedKey = { kind: "other" };
const ESC = 0x1b;

/** Reads typed bytes: UTF-8 text, and as much of escape sequences as prediction needs. `ESC O` is read as `ESC [`. */
export class PredictionKeys {
  #state: "text" | "escape" | "csi" = "text";
  #plainCsi = true;
  #utf8: number[] = [];
  #utf8Length = 0;

  next(byte: number): PredictedKey {
    if (this.#state === "escape") return this.#afterEscape(byte);
    if (this.#state === "csi") return this.#inCsi(byte);
    if (byte === ESC) {
      this.#utf8 = [];
      this.#state = "escape";
      return PENDING;
    }
    if (byte === 0x7f) return { kind: "backspace" };
    if (byte === 0x0d) return { kind: "enter" };
    if (byte < 0x20) return OTHER;
    if (byte < 0x80) return { kind: "print", text: String.fromCharCode(byte) };
    return this.#inUtf8(byte);
  }

  #afterEscape(byte: number): PredictedKey {
    if (byte === 0x5b || byte === 0x4f) {
      this.#state = "csi";
      this.#plainCsi = true;
      return PENDING;
    }
    this.#state = byte === ESC ? "escape" : "text";
    return OTHER;
  }

  #inCsi(byte: number): PredictedKey {
    if (byte < 0x40 || byte > 0x7e) {
      this.#plainCsi = false;
      return PENDING;
    }
    this.#state = "text";
    if (this.#plainCsi && byte === 0x43) return { kind: "right" };
    if (this.#plainCsi && byte === 0x44) return { kind: "left" };
    return OTHER;
  }

  #inUtf8(byte: number): PredictedKey {
    if ((byte & 0xc0) !== 0x80) {
      this.#utf8 = [byte];
      this.#utf8Length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return PENDING;
    }
    this.#utf8.push(byte);
    if (this.#utf8.length < this.#utf8Length) return PENDING;
    const text = Buffer.from(this.#utf8).toString("utf8");
    this.#utf8 = [];
    return text.length > 0 && !text.includes("\ufffd") ? { kind: "print", text } : OTHER;
  }
}
