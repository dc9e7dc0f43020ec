import { expect, test } from "bun:test";
import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { Identify, ServerMessage } from "#wire/messages.ts";
import { PROTOCOL, VERSION } from "#wire/version.ts";
import { TestServer } from "./harness.ts";

const IDENTIFY: Identify = {
  type: "identify",
  protocol: PROTOCOL + 1,
  version: "9.9.9",
  argv: ["list-sessions"],
  environment: {},
  cwd: "/",
  pid: 1,
  tty: "",
  term: "",
  cols: 80,
  rows: 24,
  xPixel: 0,
  yPixel: 0,
  features: [],
  utf8: true,
  control: 0,
  login: false,
  name: "troam",
  shell: false,
  defaultSocket: true,
};

test("a server tells a client of another protocol which one it speaks", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d");
  const { promise, resolve } = Promise.withResolvers<ServerMessage>();
  const reader = new FrameReader<ServerMessage>();
  const socket = await Bun.connect({
    unix: server.socket,
    socket: { data: (_, bytes) => void reader.feed(bytes, resolve) },
  });
  socket.write(encodeMessage(IDENTIFY));
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
