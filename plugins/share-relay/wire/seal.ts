import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import {
  associatedData,
  FRAMES_INFO,
  inputInfo,
  nonce,
  NONCE_BYTES,
  type SealContext,
  TAG_BYTES,
  VIEW_INFO,
} from "./seal-form.ts";

/**
 * End-to-end encryption of web links. The write secret (32 random bytes) makes the view secret one way, so whoever may
 * type can hand out a read-only link and not the reverse. AES-256-GCM with a key a generation for the host's frames, and
 * a key a viewer for what he types. The same derivations, with the browser's own primitives, are in `web/keys.ts`.
 */

/** Who a sealed text is from: the 32 bits that begin its nonce. Viewers use their number. */
export const FROM_HOST = 0;

function derive(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, salt, info, 32));
}

export function viewSecret(writeSecret: Uint8Array): Uint8Array {
  return derive(writeSecret, new Uint8Array(0), VIEW_INFO);
}

export function framesKey(view: Uint8Array, salt: Uint8Array): Uint8Array {
  return derive(view, salt, FRAMES_INFO);
}

export function inputKey(writeSecret: Uint8Array, salt: Uint8Array, viewer: number): Uint8Array {
  return derive(writeSecret, salt, inputInfo(viewer));
}

/** Seals texts under one key; every nonce is used once. */
export class Sealer {
  readonly #key: Uint8Array;
  readonly #sender: number;
  #counter = 0n;

  constructor(key: Uint8Array, sender: number) {
    this.#key = key;
    this.#sender = sender;
  }

  /** @returns nonce, sealed text, tag */
  seal(text: Uint8Array, context: SealContext): Uint8Array {
    const iv = nonce(this.#sender, this.#counter++);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv).setAAD(associatedData(context));
    const head = cipher.update(text);
    const tail = cipher.final();
    return new Uint8Array(Buffer.concat([iv, head, tail, cipher.getAuthTag()]));
  }
}

/** Opens what one sender sealed, each counter once and in rising order. */
export class Opener {
  readonly #key: Uint8Array;
  readonly #sender: number;
  #last = -1n;

  constructor(key: Uint8Array, sender: number) {
    this.#key = key;
    this.#sender = sender;
  }

  /** @returns undefined for what is forged, replayed or from another sender */
  open(sealed: Uint8Array, context: SealContext): Uint8Array | undefined {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const view = new DataView(sealed.buffer, sealed.byteOffset);
    const counter = view.getBigUint64(4);
    if (view.getUint32(0) !== this.#sender || counter <= this.#last) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.#key, sealed.subarray(0, NONCE_BYTES));
      decipher.setAAD(associatedData(context));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const head = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
      const tail = decipher.final();
      this.#last = counter;
      return new Uint8Array(Buffer.concat([head, tail]));
    } catch {
      return undefined;
    }
  }
}
