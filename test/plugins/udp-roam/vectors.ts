import file from "./fixtures/ssp-vectors.json";

/** Test vectors of mosh 1.4.0's protocol and a recorded stock session; byte strings are hexadecimal. */
export const vectors = file;

export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** State numbers in the recording: -1 stands for 2^64-1. */
export const stateNumber = (text: string): bigint => (text === "-1" ? 2n ** 64n - 1n : BigInt(text));
