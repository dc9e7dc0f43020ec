import { randomBytes } from "node:crypto";

/** Bytes of a session key: AES-128. */
export const KEY_BYTES = 16;

const PRINTED = /^[A-Za-z0-9+/]{21}[AQgw]$/;

/** A fresh key; it belongs to exactly one session. */
export function newSessionKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** A key as `MOSH CONNECT` prints it: base64 without padding, 22 characters. */
export function printSessionKey(key: Uint8Array): string {
  return Buffer.from(key).toString("base64").slice(0, 22);
}

/**
 * Reads a printed key.
 *
 * @returns 16 bytes, or undefined for any other length, alphabet, padding or stray low bits of the last character
 * Source: mobile-shell/mosh src/crypto/crypto.cc, Base64Key
 */
export function parseSessionKey(text: string): Uint8Array | undefined {
  if (!PRINTED.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, "base64"));
}
