import type { ClientChannel, Client as SshClient } from "ssh2";
import ssh2 from "ssh2";
import {
  decodeMessage,
  encodeFrame,
  encodeMessage,
  END,
  type Frame,
  FrameParser,
  HELLO,
  PING,
  PONG,
  REFUSED,
  WELCOME,
} from "../wire/frame.ts";
import { type Hello, HOST_SUBSYSTEM, HOST_USER, readWelcome, type Welcome } from "../wire/messages.ts";
import { fingerprint, type SshKey } from "../wire/ssh-key.ts";

/** Seconds to the next try, by how many failed; the last one repeats. */
const RETRY_SECONDS = [1, 2, 4, 8, 15];
const FAREWELL_MS = 500;
const PING_MS = 5_000;

/** Where a relay is, and which keys are its own. */
export interface RelayAddress {
  readonly host: string;
  readonly port: number;
  /** `SHA256:…`; one of them must match. */
  readonly fingerprints: readonly string[];
}

export interface LinkEvents {
  /** Asked before each try: the relay may have moved. */
  address(): Promise<RelayAddress>;
  hello(): Hello;
  welcome(welcome: Welcome): void;
  frame(frame: Frame): void;
  /** @param retrySeconds undefined when no further try is made */
  lost(reason: string, retrySeconds: number | undefined): void;
}

/** The connection to a relay: comes back by itself until it is closed. */
export class RelayLink {
  readonly #key: SshKey;
  readonly #events: LinkEvents;
  #client: SshClient | undefined;
  #channel: ClientChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;
  #tries = 0;
  #closed = false;

  constructor(key: SshKey, events: LinkEvents) {
    this.#key = key;
    this.#events = events;
  }

  open(): void {
    this.#connect().catch((error: unknown) => this.#lost(error instanceof Error ? error.message : String(error)));
  }

  send(bytes: Uint8Array): void {
    this.#channel?.write(bytes);
  }

  /** Ends the share with a last line for its viewers, and waits a moment until it is out. */
  async close(line: string): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    if (client === undefined || this.#channel === undefined) return void client?.destroy();
    const gone = new Promise<void>((resolve) => client.once("close", () => resolve()));
    this.send(encodeMessage(END, { line }, this.#generation));
    await Promise.race([gone, Bun.sleep(FAREWELL_MS)]);
    client.destroy();
  }

  async #connect(): Promise<void> {
    const address = await this.#events.address();
    if (this.#closed) return;
    const client = new ssh2.Client();
    this.#client = client;
    let reason: string | undefined;
    client.on("error", (error) => (reason ??= error.message));
    client.on("close", () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.#channel = undefined;
      this.#lost(reason ?? "connection closed");
    });
    client.on("ready", () => {
      client.setNoDelay(true);
      client.subsys(HOST_SUBSYSTEM, (error, channel) => {
        if (error) {
          reason = `the relay refused: ${error.message}`;
          return client.end();
        }
        this.#channel = channel;
        this.#serve(channel, (why) => {
          reason ??= why;
          client.end();
        });
      });
    });
    client.connect({
      host: address.host,
      port: address.port,
      username: HOST_USER,
      privateKey: this.#key.privateKey,
      keepaliveInterval: 5_000,
      keepaliveCountMax: 4,
      readyTimeout: 20_000,
      hostVerifier: (key: Buffer) => {
        const got = fingerprint(key);
        if (address.fingerprints.includes(got)) return true;
        reason =
          address.fingerprints.length === 0
            ? `the key of ${address.host} is not known. If it is ${got}: set -g share-server-ed25519-fingerprint '${got}'`
            : `wrong key of ${address.host}: expected ${address.fingerprints.join(" or ")}, got ${got}`;
        return false;
      },
    });
  }

  #serve(channel: ClientChannel, end: (reason: string) => void): void {
    const parser = new FrameParser();
    const ping = setInterval(() => this.send(encodeMessage(PING, {})), PING_MS);
    channel.on("close", () => {
      clearInterval(ping);
      end("connection closed");
    });
    channel.on("data", (data: Buffer) => {
      const frames = parser.push(data);
      if (frames === undefined) return end("the relay sent something malformed");
      for (const frame of frames) {
        if (frame.type === PING) this.send(encodeFrame({ ...frame, type: PONG }));
        else if (frame.type === REFUSED) end(`the relay refused: ${text(decodeMessage(frame)?.["line"])}`);
        else if (frame.type !== WELCOME) this.#events.frame(frame);
        else {
          const welcome = readWelcome(decodeMessage(frame));
          if (welcome === undefined) return end("the relay sent something malformed");
          this.#tries = 0;
          this.#generation = welcome.generation;
          this.#events.welcome(welcome);
        }
      }
    });
    this.send(encodeMessage(HELLO, this.#events.hello()));
  }

  #lost(reason: string): void {
    if (this.#closed) return this.#events.lost(reason, undefined);
    const seconds = RETRY_SECONDS[Math.min(this.#tries++, RETRY_SECONDS.length - 1)] ?? 15;
    this.#events.lost(reason, seconds);
    this.#timer = setTimeout(() => this.open(), seconds * 1000 * (0.7 + 0.6 * Math.random()));
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value.replace(/[^\x20-\x7e]/g, "").slice(0, 200) : "no reason given";
}
