import { expect, test } from "bun:test";
import { RelayShare } from "../../../plugins/share-relay/relay/share.ts";
import type { ViewerPort } from "../../../plugins/share-relay/relay/viewer.ts";
import { FrameParser, JOINED } from "../../../plugins/share-relay/wire/frame.ts";

/** A share whose host counts what he is told about viewers. */
function makeShare() {
  const hello = { version: 1, session: "s", salt: "", sealed: false, readOnly: false, maxViewers: 9, holdTime: 0 };
  const share = new RelayShare(
    { id: "1", network: "", tokens: { readWrite: "w", readOnly: "r" } },
    hello,
    () => undefined,
  );
  const told = { joins: 0 };
  const send = (bytes: Uint8Array): void => {
    for (const { type } of new FrameParser().push(bytes) ?? []) if (type === JOINED) told.joins++;
  };
  share.connect({ send, close: () => undefined }, hello);
  share.ready();
  return { share, told };
}

const nobody: ViewerPort = {
  send: () => undefined,
  tell: () => undefined,
  tooSmall: () => undefined,
  backlog: () => 0,
  end: () => undefined,
};

test("a host hears of the size of somebody's terminal when he can type and it changed", () => {
  const { share, told } = makeShare();
  const writer = share.join("ssh", false, "", { cols: 80, rows: 24 }, nobody);
  expect(told.joins).toBe(1);
  share.resize(writer, { cols: 80, rows: 24 });
  expect(told.joins).toBe(1);
  share.resize(writer, { cols: 90, rows: 24 });
  expect(told.joins).toBe(2);
});

test("nothing that a read-only viewer does reaches the host, the size of his terminal neither", () => {
  const { share, told } = makeShare();
  const reader = share.join("ssh", true, "", { cols: 80, rows: 24 }, nobody);
  expect(told.joins).toBe(1);
  for (let cols = 1; cols < 100; cols++) share.resize(reader, { cols, rows: 24 });
  expect(told.joins).toBe(1);
});
