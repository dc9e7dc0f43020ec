import type { Subprocess } from "bun";
import { TROAM } from "./shared.ts";

/** A `troam relay` of its own, which a test may end and start again with the same state and ports. */
export class Relay implements AsyncDisposable {
  readonly #folder: string;
  #process: Subprocess<"ignore", "pipe", "inherit"> | undefined;
  ssh = "";
  http = "";
  fingerprint = "";

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Options of a host that shares through this relay. */
  get config(): string {
    const [, port = ""] = this.ssh.split(":");
    return [
      "set -g share-server-host 127.0.0.1",
      `set -g share-server-port ${port}`,
      `set -g share-server-ed25519-fingerprint ${this.fingerprint}`,
    ].join("\n");
  }

  /** @param more further options */
  async start(...more: string[]): Promise<void> {
    const listen = ["--listen-ssh", this.ssh || "127.0.0.1:0", "--listen-http", this.http || "127.0.0.1:0"];
    const rest = ["--advertise-host", "127.0.0.1", "--state-dir", this.#folder, "--json"];
    this.#process = Bun.spawn([...TROAM, "relay", ...listen, ...rest, ...more], {
      stdin: "ignore",
      stdout: "pipe",
      stderr: "inherit",
    });
    const reader = this.#process.stdout.getReader();
    const { value } = await reader.read();
    reader.releaseLock();
    const line = new TextDecoder().decode(value).split("\n")[0] ?? "";
    Object.assign(this, JSON.parse(line) as object);
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.kill(name);
  }

  async end(name: NodeJS.Signals = "SIGTERM"): Promise<void> {
    this.#process?.kill(name);
    await this.#process?.exited;
  }

  /** Bytes of memory that the relay has for itself. */
  async memory(): Promise<number> {
    const status = await Bun.file(`/proc/${this.#process?.pid}/status`).text();
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
  }
}
