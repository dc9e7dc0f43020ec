import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** "We have seen the shutdown" as an ack, "this is the shutdown" as a state number. */
export const SHUTDOWN = 2n ** 64n - 1n;
export const PROTOCOL_VERSION = 2;

/** From state `oldNum` to `newNum` by `diff`; we hold `ackNum` of yours; forget ours below `throwawayNum`. */
export interface Instruction {
  readonly protocolVersion: number;
  readonly oldNum: bigint;
  readonly newNum: bigint;
  readonly ackNum: bigint;
  readonly throwawayNum: bigint;
  readonly diff: Uint8Array;
  readonly chaff: Uint8Array;
}

/** What a user did: typed bytes, or the new size of the window in cells. */
export type UserEvent =
  | { readonly kind: "keys"; readonly bytes: Uint8Array }
  | { readonly kind: "resize"; readonly cols: number; readonly rows: number };

/** What a screen diff says, in the order stock writes it. */
export type HostEvent =
  | { readonly kind: "echo-ack"; readonly number: bigint }
  | { readonly kind: "resize"; readonly cols: number; readonly rows: number }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array };

const EMPTY: Uint8Array = new Uint8Array(0);

/** All seven fields are written, zeros too, as stock does. Source: mobile-shell/mosh src/protobufs/transportinstruction.proto */
export function encodeInstruction(instruction: Instruction): Uint8Array {
  return new BinaryWriter()
    .tag(1, WireType.Varint)
    .uint32(instruction.protocolVersion)
    .tag(2, WireType.Varint)
    .uint64(instruction.oldNum)
    .tag(3, WireType.Varint)
    .uint64(instruction.newNum)
    .tag(4, WireType.Varint)
    .uint64(instruction.ackNum)
    .tag(5, WireType.Varint)
    .uint64(instruction.throwawayNum)
    .tag(6, WireType.LengthDelimited)
    .bytes(instruction.diff)
    .tag(7, WireType.LengthDelimited)
    .bytes(instruction.chaff)
    .finish();
}

/** @returns undefined for bytes that are no such message; missing fields are 0 or empty, unknown ones ignored */
export function decodeInstruction(bytes: Uint8Array): Instruction | undefined {
  const found = { protocolVersion: 0, oldNum: 0n, newNum: 0n, ackNum: 0n, throwawayNum: 0n, diff: EMPTY, chaff: EMPTY };
  const ok = readFields(bytes, (field, type, reader) => {
    if (type === WireType.Varint && field >= 1 && field <= 5) {
      const value = BigInt(reader.uint64());
      if (field === 1) found.protocolVersion = Number(value & 0xffffffffn);
      else if (field === 2) found.oldNum = value;
      else if (field === 3) found.newNum = value;
      else if (field === 4) found.ackNum = value;
      else found.throwawayNum = value;
      return true;
    }
    if (type === WireType.LengthDelimited && (field === 6 || field === 7)) {
      const value = reader.bytes();
      if (field === 6) found.diff = value;
      else found.chaff = value;
      return true;
    }
    return false;
  });
  return ok ? found : undefined;
}

/** Source: mobile-shell/mosh src/protobufs/userinput.proto */
export function encodeUserMessage(events: readonly UserEvent[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const event of events) {
    writer.tag(1, WireType.LengthDelimited).fork();
    if (event.kind === "keys") {
      writer.tag(2, WireType.LengthDelimited).fork().tag(4, WireType.LengthDelimited).bytes(event.bytes).join();
    } else {
      writeSize(writer, event.cols, event.rows);
    }
    writer.join();
  }
  return writer.finish();
}

/** @returns undefined for what is no such message; unknown instructions are skipped */
export function decodeUserMessage(bytes: Uint8Array): UserEvent[] | undefined {
  const events: UserEvent[] = [];
  const ok = readInstructions(bytes, (extension, body) => {
    if (extension === 2) {
      const keys = readOneBytes(body, 4);
      if (keys === undefined) return false;
      events.push({ kind: "keys", bytes: keys });
    } else if (extension === 3) {
      const size = readSize(body);
      if (size === undefined) return false;
      events.push({ kind: "resize", ...size });
    }
    return true;
  });
  return ok ? events : undefined;
}

/** Source: mobile-shell/mosh src/protobufs/hostinput.proto */
export function encodeHostMessage(events: readonly HostEvent[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const event of events) {
    writer.tag(1, WireType.LengthDelimited).fork();
    if (event.kind === "bytes") {
      writer.tag(2, WireType.LengthDelimited).fork().tag(4, WireType.LengthDelimited).bytes(event.bytes).join();
    } else if (event.kind === "resize") {
      writeSize(writer, event.cols, event.rows);
    } else {
      writer.tag(7, WireType.LengthDelimited).fork().tag(8, WireType.Varint).uint64(event.number).join();
    }
    writer.join();
  }
  return writer.finish();
}

/** @returns undefined for what is no such message; unknown instructions are skipped */
export function decodeHostMessage(bytes: Uint8Array): HostEvent[] | undefined {
  const events: HostEvent[] = [];
  const ok = readInstructions(bytes, (extension, body) => {
    if (extension === 2) {
      const text = readOneBytes(body, 4);
      if (text === undefined) return false;
      events.push({ kind: "bytes", bytes: text });
    } else if (extension === 3) {
      const size = readSize(body);
      if (size === undefined) return false;
      events.push({ kind: "resize", ...size });
    } else if (extension === 7) {
      let number = 0n;
      const read = readFields(body, (field, type, reader) => {
        if (field !== 8 || type !== WireType.Varint) return false;
        number = BigInt(reader.uint64());
        return true;
      });
      if (!read) return false;
      events.push({ kind: "echo-ack", number });
    }
    return true;
  });
  return ok ? events : undefined;
}

function writeSize(writer: BinaryWriter, cols: number, rows: number): void {
  writer.tag(3, WireType.LengthDelimited).fork();
  writer.tag(5, WireType.Varint).int32(cols).tag(6, WireType.Varint).int32(rows).join();
}

function readSize(bytes: Uint8Array): { cols: number; rows: number } | undefined {
  const size = { cols: 0, rows: 0 };
  const ok = readFields(bytes, (field, type, reader) => {
    if (type !== WireType.Varint || (field !== 5 && field !== 6)) return false;
    const value = reader.int32();
    if (field === 5) size.cols = value;
    else size.rows = value;
    return true;
  });
  return ok ? size : undefined;
}

function readOneBytes(bytes: Uint8Array, wanted: number): Uint8Array | undefined {
  let found: Uint8Array = EMPTY;
  const ok = readFields(bytes, (field, type, reader) => {
    if (field !== wanted || type !== WireType.LengthDelimited) return false;
    found = reader.bytes();
    return true;
  });
  return ok ? found : undefined;
}

/** Walks `repeated Instruction instruction = 1`, handing each extension's number and body over. */
function readInstructions(bytes: Uint8Array, take: (extension: number, body: Uint8Array) => boolean): boolean {
  let good = true;
  const ok = readFields(bytes, (field, type, reader) => {
    if (field !== 1 || type !== WireType.LengthDelimited) return false;
    const read = readFields(reader.bytes(), (extension, inner, body) => {
      if (inner !== WireType.LengthDelimited) return false;
      if (!take(extension, body.bytes())) good = false;
      return true;
    });
    if (!read) good = false;
    return true;
  });
  return ok && good;
}

/** Walks a message's fields; `take` returns false for one it does not know, which is skipped. @returns false for malformed bytes */
function readFields(
  bytes: Uint8Array,
  take: (field: number, type: WireType, reader: BinaryReader) => boolean,
): boolean {
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      if (!take(field, type, reader)) reader.skip(type, field);
    }
    return true;
  } catch {
    // The library throws on malformed bytes; here they are input.
    return false;
  }
}
