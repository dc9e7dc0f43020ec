import { createHmac } from "node:crypto";

/** Letters and digits that are not taken for one another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
/** 26 of 31 letters: 128.8 bits. */
const LETTERS = 26;
export const READ_ONLY_PREFIX = "ro-";

export interface Tokens {
  readonly readWrite: string;
  readonly readOnly: string;
}

/** The tokens of a session: the same for the same relay, host key and name, and neither can be had from the other. */
export function makeTokens(secret: Uint8Array, hostKey: string, session: string): Tokens {
  const letters = (kind: string): string => {
    const digest = createHmac("sha256", secret).update(`${kind}\0${hostKey}\0${session}`).digest("hex");
    let number = BigInt(`0x${digest}`);
    let text = "";
    for (let i = 0; i < LETTERS; i++) {
      text += ALPHABET[Number(number % BigInt(ALPHABET.length))];
      number /= BigInt(ALPHABET.length);
    }
    return text;
  };
  return { readWrite: letters("rw"), readOnly: READ_ONLY_PREFIX + letters("ro") };
}

/** @returns a token as a log may show it */
export function shortToken(token: string): string {
  const prefix = token.startsWith(READ_ONLY_PREFIX) ? READ_ONLY_PREFIX : "";
  return `${prefix}${token.slice(prefix.length, prefix.length + 4)}…`;
}
