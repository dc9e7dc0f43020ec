/** As tmux bounds them: bytes of a sequence's parameters, their number, and what counts as too large. */
export const PARAMETER_BYTES = 63;
const PARAMETERS = 24;
const LARGEST = 0x7fffffff;
/** What `readNumbers` leaves to `parse`: more parameters before the last, or larger ones. */
const FAST_PARAMETERS = 16;
const LARGE = 99_999_999;

/** In `values`: a parameter that is not given, and one with colons. */
export const MISSING = -1;
export const TEXT = -2;

/** Parameters of the control sequence that is being carried out; reused from one to the next. */
export class Parameters {
  count = 0;
  /** The first `count` parameters. */
  readonly values: Int32Array = new Int32Array(PARAMETERS);
  readonly #texts: string[] = Array.from({ length: PARAMETERS }, () => "");

  /**
   * Reads `bytes[from]` to `bytes[to - 1]`: digits, `;` and `:`.
   * @returns false when there are too many, or one is too large: the sequence is then left out
   */
  parse(bytes: Uint8Array, from: number, to: number): boolean {
    this.count = 0;
    if (from === to) return true;
    let at = from;
    for (;;) {
      let value = MISSING;
      const start = at;
      let text = false;
      for (; at < to; at++) {
        const byte = bytes[at]!;
        if (byte === 0x3b) break;
        if (byte === 0x3a) text = true;
        else if (!text) value = (value === MISSING ? 0 : value * 10) + byte - 0x30;
      }
      if (!text && value > LARGEST) return false;
      if (text) {
        this.#texts[this.count] = String.fromCharCode(...bytes.subarray(start, at));
        value = TEXT;
      }
      this.values[this.count++] = value;
      if (this.count === PARAMETERS) return false;
      if (at === to) return true;
      at++;
    }
  }

  /**
   * Reads numbers and the `;` between them from `bytes[from]` on, at most to `bytes[to - 1]`: the fast way for most sequences.
   * @returns index of the byte behind them; -1 where all is to be read by `parse`, or where there is no such byte
   */
  readNumbers(bytes: Uint8Array, from: number, to: number): number {
    const { values } = this;
    let count = 0;
    let value = MISSING;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x30 && byte <= 0x39) {
        value = value === MISSING ? byte - 0x30 : value * 10 + byte - 0x30;
        if (value > LARGE) return -1;
      } else if (byte === 0x3b) {
        if (count === FAST_PARAMETERS) return -1;
        values[count++] = value;
        value = MISSING;
      } else {
        if (i > from) values[count++] = value;
        this.count = count;
        return i - from > PARAMETER_BYTES ? -1 : i;
      }
    }
    return -1;
  }

  /** The parameter, at least `minimum`; `missing` where it is not given; -1 where it has colons. */
  get(index: number, minimum: number, missing: number): number {
    if (index >= this.count) return missing;
    const value = this.values[index]!;
    if (value === MISSING) return missing;
    if (value === TEXT) return -1;
    return value < minimum ? minimum : value;
  }

  /** A parameter with colons as it was written, undefined for others. */
  text(index: number): string | undefined {
    return index < this.count && this.values[index] === TEXT ? this.#texts[index] : undefined;
  }
}
