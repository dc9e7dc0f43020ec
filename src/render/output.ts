const INITIAL_BYTES = 1 << 14;

/** Bytes on their way to a terminal. One is reused from frame to frame. */
export class Output {
  #bytes = new Uint8Array(INITIAL_BYTES);
  length = 0;

  reset(): void {
    this.length = 0;
  }

  /** A copy of all bytes so far. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.length++] = value;
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** One byte for each character: sequences are latin-1. */
  latin1(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.length++] = text.charCodeAt(i);
  }

  utf8(text: string): void {
    for (const character of text) this.codepoint(character.codePointAt(0)!);
  }

  codepoint(c: number): void {
    this.#reserve(4);
    const bytes = this.#bytes;
    if (c < 0x80) bytes[this.length++] = c;
    else if (c < 0x800) {
      bytes[this.length++] = 0xc0 | (c >> 6);
      bytes[this.length++] = 0x80 | (c & 0x3f);
    } else if (c < 0x10000) {
      bytes[this.length++] = 0xe0 | (c >> 12);
      bytes[this.length++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[this.length++] = 0x80 | (c & 0x3f);
    } else {
      bytes[this.length++] = 0xf0 | (c >> 18);
      bytes[this.length++] = 0x80 | ((c >> 12) & 0x3f);
      bytes[this.length++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[this.length++] = 0x80 | (c & 0x3f);
    }
  }

  decimal(value: number): void {
    if (value >= 10) this.decimal((value / 10) | 0);
    this.byte(0x30 + (value % 10));
  }
}
