import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The tmux that we are compared with: the one of TROAM_TMUX (best a build of its newest source), else the system's. */
const path = Bun.which(process.env["TROAM_TMUX"] ?? "tmux", { PATH: process.env["PATH"] ?? "" });
const ask = (...words: string[]): string => (path === null ? "" : Bun.spawnSync([path, ...words]).stdout.toString());

export const tmux = {
  path,
  /** What it answers to XTVERSION. */
  version: ask("-V")
    .trim()
    .replace(/^tmux /, ""),
  /** Whether it can dump its grid (`capture-pane -R`): the versions that we follow to the letter can. */
  dumps: /\[-\w*R/.test(ask("list-commands", "capture-pane")),
};

/** A server of that tmux, alone in a folder of its own. `await using` ends it. */
export class TmuxServer {
  readonly #directory: string = mkdtempSync(join(tmpdir(), "compat-"));
  readonly #listener: Server;
  readonly #waiting: ((socket: Socket) => void)[] = [];
  #panes = 0;

  constructor() {
    this.#listener = createServer((socket) => this.#waiting.shift()?.(socket)).listen(join(this.#directory, "player"));
  }

  /** Runs a command. @returns what it printed */
  async run(...words: readonly string[]): Promise<string> {
    const env = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", TERM: "screen", HOME: this.#directory };
    const argv = [tmux.path!, "-S", join(this.#directory, "socket"), "-f/dev/null", ...words];
    const child = Bun.spawn(argv, { env, stdout: "pipe", stderr: "pipe" });
    const [out, error] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    if ((await child.exited) !== 0) throw new Error(`tmux ${words.join(" ")}: ${error}`);
    return out;
  }

  /** A new pane of that size, to be fed. One at a time. */
  async pane(cols: number, rows: number, historyLimit: number): Promise<TmuxPane> {
    const name = `p${this.#panes++}`;
    const connected = new Promise<Socket>((resolve) => this.#waiting.push(resolve));
    const player = [process.execPath, join(import.meta.dir, "player.ts"), join(this.#directory, "player")];
    const option = (key: string, value: string): string[] => ["set-option", "-g", key, value, ";"];
    const set = [
      ...option("exit-empty", "off"),
      ...option("history-limit", String(historyLimit)),
      ...option("status", "off"),
    ];
    const size = ["-x", String(cols), "-y", String(rows)];
    await this.run("start-server", ";", ...set, "new-session", "-d", "-s", name, ...size, player.join(" "));
    return new TmuxPane(this, name, await connected);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run("kill-server").catch(() => "");
    this.#listener.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

export class TmuxPane {
  readonly #server: TmuxServer;
  readonly #name: string;
  readonly #socket: Socket;
  #answers = "";
  #answered: (() => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(server: TmuxServer, name: string, socket: Socket) {
    this.#server = server;
    this.#name = name;
    this.#socket = socket;
    socket.on("data", (chunk) => {
      this.#answers += chunk.toString("latin1");
      if (this.#answers.endsWith("\n")) this.#answered?.();
    });
    socket.on("close", () => this.#failed?.(new Error("the program in the pane ended")));
  }

  /** Has tmux take these bytes, whole. @returns what it answered to them */
  async feed(bytes: Uint8Array): Promise<string> {
    this.#answers = "";
    const answered = new Promise<void>((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
    });
    this.#socket.write(`${Buffer.from(bytes).toString("base64")}\n`);
    await answered;
    return Buffer.from(this.#answers, "base64").toString("latin1");
  }

  async resize(cols: number, rows: number): Promise<void> {
    await this.#server.run("resize-window", "-t", this.#name, "-x", String(cols), "-y", String(rows));
  }

  /** What `capture-pane -p` with more flags prints, a string a line. */
  async capture(...flags: readonly string[]): Promise<string[]> {
    const text = await this.#server.run("capture-pane", "-p", "-t", this.#name, ...flags);
    return text.replace(/\n$/, "").split("\n");
  }

  format(text: string): Promise<string> {
    return this.#server.run("display-message", "-p", "-t", this.#name, text);
  }

  async close(): Promise<void> {
    this.#socket.destroy();
    await this.#server.run("kill-session", "-t", this.#name).catch(() => "");
  }
}
