import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PtyScreen, type PtyScreenOptions } from "../support/pty-screen.ts";

/** The program as users start it. */
export const TROAM = resolve(import.meta.dir, "../../bin/troam");

/** What a command printed and how it ended. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface RunOptions {
  /** The whole environment of the command, in place of the test's own with the temporary folder in it. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** The program's path, where it is to be called by another name. */
  readonly program?: string;
}

/**
 * A server of its own: its sockets lie in a temporary folder that nobody else uses, it reads no configuration
 * of the user's, and it is gone after the test (`await using`).
 */
export class TestServer {
  readonly folder = mkdtempSync(join(tmpdir(), "troam-test-"));
  readonly #global: readonly string[];
  readonly #program: string;

  /**
   * @param global flags before every command, such as `-f FILE`; by default no configuration is read
   * @param program troam, or a tmux that is asked the same
   */
  constructor(global: readonly string[] = ["-f/dev/null"], program: string = TROAM) {
    this.#global = global;
    this.#program = program;
  }

  get environment(): Record<string, string> {
    const own: Record<string, string> = {};
    for (const [name, value] of Object.entries(process.env))
      if (value !== undefined && !/^(TMUX|TROAM)/.test(name)) own[name] = value;
    return {
      ...own,
      TMUX_TMPDIR: this.folder,
      SHELL: "/bin/sh",
      LC_ALL: "C.UTF-8",
      TERM: "xterm-256color",
      ENV: "",
      PS1: "$ ",
    };
  }

  /** The socket of the default label. */
  get socket(): string {
    return join(this.folder, `troam-${process.getuid?.() ?? 0}`, "default");
  }

  /** Runs one command to its end. */
  async run(words: readonly string[], options: RunOptions = {}): Promise<Answer> {
    const child = Bun.spawn([options.program ?? this.#program, ...this.#global, ...words], {
      env: options.environment ?? this.environment,
      cwd: options.cwd ?? this.folder,
      stdin: options.input === undefined ? "ignore" : new TextEncoder().encode(options.input),
      stdout: "pipe",
      stderr: "pipe",
    });
    const [stdout, stderr, status] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ]);
    return { stdout, stderr, status };
  }

  /** Runs a command that must succeed. @returns its output without the last line end @throws Error with what it said when it fails */
  async ok(...words: string[]): Promise<string> {
    const { stdout, stderr, status } = await this.run(words);
    if (status !== 0) throw new Error(`${words.join(" ")}: ${stderr || `exit status ${status}`}`);
    return stdout.replace(/\n$/, "");
  }

  /** What a format says, for a target if one is given. */
  format(template: string, target?: string): Promise<string> {
    return this.ok("display-message", "-p", ...(target === undefined ? [] : ["-t", target]), template);
  }

  /** The text of a pane. */
  capture(target = ""): Promise<string> {
    return this.ok("capture-pane", "-p", "-t", target);
  }

  /** A client on a terminal of its own; by default it attaches. */
  attach(words: readonly string[] = ["attach-session"], options: PtyScreenOptions = {}): PtyScreen {
    return new PtyScreen([this.#program, ...this.#global, ...words], {
      cwd: this.folder,
      ...options,
      environment: { ...this.environment, TMUX: undefined, TROAM: undefined, ...options.environment },
    });
  }

  /** Waits until a command's output satisfies a condition. @throws Error with the last output when it does not in time */
  async until(words: readonly string[], condition: (output: string) => boolean, limitMs = 10_000): Promise<string> {
    let last = "";
    for (const end = Date.now() + limitMs; Date.now() < end; await Bun.sleep(20)) {
      const answer = await this.run(words);
      last = answer.stdout + answer.stderr;
      if (condition(last)) return last;
    }
    throw new Error(`not within ${limitMs} ms: ${words.join(" ")}\n${last}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const pid = Number((await this.run(["-N", "display-message", "-p", "#{pid}"])).stdout);
    await this.run(["-N", "kill-server"]);
    if (pid > 0) await gone(pid);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits for a process to end; after five seconds it is ended. One that only waits for its parent to take notice has ended. */
async function gone(pid: number): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end; await Bun.sleep(5)) {
    try {
      process.kill(pid, 0);
      if (process.platform === "linux" && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"))) return;
    } catch {
      return;
    }
  }
  process.kill(pid, "SIGKILL");
}
