import { describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { DatagramCodec } from "../../../plugins/udp-roam/datagram.ts";
import { Fragmenter, Reassembly } from "../../../plugins/udp-roam/fragment.ts";
import {
  type Instruction,
  decodeHostMessage,
  decodeInstruction,
  decodeUserMessage,
  encodeHostMessage,
  encodeInstruction,
  encodeUserMessage,
} from "../../../plugins/udp-roam/messages.ts";
import { Ocb } from "../../../plugins/udp-roam/ocb.ts";
import { newSessionKey, parseSessionKey, printSessionKey } from "../../../plugins/udp-roam/session-key.ts";
import { hex, stateNumber, toHex, vectors } from "./vectors.ts";

describe("session key", () => {
  test("reads and prints stock's form", () => {
    for (const { text, raw } of vectors.keys) {
      expect(toHex(parseSessionKey(text)!)).toBe(raw);
      expect(printSessionKey(hex(raw))).toBe(text);
    }
    const key = newSessionKey();
    expect(parseSessionKey(printSessionKey(key))).toEqual(new Uint8Array(key));
  });

  test("refuses any other length, padding or stray bits", () => {
    for (const text of vectors.bad_keys) expect(parseSessionKey(text)).toBeUndefined();
  });
});

describe("AES-128-OCB", () => {
  test("seals and opens the published vectors", () => {
    for (const { key, nonce, plain, sealed } of vectors.ocb.cases) {
      const ocb = new Ocb(hex(key));
      expect(toHex(ocb.seal(hex(nonce), hex(plain)))).toBe(sealed);
      expect(toHex(ocb.open(hex(nonce), hex(sealed))!)).toBe(plain);
    }
  });

  test("texts of every length up to 200 bytes come back", () => {
    const ocb = new Ocb(randomBytes(16));
    for (let length = 0; length <= 200; length++) {
      const nonce = randomBytes(12);
      const plain = new Uint8Array(randomBytes(length));
      expect(ocb.open(nonce, ocb.seal(nonce, plain))).toEqual(plain);
    }
  });

  test("one changed bit anywhere releases nothing", () => {
    const ocb = new Ocb(randomBytes(16));
    const nonce = randomBytes(12);
    const sealed = ocb.seal(nonce, randomBytes(37));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const forged = sealed.slice();
      forged[bit >> 3]! ^= 1 << (bit & 7);
      expect(ocb.open(nonce, forged)).toBeUndefined();
    }
  });
});

describe("datagrams", () => {
  test("match the published ones byte for byte", () => {
    for (const vector of vectors.datagrams) {
      const codec = new DatagramCodec(hex(vector.key), vector.to_client ? "to-client" : "to-server");
      let sealed: Uint8Array = new Uint8Array();
      for (let i = 0; i <= vector.seq; i++) {
        sealed = codec.seal(vector.timestamp, vector.timestamp_reply, hex(vector.payload));
      }
      expect(toHex(sealed)).toBe(vector.datagram);
    }
  });

  test("of our own direction, short or forged are dropped", () => {
    const vector = vectors.datagrams[0]!;
    const server = new DatagramCodec(hex(vector.key), "to-client");
    const client = new DatagramCodec(hex(vector.key), "to-server");
    const bytes = hex(vector.datagram);
    expect(server.open(bytes)?.sequence).toBe(BigInt(vector.seq));
    expect(client.open(bytes)).toBeUndefined();
    expect(server.open(bytes.subarray(0, 23))).toBeUndefined();
    expect(server.open(bytes.map((b, i) => (i === 30 ? b ^ 1 : b)))).toBeUndefined();
  });

  test("a recorded stock session opens, reassembles and parses", () => {
    const { key, datagrams } = vectors.recorded_session;
    const raw = parseSessionKey(key)!;
    const codecs = { c2s: new DatagramCodec(raw, "to-client"), s2c: new DatagramCodec(raw, "to-server") };
    const gathered = { c2s: new Reassembly(), s2c: new Reassembly() };
    let instructions = 0;
    for (const datagram of datagrams) {
      const way = datagram.dir as "c2s" | "s2c";
      const packet = codecs[way].open(hex(datagram.datagram))!;
      expect(packet.sequence).toBe(BigInt(datagram.seq));
      expect(packet.timestamp).toBe(datagram.timestamp);
      expect(packet.timestampReply).toBe(datagram.timestamp_reply);
      const instruction = gathered[way].add(packet.payload);
      if (instruction === undefined) continue;
      instructions++;
      expect(instruction.newNum).toBe(stateNumber(datagram.instruction!.new_num));
      expect(instruction.ackNum).toBe(stateNumber(datagram.instruction!.ack_num));
      expect(toHex(instruction.diff)).toBe(datagram.instruction!.diff);
      expect(toHex(encodeInstruction(instruction)).length).toBeGreaterThan(0);
      const events = way === "c2s" ? decodeUserMessage(instruction.diff) : decodeHostMessage(instruction.diff);
      expect(events).toBeDefined();
      const again =
        way === "c2s"
          ? encodeUserMessage(decodeUserMessage(instruction.diff)!)
          : encodeHostMessage(decodeHostMessage(instruction.diff)!);
      expect(toHex(again)).toBe(datagram.instruction!.diff);
    }
    expect(instructions).toBeGreaterThan(40);
  });
});

describe("messages", () => {
  test("match the published ones byte for byte", () => {
    for (const { fields, encoded } of vectors.messages) {
      const instruction: Instruction = {
        protocolVersion: Number(fields.protocol_version),
        oldNum: BigInt(fields.old_num),
        newNum: BigInt(fields.new_num),
        ackNum: BigInt(fields.ack_num),
        throwawayNum: BigInt(fields.throwaway_num),
        diff: hex(fields.diff),
        chaff: hex(fields.chaff),
      };
      expect(toHex(encodeInstruction(instruction))).toBe(encoded);
      expect(decodeInstruction(hex(encoded))).toEqual(instruction);
    }
  });

  test("unknown fields are ignored, malformed bytes are no message", () => {
    const known = encodeUserMessage([{ kind: "resize", cols: 80, rows: 24 }]);
    const unknown = hex("0a06ca3e03010203"); // extension 1001, length-delimited
    expect(decodeUserMessage(Buffer.concat([unknown, known]))).toEqual([{ kind: "resize", cols: 80, rows: 24 }]);
    expect(decodeUserMessage(hex("0aff"))).toBeUndefined();
    for (let i = 0; i < 2000; i++) {
      const noise = randomBytes(i % 60);
      decodeInstruction(noise);
      decodeHostMessage(noise);
      decodeUserMessage(noise);
    }
  });
});

describe("fragments", () => {
  test("the published ones come together in any order", () => {
    const { fragments, instruction } = vectors.fragments;
    for (const order of [fragments, [...fragments].reverse()]) {
      const reassembly = new Reassembly();
      const results = order.map((fragment) => reassembly.add(hex(fragment)));
      const whole = results.find((result) => result !== undefined);
      expect(toHex(encodeInstruction(whole!))).toBe(instruction);
    }
  });

  test("a long instruction is cut at the limit and comes together, repeats and another id apart", () => {
    const instruction: Instruction = {
      protocolVersion: 2,
      oldNum: 1n,
      newNum: 2n,
      ackNum: 3n,
      throwawayNum: 1n,
      diff: randomBytes(10_000),
      chaff: randomBytes(3),
    };
    const fragmenter = new Fragmenter();
    const payloads = fragmenter.cut(instruction, 1214 + 10);
    expect(payloads.length).toBeGreaterThan(8);
    for (const payload of payloads) expect(payload.length).toBeLessThanOrEqual(1224);
    const reassembly = new Reassembly();
    reassembly.add(payloads[0]!);
    reassembly.add(payloads[0]!);
    let whole: Instruction | undefined;
    for (const payload of payloads.slice(1)) whole = reassembly.add(payload);
    expect(toHex(whole!.diff)).toBe(toHex(instruction.diff));

    reassembly.add(payloads[0]!);
    const other = fragmenter.cut({ ...instruction, newNum: 3n, diff: randomBytes(10) }, 1224);
    expect(reassembly.add(other[0]!)?.newNum).toBe(3n);
  });

  test("noise never throws", () => {
    const reassembly = new Reassembly();
    for (let i = 0; i < 5000; i++) reassembly.add(randomBytes(i % 40));
  });
});
