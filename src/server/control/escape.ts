const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ZERO = 0x30;

/** Bytes of a pane as control mode carries them: controls and backslashes as three octal digits, the rest as it is. */
export function escapeOutput(bytes: Uint8Array): Uint8Array {
  let extra = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! < SPACE || bytes[i] === BACKSLASH) extra += 3;
  if (extra === 0) return bytes;
  const out = new Uint8Array(bytes.length + extra);
  let to = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte >= SPACE && byte !== BACKSLASH) {
      out[to++] = byte;
      continue;
    }
    out[to++] = BACKSLASH;
    out[to++] = ZERO + (byte >> 6);
    out[to++] = ZERO + ((byte >> 3) & 7);
    out[to++] = ZERO + (byte & 7);
  }
  return out;
}
