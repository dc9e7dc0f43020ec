import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one command said: its lines, and whether it failed. */
export interface Reply {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** In place of a reply: the client was sent away, the server ended, or no answer came in time. */
export const GONE: Reply = { ok: false, lines: ["(gone)"] };

/** A server that gave no answer in this time hangs. */
const LIMIT_MS = 10_000;

/** Panes hold a program that says nothing by itself, and no name follows a program: nothing depends on time. */
const SETTINGS = [
  "set-option -g automatic-rename off",
  "set-option -g default-command 'exec cat'",
  "set-option -g status-interval 0",
  "set-option -g detach-on-destroy off",
];

/** A tmux or a troam in a folder of its own, asked through one control client: many commands a second. */
export class ControlServer {
  readonly #folder = mkdtempSync(join(tmpdir(), "compat-"));
  readonly #program: string;
  readonly #child;
  readonly #decoder = new TextDecoder();
  readonly #reader;
  #text = "";
  #marks = 0;
  #ended = false;

  constructor(program: string) {
    this.#program = program;
    this.#child = Bun.spawn(
      [program, "-S", join(this.#folder, "socket"), "-f/dev/null", "-C", "new-session", "-sctl", "-nmain"],
      {
        env: {
          PATH: "/usr/bin:/bin",
          HOME: "/nonexistent",
          SHELL: "/bin/sh",
          LC_ALL: "C.UTF-8",
          TERM: "screen",
          TMUX_TMPDIR: this.#folder,
        },
        cwd: this.#folder,
        stdin: "pipe",
        stdout: "pipe",
        stderr: "ignore",
      },
    );
    this.#reader = this.#child.stdout.getReader();
    this.#send(SETTINGS);
  }

  #send(commands: readonly string[]): void {
    void this.#child.stdin.write(commands.map((command) => `${command}\n`).join(""));
    void this.#child.stdin.flush();
  }

  /** Runs commands, one a line. @returns what each said, in order, one reply a command; short when the client was sent away */
  async ask(commands: readonly string[]): Promise<Reply[]> {
    const mark = `mark-${this.#marks++}`;
    this.#send([`display-message -p ${mark}-a`, ...commands, `display-message -p ${mark}-z`]);
    const replies: Reply[] = [];
    let started = false;
    for await (const reply of this.#replies()) {
      const [first] = reply.lines;
      if (first === `${mark}-z`) return replies;
      if (started) replies.push(reply);
      if (first === `${mark}-a`) started = true;
    }
    return [...replies, GONE];
  }

  /** Whether the client is still there. */
  get ended(): boolean {
    return this.#ended;
  }

  async *#replies(): AsyncGenerator<Reply> {
    let lines: string[] | undefined;
    for (;;) {
      const text = await this.#line();
      if (text === undefined) return;
      if (/^%begin \d+ \d+ 1$/.test(text)) lines = [];
      else if (lines === undefined) continue;
      else if (/^%(end|error) \d+ \d+ 1$/.test(text)) {
        yield { ok: text.startsWith("%end"), lines };
        lines = undefined;
      } else lines.push(text);
    }
  }

  async #line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf("\n");
      if (end !== -1) {
        const text = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return text;
      }
      const late = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => late.resolve(undefined), LIMIT_MS);
      const read = await Promise.race([this.#reader.read(), late.promise]);
      clearTimeout(timer);
      if (read === undefined || read.done) {
        this.#ended = true;
        return undefined;
      }
      this.#text += this.#decoder.decode(read.value, { stream: true });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // By a client of its own: the one here may have been sent away.
    await Bun.spawn([this.#program, "-S", join(this.#folder, "socket"), "kill-server"], {
      stdio: ["ignore", "ignore", "ignore"],
    }).exited;
    this.#child.kill("SIGKILL");
    await this.#child.exited;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
