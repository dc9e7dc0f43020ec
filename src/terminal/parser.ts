import { PARAMETER_BYTES, Parameters } from "./parameters.ts";
import {
  APC_STRING,
  CONSUME_ST,
  CSI,
  DCS,
  DO_BELL_END,
  DO_C0,
  DO_CSI,
  DO_DCS,
  DO_ESC,
  DO_INTERMEDIATE,
  DO_PARAMETER,
  DO_STRING,
  ESC,
  GROUND,
  OSC_STRING,
  RENAME_STRING,
  STAY,
  TABLE,
} from "./parser-table.ts";

/** What a parser found, in order. Byte arrays are valid during the call only. */
export interface ParserHandler {
  /**
   * Text from `bytes[from]` on, which is no control character, at most to `bytes[to - 1]`.
   *
   * @returns where it stopped: at a control character, or before what is to go the plain way, by `printOther`
   */
  print(bytes: Uint8Array, from: number, to: number): number;
  printOther(codepoint: number): void;
  printInvalid(): void;
  control(byte: number): void;
  esc(name: string): void;
  csi(final: number, intermediates: string, params: Parameters): void;
  osc(bytes: Uint8Array, terminator: string): void;
  apc(bytes: Uint8Array): void;
  /** `bytes` begins with the final character; `params` are those before it. */
  dcs(intermediates: string, bytes: Uint8Array, params: Parameters): void;
  rename(bytes: Uint8Array): void;
  forgetLast(): void;
  /** Bytes of a string that are kept; of a longer one nothing is. */
  readonly stringLimit: number;
}

/** A string without its end is given up after so long, ms. Source: tmux/tmux input.c */
const STRING_TIMEOUT_MS = 5000;
const INTERMEDIATES_MAX = 3;
/** Unfinished sequences are remembered up to here for `pending`. */
const PENDING_MAX = 1 << 20;
const STRING_START = 256;

/** Bytes 0x3c to 0x3f, as intermediates. */
const MARKS = ["<", "=", ">", "?"];

const ST = "\x1b\\";
const BEL = "\x07";

/** Bytes to printing and control functions. Takes any slices; holds no more than the bounds above. */
export class Parser {
  readonly #handler: ParserHandler;
  readonly #params = new Parameters();
  #state = GROUND;
  #discard = false;
  #intermediates = "";
  readonly #parameterBytes = new Uint8Array(PARAMETER_BYTES);
  #parameterLength = 0;
  #string = new Uint8Array(STRING_START);
  #stringLength = 0;
  #stringStart = 0;
  #pending = new Uint8Array(64);
  #pendingLength = 0;
  /** An unfinished UTF-8 sequence: bytes it takes, has, and whether one of them cannot be right. */
  #utf8Size = 0;
  #utf8Have = 0;
  #utf8Bad = false;
  #utf8Value = 0;

  constructor(handler: ParserHandler) {
    this.#handler = handler;
  }

  reset(): void {
    this.#clear();
    this.#state = GROUND;
    this.#pendingLength = 0;
  }

  copyFrom(other: Parser): void {
    this.#state = other.#state;
    this.#discard = other.#discard;
    this.#intermediates = other.#intermediates;
    this.#parameterBytes.set(other.#parameterBytes);
    this.#parameterLength = other.#parameterLength;
    this.#string = other.#string.slice();
    this.#stringLength = other.#stringLength;
    this.#stringStart = other.#stringStart;
    this.#pending = other.#pending.slice();
    this.#pendingLength = other.#pendingLength;
    this.#utf8Size = other.#utf8Size;
    this.#utf8Have = other.#utf8Have;
    this.#utf8Bad = other.#utf8Bad;
    this.#utf8Value = other.#utf8Value;
  }

  pending(): Uint8Array {
    return this.#pending.slice(0, this.#pendingLength);
  }

  /** @param now ms, of any clock that does not go back */
  feed(bytes: Uint8Array, now: number): void {
    if (this.#state >= DCS && now - this.#stringStart > STRING_TIMEOUT_MS) this.reset();
    const handler = this.#handler;
    const length = bytes.length;
    let i = 0;
    while (i < length) {
      if (this.#state !== GROUND) {
        this.#step(bytes[i++]!, now);
        continue;
      }
      const byte = bytes[i]!;
      if (byte >= 0x20 && byte !== 0x7f) {
        if (this.#utf8Size !== 0 && byte < 0x80) this.#stopUtf8();
        const end = this.#utf8Size === 0 ? handler.print(bytes, i, length) : i;
        if (end > i) i = end;
        else this.#plainText(bytes[i++]!);
      } else if (byte === 0x1b) i = this.#escape(bytes, i, length, now);
      else {
        if (byte !== 0x7f) {
          if (this.#utf8Size !== 0) this.#stopUtf8();
          handler.control(byte);
        }
        i++;
      }
    }
  }

  /** A whole control sequence of numbers, with one of `<=>?` before them or none, at once; any other byte by byte. */
  #escape(bytes: Uint8Array, at: number, length: number, now: number): number {
    if (at + 2 < length && bytes[at + 1] === 0x5b) {
      const params = this.#params;
      const mark = bytes[at + 2]!;
      const marked = mark >= 0x3c && mark <= 0x3f;
      const end = params.readNumbers(bytes, marked ? at + 3 : at + 2, length);
      const final = end < 0 ? 0 : bytes[end]!;
      if (final >= 0x40 && final < 0x7f) {
        this.#handler.csi(final, marked ? MARKS[mark - 0x3c]! : "", params);
        return end + 1;
      }
    }
    this.#step(0x1b, now);
    return at + 1;
  }

  /** One byte by the table, outside of plain text. */
  #step(byte: number, now: number): void {
    const entry = TABLE[this.#state * 256 + byte]!;
    switch (entry >> 5) {
      case DO_C0:
        if (this.#utf8Size !== 0) this.#stopUtf8();
        this.#handler.control(byte);
        break;
      case DO_INTERMEDIATE:
        if (this.#intermediates.length === INTERMEDIATES_MAX) this.#discard = true;
        else this.#intermediates += String.fromCharCode(byte);
        break;
      case DO_PARAMETER:
        if (this.#parameterLength === PARAMETER_BYTES) this.#discard = true;
        else this.#parameterBytes[this.#parameterLength++] = byte;
        break;
      case DO_STRING:
        this.#addToString(byte);
        break;
      case DO_ESC:
        if (!this.#discard) this.#handler.esc(this.#intermediates + String.fromCharCode(byte));
        break;
      case DO_CSI:
        if (!this.#discard && this.#params.parse(this.#parameterBytes, 0, this.#parameterLength)) {
          this.#handler.csi(byte, this.#intermediates, this.#params);
        }
        break;
      case DO_DCS:
        if (!this.#discard) {
          const string = this.#string.subarray(0, this.#stringLength);
          if (!this.#params.parse(this.#parameterBytes, 0, this.#parameterLength)) this.#params.count = 0;
          this.#handler.dcs(this.#intermediates, string, this.#params);
        }
        break;
    }
    const next = entry & STAY;
    if (next !== STAY) this.#enter(next, entry >> 5 === DO_BELL_END ? BEL : ST, now);
    if (this.#state !== GROUND) this.#remember(byte);
  }

  /** Ends the state that is left: strings are carried out however they end, also by CAN or a new ESC. */
  #enter(next: number, terminator: string, now: number): void {
    const left = this.#state;
    this.#state = next;
    if (!this.#discard) {
      const string = this.#string.subarray(0, this.#stringLength);
      if (left === OSC_STRING) this.#handler.osc(string, terminator);
      else if (left === APC_STRING) this.#handler.apc(string);
      else if (left === RENAME_STRING) this.#handler.rename(string);
    }
    switch (next) {
      case GROUND:
        this.#pendingLength = 0;
        if (this.#string.length > STRING_START) this.#string = new Uint8Array(STRING_START);
        break;
      case ESC:
      case CSI:
        this.#clear();
        break;
      case DCS:
      case OSC_STRING:
      case APC_STRING:
      case RENAME_STRING:
      case CONSUME_ST:
        this.#clear();
        this.#stringStart = now;
        this.#handler.forgetLast();
        break;
    }
  }

  #clear(): void {
    this.#intermediates = "";
    this.#parameterLength = 0;
    this.#stringLength = 0;
    this.#discard = false;
  }

  #addToString(byte: number): void {
    if (this.#stringLength === this.#string.length) {
      if (this.#string.length * 2 > this.#handler.stringLimit) {
        this.#discard = true;
        return;
      }
      const grown = new Uint8Array(this.#string.length * 2);
      grown.set(this.#string);
      this.#string = grown;
    }
    this.#string[this.#stringLength++] = byte;
  }

  #remember(byte: number): void {
    if (this.#pendingLength === this.#pending.length) {
      if (this.#pending.length >= PENDING_MAX) return;
      const grown = new Uint8Array(this.#pending.length * 2);
      grown.set(this.#pending);
      this.#pending = grown;
    }
    this.#pending[this.#pendingLength++] = byte;
  }

  /** The plain way of text: what is not taken as a run, and what a slice has cut in two. */
  #plainText(byte: number): void {
    if (byte >= 0x80) this.#utf8Byte(byte);
    else this.#handler.printOther(byte);
  }

  /** A byte of a sequence that may be malformed or cut off. */
  #utf8Byte(byte: number): void {
    if (this.#utf8Size === 0) {
      this.#utf8Size =
        byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 1;
      this.#handler.forgetLast();
      if (this.#utf8Size === 1) {
        this.#stopUtf8();
        return;
      }
      this.#utf8Have = 1;
      this.#utf8Bad = false;
      this.#utf8Value = byte & (0x7f >> this.#utf8Size);
      return;
    }
    if ((byte & 0xc0) !== 0x80) this.#utf8Bad = true;
    this.#utf8Value = (this.#utf8Value << 6) | (byte & 0x3f);
    if (++this.#utf8Have < this.#utf8Size) return;
    const value = this.#utf8Value;
    const smallest = this.#utf8Size === 2 ? 0x80 : this.#utf8Size === 3 ? 0x800 : 0x10000;
    if (this.#utf8Bad || value < smallest || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
      this.#stopUtf8();
      return;
    }
    this.#utf8Size = 0;
    this.#handler.printOther(value);
  }

  /** A sequence that cannot be finished shows as U+FFFD. */
  #stopUtf8(): void {
    this.#utf8Size = 0;
    this.#handler.printInvalid();
  }
}
