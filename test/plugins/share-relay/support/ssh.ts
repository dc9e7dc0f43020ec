import { Terminal } from "@xterm/headless";
import { until } from "./shared.ts";

/** Options that keep a stock client away from the user's own files and questions. */
export const SSH_OPTIONS = [
  "-F/dev/null",
  "-oStrictHostKeyChecking=no",
  "-oUserKnownHostsFile=/dev/null",
  "-oIdentityFile=/dev/null",
  "-oIdentityAgent=none",
  "-oBatchMode=yes",
  "-oLogLevel=ERROR",
];

/** The words behind `ssh` in a link: `-p2200 TOKEN@127.0.0.1`. */
export function sshWords(link: string): string[] {
  return link.split(" ").slice(1);
}

/** A stock OpenSSH client on a terminal, as somebody runs it who was given a link. */
export class SshViewer implements AsyncDisposable {
  /** All that the client printed. */
  output = "";
  readonly #screen: Terminal;
  readonly #terminal: Bun.Terminal;
  readonly #process: Bun.Subprocess;

  constructor(link: string, size = { cols: 80, rows: 24 }, options: readonly string[] = []) {
    this.#screen = new Terminal({ ...size, allowProposedApi: true, scrollback: 0 });
    const decoder = new TextDecoder();
    // Given inline: only then it is the client's controlling terminal, and a resize reaches it.
    this.#process = Bun.spawn(["ssh", ...options, ...SSH_OPTIONS, ...sshWords(link)], {
      terminal: {
        ...size,
        data: (_, bytes) => {
          this.output += decoder.decode(bytes, { stream: true });
          this.#screen.write(bytes.slice());
        },
      },
    });
    const { terminal } = this.#process;
    if (terminal === undefined) throw new Error("no terminal");
    this.#terminal = terminal;
  }

  /** What was said after the screen was left. */
  get lastWords(): string {
    return this.output.split("\x1b[?1049l").at(-1) ?? "";
  }

  /** Resolves when the client has ended and all that it printed has been read. @returns its status */
  async ended(): Promise<number> {
    const status = await this.#process.exited;
    for (let before = -1; before !== this.output.length; await Bun.sleep(20)) before = this.output.length;
    return status;
  }

  type(text: string): void {
    this.#terminal.write(text);
  }

  resize(cols: number, rows: number): void {
    this.#screen.resize(cols, rows);
    this.#terminal.resize(cols, rows);
  }

  /** The rows on the client's terminal, blanks at the end cut. */
  rows(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from(
      { length: this.#screen.rows },
      (_, y) => active.getLine(y)?.translateToString(true).trimEnd() ?? "",
    );
  }

  async shows(text: string): Promise<void> {
    try {
      await until(text, () => this.rows().some((row) => row.includes(text)));
    } catch (error) {
      throw new Error(`${String(error)}; shown:\n${this.rows().join("\n")}`);
    }
  }

  /** Stops and continues the client: a reader that does not read. */
  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#process.exited;
    this.#terminal.close();
    this.#screen.dispose();
  }
}
