import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import ssh2 from "ssh2";

/** @returns the fingerprint of a public key blob as OpenSSH prints it: `SHA256:…` */
export function fingerprint(publicKey: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(publicKey).digest("base64").replace(/=+$/, "")}`;
}

/** An ed25519 key pair: the private one in OpenSSH's format. */
export interface SshKey {
  readonly privateKey: string;
  readonly fingerprint: string;
}

/**
 * Reads the private key in a file (0600), or makes one there.
 *
 * @throws Error when there is a file that holds none; it is left as it is
 */
export function loadKey(path: string, comment: string): SshKey {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    const made = makeKey(comment);
    writePrivate(path, made.privateKey);
    return made;
  }
  const key = readKey(text);
  if (key === undefined) throw new Error(`${path} holds no private key`);
  return key;
}

/** Keys made at most for one that can be read: each fails with a chance of 1 in 256. */
const MAX_TRIES = 20;

/** A fresh key. ssh2 spoils one whose public half begins with a zero byte (mscdex/ssh2#1390): that one is not kept. */
export function makeKey(comment: string): SshKey {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const key = readKey(ssh2.utils.generateKeyPairSync("ed25519", { comment }).private);
    if (key !== undefined) return key;
  }
  throw new Error("no usable ed25519 key could be made");
}

function readKey(text: string): SshKey | undefined {
  const parsed = ssh2.utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error) return undefined;
  return { privateKey: text, fingerprint: fingerprint(key.getPublicSSH()) };
}

/** Reads bytes kept in a file (0600), or makes random ones there. */
export function loadSecret(path: string, bytes: number): Uint8Array {
  try {
    const read = new Uint8Array(readFileSync(path));
    if (read.length >= bytes) return read;
  } catch {
    // Not there yet.
  }
  const made = crypto.getRandomValues(new Uint8Array(bytes));
  writePrivate(path, made);
  return made;
}

function writePrivate(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, data, { mode: 0o600 });
}
