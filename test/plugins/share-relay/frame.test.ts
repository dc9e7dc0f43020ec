import { describe, expect, test } from "bun:test";
import {
  decodeFrame,
  DIFF,
  encodeFrame,
  encodeMessage,
  FrameParser,
  type Frame,
  HEADER_BYTES,
  HELLO,
  KEY,
  keyPayload,
  MAX_PAYLOAD_BYTES,
  readKeyPayload,
  SEALED,
} from "../../../plugins/share-relay/wire/frame.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const frame = (sequence: number, words: string): Frame => ({
  type: DIFF,
  flags: SEALED,
  generation: 7,
  sequence,
  payload: text(words),
});

describe("frames", () => {
  test("have this form on the wire", () => {
    const bytes = encodeFrame({
      type: KEY,
      flags: 1,
      generation: 0x01020304,
      sequence: 0xfffffffe,
      payload: text("ab"),
    });
    expect(Buffer.from(bytes).toString("hex")).toBe("00000002" + "02" + "01" + "01020304" + "fffffffe" + "6162");
  });

  test("come back whole however the stream is cut", () => {
    const sent = [frame(1, "one"), frame(2, ""), frame(3, "x".repeat(5000))];
    const stream = Buffer.concat(sent.map(encodeFrame));
    for (const size of [1, 3, HEADER_BYTES, 17, 4096, stream.length]) {
      const parser = new FrameParser();
      const got: Frame[] = [];
      for (let at = 0; at < stream.length; at += size) got.push(...(parser.push(stream.subarray(at, at + size)) ?? []));
      expect(got).toEqual(sent);
    }
  });

  test("longer than allowed make the stream malformed at their header", () => {
    const header = new Uint8Array(HEADER_BYTES);
    new DataView(header.buffer).setUint32(0, MAX_PAYLOAD_BYTES + 1);
    expect(new FrameParser().push(header)).toBeUndefined();
  });

  test("as one message must be exactly one", () => {
    const bytes = encodeFrame(frame(1, "one"));
    expect(decodeFrame(bytes)).toEqual(frame(1, "one"));
    expect(decodeFrame(bytes.subarray(1))).toBeUndefined();
    expect(decodeFrame(Buffer.concat([bytes, bytes]))).toBeUndefined();
    expect(decodeFrame(encodeMessage(HELLO, {}))?.type).toBe(HELLO);
  });

  test("noise never throws", () => {
    const seed = 42;
    let state = seed;
    const random = (): number => (state = (state * 1103515245 + 12345) & 0x7fffffff);
    for (let i = 0; i < 200; i++) {
      const noise = Uint8Array.from({ length: random() % 64 }, () => random() & 0xff);
      new FrameParser().push(noise);
      decodeFrame(noise);
      readKeyPayload(noise);
    }
  });
});

test("a key frame carries its size before the screen", () => {
  expect(readKeyPayload(keyPayload({ cols: 200, rows: 50 }, text("hi")))).toEqual({
    cols: 200,
    rows: 50,
    screen: text("hi"),
  });
  expect(readKeyPayload(keyPayload({ cols: 0, rows: 50 }, text("hi")))).toBeUndefined();
});
