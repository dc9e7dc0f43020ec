import { diff, OutputTerminal, Screen } from "troam/plugin/screen";
import { DIFF, type Frame, KEY, keyPayload, SEALED } from "../wire/frame.ts";
import type { SealContext } from "../wire/seal-form.ts";
import type { Sealer } from "../wire/seal.ts";

/** When this much follows the last key frame, the next publication brings a new one. */
export const KEY_AFTER_BYTES = 256 * 1024;
const KEY_SIZE_BYTES = 4;

/** Brings any terminal to what a key frame begins from: no modes, no region, no wrapping, nothing shown. */
const KNOWN_STATE = new TextEncoder().encode(
  "\x1b[r\x1b[m\x1b(B\x1b[?1l\x1b>\x1b[?6l\x1b[?7l\x1b[4l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?25h\x1b[H\x1b[2J",
);

/** One log of a share: plain for stock ssh, or sealed for the web. Publishes only while somebody follows it. */
export class Encoding {
  /** Somebody follows it. */
  on = false;
  readonly sealed: boolean;
  readonly #terminal: OutputTerminal;
  readonly #last = new Screen(1, 1);
  #sealer: { readonly sealer: Sealer; readonly share: string } | undefined;
  #generation = 0;
  #sequence = 0;
  #afterKey = 0;
  #keyWanted = true;
  #known = false;

  constructor(sealed: boolean, terminal: OutputTerminal) {
    this.sealed = sealed;
    this.#terminal = terminal;
  }

  /** A new connection: everything begins anew, under new keys. */
  restart(generation: number, sealer: { readonly sealer: Sealer; readonly share: string } | undefined): void {
    this.#generation = generation;
    this.#sealer = sealer;
    this.#sequence = 0;
    this.on = false;
    this.#known = false;
  }

  demand(on: boolean, key: boolean): void {
    // While nobody followed nothing was published: what was last sent is of no use any more.
    if (on && !this.on) this.#known = false;
    this.on = on;
    if (key) this.#keyWanted = true;
  }

  /** @returns the frames that bring those who follow to what the screen shows now; none when nothing changed */
  publish(now: Screen): readonly Frame[] {
    if (!this.on) return [];
    const frames: Frame[] = [];
    if (!this.#known || this.#last.cols !== now.cols || this.#last.rows !== now.rows) {
      this.#sequence++;
      this.#keyWanted = true;
      this.#last.copyFrom(now);
    } else {
      const bytes = diff(this.#last, now, this.#terminal);
      if (bytes.length > 0) {
        this.#sequence++;
        this.#last.copyFrom(now);
        frames.push(this.#frame(DIFF, bytes, undefined));
        this.#afterKey += bytes.length;
      }
    }
    if (this.#keyWanted || this.#afterKey > KEY_AFTER_BYTES) frames.push(this.#key(now));
    return frames;
  }

  /** The screen as a whole, after the frame with the same sequence: for those who are not that far. */
  #key(now: Screen): Frame {
    this.#known = true;
    this.#keyWanted = false;
    this.#afterKey = 0;
    const screen = diff(null, now, this.#terminal);
    const bytes = new Uint8Array(KNOWN_STATE.length + screen.length);
    bytes.set(KNOWN_STATE);
    bytes.set(screen, KNOWN_STATE.length);
    return this.#frame(KEY, bytes, keyPayload(now, new Uint8Array(0)));
  }

  #frame(type: number, bytes: Uint8Array, clear: Uint8Array | undefined): Frame {
    const generation = this.#generation;
    const sequence = this.#sequence;
    let payload = bytes;
    if (this.#sealer !== undefined) {
      const { sealer, share } = this.#sealer;
      const context: SealContext = { share, type, generation, sequence, ...(clear && { clear }) };
      payload = sealer.seal(bytes, context);
    }
    if (clear !== undefined) {
      const whole = new Uint8Array(KEY_SIZE_BYTES + payload.length);
      whole.set(clear);
      whole.set(payload, KEY_SIZE_BYTES);
      payload = whole;
    }
    return { type, flags: this.sealed ? SEALED : 0, generation, sequence, payload };
  }
}
