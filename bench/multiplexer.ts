import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Pty, openPty } from "#pty/pty.ts";

/** A program under measure: ours, or the tmux that stands beside it in the same run. */
export class Multiplexer {
  readonly name: string;
  readonly program: string;
  readonly folder: string;
  readonly #environment: Record<string, string>;

  constructor(name: string, program: string) {
    this.name = name;
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
    const { PATH = "/usr/bin:/bin", HOME = "/" } = process.env;
    this.#environment = {
      PATH,
      HOME,
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      SHELL: "/bin/sh",
      TMUX_TMPDIR: this.folder,
    };
  }

  /** Runs a client command to its end. @returns its output @throws Error when it fails */
  run(...words: readonly string[]): string {
    const result = Bun.spawnSync([this.program, "-f", "/dev/null", ...words], {
      env: this.#environment,
      stdin: "ignore",
    });
    if (result.exitCode !== 0) throw new Error(`${this.name} ${words.join(" ")}: ${result.stderr.toString()}`);
    return result.stdout.toString();
  }

  /** Attaches a client, of 200×51 by default, whose output is read and thrown away, or handed to `onOutput`. */
  attach(onOutput: (bytes: Uint8Array) => void = () => {}, { session = "", cols = 200, rows = 51 } = {}): Pty {
    const pty = openPty({
      file: this.program,
      args: session === "" ? ["attach"] : ["attach", "-t", session],
      environment: Object.entries(this.#environment).map(([name, value]) => `${name}=${value}`),
      cwd: this.folder,
      cols,
      rows,
    });
    const read = async (): Promise<void> => {
      for (let chunk = await pty.read(); chunk !== undefined; chunk = await pty.read()) onOutput(chunk);
    };
    read().catch(() => {});
    return pty;
  }

  /**
   * A control client of a session: asks a command at a time. Its start-up is not part of what `ask` measures.
   */
  control(session: string): { ask(command: string): Promise<void>; close(): void } {
    const process = Bun.spawn([this.program, "-C", "attach", "-t", session], {
      env: this.#environment,
      stdin: "pipe",
      stdout: "pipe",
    });
    const waiting: (() => void)[] = [];
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      let line = "";
      for await (const bytes of process.stdout) {
        const lines = (line + decoder.decode(bytes, { stream: true })).split("\n");
        line = lines.pop() ?? "";
        for (const each of lines) if (/^%(end|error) \d+ \d+ 1/.test(each)) waiting.shift()?.();
      }
    };
    read().catch(() => {});
    return {
      ask: (command) => {
        void process.stdin.write(`${command}\n`);
        void process.stdin.flush();
        return new Promise((resolve) => waiting.push(resolve));
      },
      close: () => process.kill(),
    };
  }

  get serverPid(): number {
    return Number(this.run("display-message", "-p", "#{pid}").trim());
  }

  stop(): void {
    Bun.spawnSync([this.program, "kill-server"], { env: this.#environment, stderr: "ignore" });
  }

  [Symbol.dispose](): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Ours and Debian's tmux, which is left out by name where it is missing; `--head PATH` adds a tmux built from its sources. */
export function multiplexers(): { ours: Multiplexer; peers: Multiplexer[] } {
  const peers: Multiplexer[] = [];
  const tmux = Bun.which("tmux");
  if (tmux === null) console.log("tmux is not installed: nothing stands beside");
  else peers.push(new Multiplexer("tmux", tmux));
  const head = process.argv[process.argv.indexOf("--head") + 1];
  if (process.argv.includes("--head") && head !== undefined) peers.push(new Multiplexer("tmux-head", head));
  return { ours: new Multiplexer("troam", resolve(import.meta.dir, "../bin/troam")), peers };
}
