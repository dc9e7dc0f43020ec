/**
 * Keys and form of what is sealed end to end, for both sides: `seal.ts` does it by Node's primitives, `web/keys.ts` by the
 * browser's.
 */

/** What keys are derived for (the `info` of HKDF-SHA-256, 32 bytes each). */
export const VIEW_INFO = "troam share: view";
export const FRAMES_INFO = "troam share: frames";
export const inputInfo = (viewer: number): string => `troam share: input of viewer ${viewer}`;

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** What is authenticated beside the text: it cannot be moved to another place in the log, generation, share or direction. */
export interface SealContext {
  readonly share: string;
  readonly type: number;
  readonly generation: number;
  readonly sequence: number;
  /** Bytes that stay readable and must not be changed (a key frame's size). */
  readonly clear?: Uint8Array;
}

/** @returns the associated data of a sealed text: type, generation, sequence, then clear bytes and the share's id */
export function associatedData(context: SealContext): Uint8Array<ArrayBuffer> {
  const clear = context.clear ?? new Uint8Array(0);
  const share = new TextEncoder().encode(context.share);
  const bytes = new Uint8Array(9 + clear.length + share.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, context.type);
  view.setUint32(1, context.generation);
  view.setUint32(5, context.sequence);
  bytes.set(clear, 9);
  bytes.set(share, 9 + clear.length);
  return bytes;
}

/** @param sender who seals: 0 for the host, else the viewer's number. @param counter used once by a sender under a key */
export function nonce(sender: number, counter: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(NONCE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sender);
  view.setBigUint64(4, counter);
  return bytes;
}
