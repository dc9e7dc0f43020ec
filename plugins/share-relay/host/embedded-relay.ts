import type { Subprocess } from "bun";
import { relayErrors } from "../errors.ts";
import type { RelayAddress } from "./relay-link.ts";

/**
 * A relay of our own, for when none is configured: on loopback, so its links work on this machine only.
 *
 * It is a process apart. Fanning out to many viewers, and their encryption, then never takes time from the panes; a busy
 * pane never delays a viewer who is being caught up; and the code path is the same as with a relay far away. It ends
 * with us: its standard input is the rope.
 */
export class EmbeddedRelay {
  readonly #argv: readonly string[];
  readonly #stateDirectory: string;
  readonly #log: (line: string) => void;
  #process: Subprocess<"pipe", "pipe", "pipe"> | undefined;
  #address: Promise<RelayAddress> | undefined;

  /** @param argv what runs `troam relay` */
  constructor(argv: readonly string[], stateDirectory: string, log: (line: string) => void) {
    this.#argv = argv;
    this.#stateDirectory = stateDirectory;
    this.#log = log;
  }

  /** Starts it, if it does not run. @param host fingerprint of the only key that may share there */
  address(host: string): Promise<RelayAddress> {
    this.#address ??= this.#start(host);
    return this.#address;
  }

  /** Ends it; resolves when it is gone. */
  async close(): Promise<void> {
    const running = this.#process;
    if (running === undefined) return;
    this.#process = undefined;
    await running.stdin.end();
    const timer = setTimeout(() => running.kill("SIGKILL"), 1_000);
    await running.exited;
    clearTimeout(timer);
  }

  async #start(host: string): Promise<RelayAddress> {
    const listen = ["--listen-ssh", "127.0.0.1:0", "--listen-http", "127.0.0.1:0", "--advertise-host", "127.0.0.1"];
    // It is this user's own machine: what comes from it is one address, and not held to what a stranger may have.
    const free = ["--max-connections", "0", "--max-shares", "0"];
    const own = ["--embedded", "--json", "--state-dir", this.#stateDirectory, "--authorized-host", host];
    const running = Bun.spawn([...this.#argv, ...listen, ...free, ...own], {
      stdin: "pipe",
      stdout: "pipe",
      stderr: "pipe",
    });
    this.#process = running;
    void running.exited.then((status) => {
      if (this.#process === running) this.#log(`the relay on this machine ended with status ${status}`);
      if (this.#process === running) this.#process = undefined;
      this.#address = undefined;
    });
    void this.#forward(running.stderr);
    return new Promise((resolve, reject) => {
      void running.exited.then(() => reject(relayErrors.RELAY_NOT_STARTED()));
      void this.#read(running.stdout, (line) => {
        const address = readAnnouncement(line);
        if (address !== undefined) resolve(address);
      });
    });
  }

  async #forward(stream: ReadableStream<Uint8Array>): Promise<void> {
    await this.#read(stream, (line) => this.#log(line));
  }

  async #read(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of stream) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(onLine);
    }
  }
}

function readAnnouncement(line: string): RelayAddress | undefined {
  try {
    const { event, ssh, fingerprint } = JSON.parse(line) as Record<string, unknown>;
    if (event !== "listening" || typeof ssh !== "string" || typeof fingerprint !== "string") return undefined;
    const colon = ssh.lastIndexOf(":");
    return { host: ssh.slice(0, colon), port: Number(ssh.slice(colon + 1)), fingerprints: [fingerprint] };
  } catch {
    return undefined;
  }
}
