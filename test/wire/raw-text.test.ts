import { expect, test } from "bun:test";
import { rawBytes, rawText } from "#wire/raw-text.ts";

test("bytes that are not UTF-8 come back as they were, among characters of every length", () => {
  const bytes = Uint8Array.from([
    0x61, 0xc2, 0x62, 0xff, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82,
  ]);
  expect(rawText(bytes)).toBe("a\udcc2b\udcffé€😀\udce2\udc82");
  expect(rawBytes(rawText(bytes))).toEqual(bytes);
});

test("plain text is plain UTF-8 both ways", () => {
  expect(rawText(new TextEncoder().encode("tür"))).toBe("tür");
  expect(rawBytes("tür")).toEqual(new TextEncoder().encode("tür"));
});
