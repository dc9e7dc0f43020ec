import { visible } from "./quote.ts";

/** Bytes as text that can be shown: UTF-8 as it is, control characters as C escapes, a backslash doubled, all else in octal. */
export function visibleBytes(bytes: Uint8Array): string {
  let out = "";
  let from = 0;
  while (from < bytes.length) {
    const length = sequenceLength(bytes, from);
    const char = length === 0 ? undefined : decode(bytes.subarray(from, from + length));
    if (char === undefined) out += `\\${(bytes[from] ?? 0).toString(8).padStart(3, "0")}`;
    else out += char === "\\" ? "\\\\" : char;
    from += char === undefined ? 1 : length;
  }
  return visible(out);
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A character, or undefined where the bytes are not UTF-8 or not to be printed. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const char = decoder.decode(bytes);
    return /[\x80-\x9f]/.test(char) ? undefined : char;
  } catch {
    return undefined;
  }
}

/** Bytes of the UTF-8 sequence that begins here, by its first byte; 0 where none can. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}
