/** Text that programs send in strings (titles, paths, links), made harmless as tmux does. */

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text, when the bytes are UTF-8 without control characters; else undefined. */
export function validText(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte < 0x20 || byte === 0x7f) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A title or path: `#(` cannot become a job, backslashes are doubled. Undefined when it is not valid. */
export function cleanName(bytes: Uint8Array): string | undefined {
  return validText(bytes)?.replaceAll("#(", "_(").replaceAll("\\", "\\\\");
}

/** Text with what is not printable as \ooo and backslashes doubled: never fails. */
export function visibleText(bytes: Uint8Array): string {
  const whole = validText(bytes);
  if (whole !== undefined) return whole.replaceAll("\\", "\\\\");
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at]!);
    const character = length > 1 ? validText(bytes.subarray(at, at + length)) : undefined;
    if (character !== undefined && character.length === (length === 4 ? 2 : 1)) {
      text += character;
      at += length;
      continue;
    }
    text += visibleByte(bytes[at]!);
    at++;
  }
  return text;
}

function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 1;
}

function visibleByte(byte: number): string {
  if (byte === 0x5c) return "\\\\";
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

/** Bytes as one character each, for what is only ASCII when it is right. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
