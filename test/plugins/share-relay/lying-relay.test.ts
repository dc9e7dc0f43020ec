import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import ssh2, { type ServerChannel } from "ssh2";
import { createTestHost, type TestHost } from "troam/plugin/testing";
import shareRelay from "../../../plugins/share-relay/index.ts";
import {
  decodeMessage,
  DEMAND,
  encodeFrame,
  encodeMessage,
  FrameParser,
  HELLO,
  INPUT,
  inputPayload,
  JOINED,
  SEALED,
  WELCOME,
} from "../../../plugins/share-relay/wire/frame.ts";
import { inputKey, Sealer } from "../../../plugins/share-relay/wire/seal.ts";
import { makeKey } from "../../../plugins/share-relay/wire/ssh-key.ts";
import { until } from "./support/shared.ts";

setDefaultTimeout(20_000);

/** A relay that says what the test tells it to. */
class LyingRelay {
  readonly server: ssh2.Server;
  readonly fingerprint: string;
  channel: ServerChannel | undefined;
  salt = new Uint8Array(0);
  connections = 0;

  constructor() {
    const key = makeKey("a relay that lies");
    this.fingerprint = key.fingerprint;
    this.server = new ssh2.Server({ hostKeys: [key.privateKey] }, (connection) => {
      connection.on("error", () => undefined);
      connection.on("authentication", (auth) => auth.accept());
      connection.on("session", (accept) => accept().on("subsystem", (take) => this.#serve(take())));
    });
  }

  send(bytes: Uint8Array): void {
    this.channel?.write(bytes);
  }

  input(viewer: number, bytes: Uint8Array, flags: number, generation = 1): void {
    const payload = inputPayload(viewer, bytes);
    this.send(encodeFrame({ type: INPUT, flags, generation, sequence: 0, payload }));
  }

  #serve(channel: ServerChannel): void {
    this.connections++;
    this.channel = channel;
    const parser = new FrameParser();
    channel.on("data", (data: Buffer) => {
      for (const frame of parser.push(data) ?? []) {
        if (frame.type !== HELLO) continue;
        this.salt = Buffer.from(String(decodeMessage(frame)?.["salt"]), "hex");
        const links = { web: "http://relay.example/s/token", ssh: "ssh x@y\x1b]0;owned\x07" };
        this.send(encodeMessage(WELCOME, { generation: 1, share: "share", links }));
        for (const [id, via, readOnly] of [
          [1, "web", false],
          [2, "web", true],
          [3, "ssh", true],
        ] as const) {
          this.send(encodeMessage(JOINED, { id, via, address: "1.2.3.4\x1b[2J", readOnly, cols: 80, rows: 24 }, 1));
        }
        this.send(encodeMessage(DEMAND, { sealed: true, on: true, key: true }, 1));
      }
    });
  }
}

describe("a relay that lies", () => {
  let relay: LyingRelay;
  let host: TestHost;
  beforeEach(async () => {
    relay = new LyingRelay();
    await new Promise<void>((resolve) => relay.server.listen(0, "127.0.0.1", () => resolve()));
    const { port } = relay.server.address() as { port: number };
    const config = ["host 127.0.0.1", `port ${port}`, `ed25519-fingerprint ${relay.fingerprint}`];
    host = await createTestHost({
      plugins: [shareRelay],
      config: config.map((line) => `set -g share-server-${line}`).join("\n"),
    });
    await host.run("share");
    await until("viewers", () => host.format("#{share_num_clients}") === "3");
  });
  afterEach(async () => {
    await host[Symbol.asyncDispose]();
    relay.server.close();
  });

  test("cannot type: not as a writer without his key, nor as a reader, nor twice what was typed once", async () => {
    const text = new TextEncoder().encode("rm -rf /\r");
    relay.input(1, text, 0);
    relay.input(1, text, SEALED);
    relay.input(2, text, 0);
    relay.input(3, text, 0);
    relay.input(99, text, 0);

    const [, key = ""] = host.format("#{share_web}").split("#");
    const secret = new Uint8Array(Buffer.from(key, "base64url"));
    const context = { share: "share", type: INPUT, generation: 1, sequence: 0 };
    const honest = new Sealer(inputKey(secret, relay.salt, 1), 1).seal(new TextEncoder().encode("ls\r"), context);
    relay.input(2, honest, SEALED);
    relay.input(1, honest, SEALED);
    relay.input(1, honest, SEALED);
    relay.input(1, honest, SEALED, 2);
    await until("what was typed", () => host.session.typedText !== "");
    await Bun.sleep(50);
    expect(host.session.typedText).toBe("ls\r");
  });

  test("cannot put control characters into messages and formats", () => {
    expect(host.format("#{share_ssh}")).toBe("");
    expect(host.messages().join("\n")).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test("ends its connection with a malformed frame, and nothing else", async () => {
    relay.send(new Uint8Array(64).fill(0xff));
    await until("loss", () => host.format("#{share_state}") === "away");
    expect(host.host.notices.at(-1)).toStartWith(
      "share: relay lost: the relay sent something malformed [RELAY_MALFORMED]; next try in 1 s",
    );
    await until("a second try", () => relay.connections === 2);
    await until("links", () => host.format("#{share_state}") === "ready");
    expect(host.plugins.inNameOrder()).toMatchObject([{ name: "share-relay", state: "active" }]);
  });

  test("with noise in every field does no harm", async () => {
    for (const type of [0, 1, 17, 18, 19, 20, 21, 22, 30, 31, 200]) {
      for (const message of [{}, { id: "x" }, { id: -1, via: "ssh", readOnly: 1 }, { sealed: "yes" }, []]) {
        relay.send(encodeMessage(type === 17 ? 16 + 200 : type, message, 1));
      }
      relay.send(
        encodeFrame({
          type: type === 17 ? 0 : type,
          flags: 255,
          generation: 1,
          sequence: 7,
          payload: new Uint8Array(3),
        }),
      );
    }
    await Bun.sleep(100);
    expect(host.format("#{share_state}")).toBe("ready");
    expect(host.session.typedText).toBe("");
  });
});
