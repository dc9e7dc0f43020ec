/** What a typed byte comes to when the escape key is watched for. */
export type EscapeResult =
  | { readonly kind: "send"; readonly bytes: readonly number[] }
  | { readonly kind: "help" | "quit" | "suspend" };

const DEFAULT_KEY = 0x1e;
const CTRL_Z = 0x1a;
/** Ctrl-C, Ctrl-D, LF, Ctrl-L, CR: too useful to be an escape key. */
const REFUSED = new Set([3, 4, 10, 12, 13]);

/**
 * The escape key of the client, Ctrl-^ unless `MOSH_ESCAPE_KEY` says another: then `.` quits, Ctrl-Z suspends,
 * the key's printable partner sends the key itself.
 *
 * Source: mosh(1); mobile-shell/mosh src/frontend/stmclient.cc
 */
export class EscapeKey {
  readonly key: number | undefined;
  #pending = false;
  #lineStart = true;

  /** @param setting the variable's value; "": no escape key; undefined: the default */
  constructor(setting: string | undefined) {
    this.key = readKey(setting);
  }

  /** As people write it: `Ctrl-^`, or the character. */
  get name(): string {
    if (this.key === undefined) return "";
    return this.key < 0x20 ? `Ctrl-${String.fromCharCode(this.key + 0x40)}` : String.fromCharCode(this.key);
  }

  next(byte: number): EscapeResult {
    if (this.#pending) return this.#afterKey(byte);
    const watched = this.key !== undefined && (this.key < 0x20 || this.#lineStart);
    this.#lineStart = byte === 10 || byte === 13;
    if (watched && byte === this.key) {
      this.#pending = true;
      return { kind: "help" };
    }
    return { kind: "send", bytes: [byte] };
  }

  #afterKey(byte: number): EscapeResult {
    const key = this.key!;
    this.#pending = false;
    this.#lineStart = byte === 10 || byte === 13;
    if (byte === 0x2e) return { kind: "quit" };
    if (byte === CTRL_Z) return { kind: "suspend" };
    const partner = key < 0x20 ? key + 0x40 : key;
    if (byte === partner || byte === String.fromCharCode(partner).toLowerCase().charCodeAt(0)) {
      return { kind: "send", bytes: [key] };
    }
    return { kind: "send", bytes: [key, byte] };
  }
}

function readKey(setting: string | undefined): number | undefined {
  if (setting === "") return undefined;
  const code = setting !== undefined && setting.length === 1 ? setting.charCodeAt(0) : DEFAULT_KEY;
  return code < 1 || code > 127 || REFUSED.has(code) ? DEFAULT_KEY : code;
}
