/// <reference lib="dom" />

/** The browser's side of `wire/seal.ts`: the same keys and the same form, by its own primitives. */

const encoder = new TextEncoder();
const TAG_AND_NONCE_BYTES = 28;

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
  const view = readOnly ? fragment : await derive(fragment, new Uint8Array(0), "troam share: view");
  const frames = await aesKey(await derive(view, salt, "troam share: frames"), "decrypt");
  if (readOnly) return { frames, input: undefined };
  const input = await derive(fragment, salt, `troam share: input of viewer ${viewer}`);
  return { frames, input: await aesKey(input, "encrypt") };
}

export interface SealContext {
  readonly share: string;
  readonly type: number;
  readonly generation: number;
  readonly sequence: number;
  readonly clear?: Uint8Array;
}

function associatedData(context: SealContext): Uint8Array<ArrayBuffer> {
  const clear = context.clear ?? new Uint8Array(0);
  const share = encoder.encode(context.share);
  const bytes = new Uint8Array(9 + clear.length + share.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, context.type);
  view.setUint32(1, context.generation);
  view.setUint32(5, context.sequence);
  bytes.set(clear, 9);
  bytes.set(share, 9 + clear.length);
  return bytes;
}

/** @returns the text, undefined when the key is not the right one or somebody changed it */
export async function open(
  key: CryptoKey,
  sealed: Uint8Array,
  context: SealContext,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (sealed.length < TAG_AND_NONCE_BYTES) return undefined;
  const algorithm = { name: "AES-GCM", iv: owned(sealed.subarray(0, 12)), additionalData: associatedData(context) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, owned(sealed.subarray(12))));
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
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(0, viewer);
  new DataView(iv.buffer).setBigUint64(4, BigInt(counter));
  const algorithm = { name: "AES-GCM", iv, additionalData: associatedData(context) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, owned(text)));
  const bytes = new Uint8Array(iv.length + sealed.length);
  bytes.set(iv);
  bytes.set(sealed, iv.length);
  return bytes;
}
