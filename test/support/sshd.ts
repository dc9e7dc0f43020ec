import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** Where the system keeps its ssh server; null where it is not installed. */
export const sshdPath = Bun.which("sshd", { PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` });

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** OpenSSH's server on loopback, with keys of its own; `await using` ends it. */
export class Sshd {
  readonly folder: string;
  readonly port: number;
  readonly #child: ReturnType<typeof spawn>;

  private constructor(folder: string, port: number, child: ReturnType<typeof spawn>) {
    this.folder = folder;
    this.port = port;
    this.#child = child;
  }

  static async start(): Promise<Sshd> {
    const folder = mkdtempSync(join(tmpdir(), "sshd-"));
    chmodSync(folder, 0o700);
    for (const name of ["host", "user"]) {
      spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, name)]);
    }
    spawnSync("cp", [join(folder, "user.pub"), join(folder, "authorized")]);
    // sshd insists on this folder when it is root.
    if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true });
    const port = await freePort();
    const config = [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${join(folder, "host")}`,
      `AuthorizedKeysFile ${join(folder, "authorized")}`,
      `PidFile ${join(folder, "pid")}`,
      "StrictModes no",
      "UsePAM no",
      "PermitRootLogin yes",
      "PasswordAuthentication no",
    ];
    writeFileSync(join(folder, "config"), `${config.join("\n")}\n`);
    const child = spawn(sshdPath ?? "", ["-D", "-e", "-f", join(folder, "config")], { stdio: "ignore" });
    for (let tries = 0; tries < 200; tries++) {
      const probe = spawnSync("ssh-keyscan", ["-p", String(port), "-T", "1", "127.0.0.1"], { encoding: "utf8" });
      if (probe.stdout.includes("ssh-")) break;
      await Bun.sleep(20);
    }
    return new Sshd(folder, port, child);
  }

  /** The command line of an ssh client that gets in. */
  get client(): string {
    const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "BatchMode=yes"];
    const words = options.flatMap((option) => ["-o", option]);
    return ["ssh", "-F", "/dev/null", "-p", this.port, "-i", join(this.folder, "user"), ...words].join(" ");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGTERM");
    await new Promise((resolve) => this.#child.once("exit", resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
