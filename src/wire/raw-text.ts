const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A byte that is not UTF-8 stands in text as this lone surrogate plus the byte, so that it can be given back as it came. */
const RAW = 0xdc00;

/** Text of bytes that should be UTF-8; what is not is kept as lone surrogates, U+DC80 to U+DCFF. */
export function rawText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return rawPieces(bytes);
  }
}

function rawPieces(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const size = sequenceSize(bytes[at] ?? 0);
    const piece = bytes.subarray(at, at + size);
    try {
      text += strict.decode(piece);
      at += piece.length;
    } catch {
      text += String.fromCharCode(RAW + (bytes[at] ?? 0));
      at++;
    }
  }
  return text;
}

function sequenceSize(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** The bytes of a text, raw bytes in it given back. */
export function rawBytes(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text);
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= RAW + 0x80 && code <= RAW + 0xff) bytes.push(code - RAW);
    else bytes.push(...encoder.encode(char));
  }
  return Uint8Array.from(bytes);
}
