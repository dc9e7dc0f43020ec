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

/** Reads the private key in a file (0600), or makes one there. */
export function loadKey(path: string, comment: string): SshKey {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    text = ssh2.utils.generateKeyPairSync("ed25519", { comment }).private;
    writePrivate(path, text);
  }
  const parsed = ssh2.utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error) throw new Error(`${path} holds no private key`);
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
