/** One code point decoded from UTF-8; "partial" when the bytes end within it, undefined when they are no UTF-8. */
export function decodeCodePoint(
  bytes: Uint8Array,
  from: number,
  to: number,
): { readonly codePoint: number; readonly size: number } | "partial" | undefined {
  const first = bytes[from]!;
  let size = 0;
  if (first >= 0xc2 && first <= 0xdf) size = 2;
  else if (first >= 0xe0 && first <= 0xef) size = 3;
  else if (first >= 0xf0 && first <= 0xf4) size = 4;
  else return undefined;

  let codePoint = first & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    if (from + i >= to) return "partial";
    const byte = bytes[from + i]!;
    if ((byte & 0xc0) !== 0x80) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isOverlong = (size === 3 && codePoint < 0x800) || (size === 4 && codePoint < 0x10000);
  if (isOverlong || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  return { codePoint, size };
}

const encoder = new TextEncoder();

/** A code point as UTF-8. */
export function encodeCodePoint(codePoint: number): Uint8Array {
  return encoder.encode(String.fromCodePoint(codePoint));
}
