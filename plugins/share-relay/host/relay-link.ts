import type { ClientChannel, Client as SshClient } from "ssh2";
import ssh2 from "ssh2";
import { CodedError } from "troam/plugin";
import { relayErrors } from "../errors.ts";
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
  lost(error: CodedError, retrySeconds: number | undefined): void;
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
    this.#connect().catch((error: unknown) => this.#lost(asCoded(error)));
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
    let failure: CodedError | undefined;
    client.on("error", (error) => (failure ??= asCoded(error, this.#key.fingerprint)));
    client.on("close", () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.#channel = undefined;
      this.#lost(failure ?? relayErrors.RELAY_CLOSED());
    });
    client.on("ready", () => {
      client.setNoDelay(true);
      client.subsys(HOST_SUBSYSTEM, (error, channel) => {
        if (error) {
          failure = relayErrors.RELAY_REFUSED({ line: error.message });
          return client.end();
        }
        this.#channel = channel;
        this.#serve(channel, (why) => {
          failure ??= why;
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
        const { host } = address;
        const expected = address.fingerprints.join(" or ");
        failure =
          expected === ""
            ? relayErrors.RELAY_KEY_UNKNOWN({ host, got })
            : relayErrors.RELAY_KEY_WRONG({ host, expected, got });
        return false;
      },
    });
  }

  #serve(channel: ClientChannel, end: (failure: CodedError) => void): void {
    const parser = new FrameParser();
    const ping = setInterval(() => this.send(encodeMessage(PING, {})), PING_MS);
    channel.on("close", () => {
      clearInterval(ping);
      end(relayErrors.RELAY_CLOSED());
    });
    channel.on("data", (data: Buffer) => {
      const frames = parser.push(data);
      if (frames === undefined) return end(relayErrors.RELAY_MALFORMED());
      for (const frame of frames) {
        if (frame.type === PING) this.send(encodeFrame({ ...frame, type: PONG }));
        else if (frame.type === REFUSED) end(relayErrors.RELAY_REFUSED({ line: text(decodeMessage(frame)?.["line"]) }));
        else if (frame.type !== WELCOME) this.#events.frame(frame);
        else {
          const welcome = readWelcome(decodeMessage(frame));
          if (welcome === undefined) return end(relayErrors.RELAY_MALFORMED());
          this.#tries = 0;
          this.#generation = welcome.generation;
          this.#events.welcome(welcome);
        }
      }
    });
    this.send(encodeMessage(HELLO, this.#events.hello()));
  }

  #lost(error: CodedError): void {
    if (this.#closed) return this.#events.lost(error, undefined);
    const seconds = RETRY_SECONDS[Math.min(this.#tries++, RETRY_SECONDS.length - 1)] ?? 15;
    this.#events.lost(error, seconds);
    this.#timer = setTimeout(() => this.open(), seconds * 1000 * (0.7 + 0.6 * Math.random()));
  }
}

/** What the network or ssh says, under our code. @param key fingerprint of what was offered to the relay */
function asCoded(error: unknown, key = ""): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof Error && "level" in error && error.level === "client-authentication")
    return relayErrors.RELAY_REFUSED({ line: `it does not take this host's key ${key}` });
  return relayErrors.RELAY_UNREACHABLE({ reason: error instanceof Error ? error.message : String(error) });
}

function text(value: unknown): string {
  return typeof value === "string" ? value.replace(/[^\x20-\x7e]/g, "").slice(0, 200) : "no reason given";
}
