import { expect, test } from "bun:test";
import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { Message } from "#wire/messages.ts";

function read(pieces: readonly Uint8Array[]): { messages: Message[]; sane: boolean } {
  const messages: Message[] = [];
  const reader = new FrameReader<Message>();
  const sane = pieces.every((piece) => reader.feed(piece, (message) => void messages.push(message)));
  return { messages, sane };
}

const SAMPLES: readonly Message[] = [
  { type: "exited" },
  { type: "output", bytes: Uint8Array.of(0, 27, 255, 10) },
  { type: "exit", status: 1, message: "can't find session: é" },
  { type: "read-data", id: 7, bytes: new Uint8Array(70_000).fill(65) },
  { type: "resize", cols: 80, rows: 24, xPixel: 0, yPixel: 0 },
];

test("messages come back as they were sent, however the stream is cut", () => {
  const stream = Buffer.concat(SAMPLES.map((message) => encodeMessage(message)));
  for (const size of [1, 7, 4096, stream.length]) {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < stream.length; at += size) pieces.push(stream.subarray(at, at + size));
    const { messages, sane } = read(pieces);
    expect(sane).toBe(true);
    expect(messages.map((message) => message.type)).toEqual(SAMPLES.map((message) => message.type));
    expect(messages).toMatchObject(SAMPLES as Message[]);
  }
});

test("a frame of many pieces is put together whole, with what comes behind it", () => {
  const long: Message = { type: "stdout", bytes: crypto.getRandomValues(new Uint8Array(60_000)) };
  const stream = Buffer.concat([
    encodeMessage({ type: "exited" }),
    encodeMessage(long),
    encodeMessage({ type: "shutdown" }),
  ]);
  const pieces = Array.from({ length: Math.ceil(stream.length / 11) }, (_, i) => stream.subarray(i * 11, i * 11 + 11));
  const { messages, sane } = read(pieces);
  expect(sane).toBe(true);
  expect(messages.map(({ type }) => type)).toEqual(["exited", "stdout", "shutdown"]);
  expect(messages[1]).toEqual(long);
});

test("what is no stream of ours is given up", () => {
  expect(read([new TextEncoder().encode("GET / HTTP/1.1\r\n\r\n")]).sane).toBe(false);
  expect(read([Uint8Array.of(255, 255, 255, 255, 1, 0, 0, 0)]).sane).toBe(false);
  expect(read([Uint8Array.of(5, 0, 0, 0, 1, 0, 0, 0, 123)]).sane).toBe(false);
});
