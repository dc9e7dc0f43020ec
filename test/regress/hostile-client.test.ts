import { expect, setDefaultTimeout, test } from "bun:test";
import { encodeMessage } from "#wire/frame.ts";
import type { Message } from "#wire/messages.ts";
import { IDENTIFY } from "../support/identify.ts";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

const ATTACH = {
  ...IDENTIFY,
  argv: ["attach-session"],
  environment: { TERM: "xterm-256color" },
  tty: "/dev/nowhere",
  term: "xterm-256color",
};

/** Sends messages as a client would, whatever is in them. @returns what resolves when the server hung up */
async function connect(path: string, ...messages: readonly object[]) {
  const { promise: hungUp, resolve } = Promise.withResolvers<void>();
  const socket = await Bun.connect({ unix: path, socket: { data: () => undefined, close: () => resolve() } });
  const send = (message: object): void => void socket.write(encodeMessage(message as Message));
  messages.forEach(send);
  return { send, hungUp, [Symbol.dispose]: () => void socket.end() };
}

test.each([
  ["no words", { ...ATTACH, argv: undefined }],
  ["words that are none", { ...ATTACH, argv: [1, null] }],
  ["an environment that is none", { ...ATTACH, environment: { TERM: 7 } }],
  ["a folder that is none", { ...ATTACH, cwd: {} }],
  ["another message first", { type: "resize", cols: 1, rows: 1 }],
])("a client that says who it is with %s is hung up on, and the server lives", async (_, message) => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  using client = await connect(server.socket, message);
  await client.hungUp;
  expect(await server.ok("list-clients")).toBe("");
});

test("sizes that no terminal has are cut to what can be drawn", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  using client = await connect(server.socket, { ...ATTACH, cols: 1e9, rows: 1e9 });
  const sizes = ["list-clients", "-F", "#{client_width}x#{client_height}"];
  await server.until(sizes, (text) => text.trim() === "10000x419");
  client.send({ type: "resize", cols: "many", rows: -1, xPixel: null, yPixel: {} });
  await server.until(sizes, (text) => text.trim() === "80x24");
});
