/// <reference lib="dom" />

import {
  associatedData,
  FRAMES_INFO,
  inputInfo,
  nonce,
  NONCE_BYTES,
  type SealContext,
  TAG_BYTES,
  VIEW_INFO,
} from "../wire/seal-form.ts";

/** The browser's side of `wire/seal.ts`: the same by its own primitives. */

const encoder = new TextEncoder();

/** A copy that owns its memory, as the browser's types want it. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

async function derive(secret: Uint8Array, salt: Uint8Array, info: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", owned(secret), "HKDF", false, ["deriveBits"]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt: owned(salt), info: encoder.encode(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256));
}

async function aesKey(bytes: Uint8Array<ArrayBuffer>, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [use]);
}

/** The keys that a link's fragment gives for one generation of a share. */
export interface ShareKeys {
  readonly frames: CryptoKey;
  /** Undefined with a read-only link. */
  readonly input: CryptoKey | undefined;
}

export async function shareKeys(
  fragment: Uint8Array,
  readOnly: boolean,
  salt: Uint8Array,
  viewer: number,
): Promise<ShareKeys> {
  const view = readOnly ? fragment : await derive(fragment, new Uint8Array(0), VIEW_INFO);
  const frames = await aesKey(await derive(view, salt, FRAMES_INFO), "decrypt");
  if (readOnly) return { frames, input: undefined };
  const input = await derive(fragment, salt, inputInfo(viewer));
  return { frames, input: await aesKey(input, "encrypt") };
}

/** @returns the text, undefined when the key is not the right one or somebody changed it */
export async function open(
  key: CryptoKey,
  sealed: Uint8Array,
  context: SealContext,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const algorithm = {
    name: "AES-GCM",
    iv: owned(sealed.subarray(0, NONCE_BYTES)),
    additionalData: associatedData(context),
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, owned(sealed.subarray(NONCE_BYTES))));
  } catch {
    return undefined;
  }
}

/** Seals what one viewer types; each nonce is used once. */
export async function seal(
  key: CryptoKey,
  viewer: number,
  counter: number,
  text: Uint8Array,
  context: SealContext,
): Promise<Uint8Array> {
  const iv = nonce(viewer, BigInt(counter));
  const algorithm = { name: "AES-GCM", iv, additionalData: associatedData(context) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, owned(text)));
  const bytes = new Uint8Array(iv.length + sealed.length);
  bytes.set(iv);
  bytes.set(sealed, iv.length);
  return bytes;
}
