import { expect, test } from "bun:test";
import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { Identify, ServerMessage } from "#wire/messages.ts";
import { PROTOCOL, VERSION } from "#wire/version.ts";
import { IDENTIFY } from "../support/identify.ts";
import { TestServer } from "./harness.ts";

const NEXT: Identify = { ...IDENTIFY, protocol: PROTOCOL + 1, version: "9.9.9" };

test("a server tells a client of another protocol which one it speaks", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d");
  const { promise, resolve } = Promise.withResolvers<ServerMessage>();
  const reader = new FrameReader<ServerMessage>();
  const socket = await Bun.connect({
    unix: server.socket,
    socket: { data: (_, bytes) => void reader.feed(bytes, resolve) },
  });
  socket.write(encodeMessage(NEXT));
  expect(await promise).toMatchObject({ type: "version", protocol: PROTOCOL, version: VERSION });
  socket.end();
});

test("a client tells both versions when the server speaks another protocol", async () => {
  await using server = new TestServer();
  await server.run(["list-sessions"]); // makes the folder of sockets
  const old = Bun.listen({
    unix: server.socket,
    socket: {
      data(socket) {
        socket.write(encodeMessage({ type: "version", protocol: 99, version: "8.0.0" }));
      },
    },
  });
  const answer = await server.run(["list-sessions"]);
  old.stop(true);
  expect(answer.status).toBe(1);
  expect(answer.stderr).toContain(`protocol version mismatch (client ${PROTOCOL}, server 99)`);
  expect(answer.stderr).toContain(`this is troam ${VERSION}, the server is troam 8.0.0`);
});
