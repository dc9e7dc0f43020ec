import type { PtyScreen } from "./pty-screen.ts";

/** The answer to one command: its output, and whether it went well. */
export interface Reply {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

interface Waiting {
  readonly command: string;
  readonly resolve: (reply: Reply) => void;
}

/**
 * The client's side of control mode over a terminal (`-CC`), as strict as iTerm2's: every command it sends must be
 * answered once and in order between `%begin` and `%end` or `%error` of the same numbers, and what stands between
 * answers must be a notification. What breaks that is kept in `faults`.
 */
export class ControlGateway {
  readonly notifications: string[] = [];
  readonly faults: string[] = [];
  readonly #screen: PtyScreen;
  readonly #waiting: Waiting[] = [];
  #taken = 0;
  #block: { head: string; command: Waiting | undefined; lines: string[] } | undefined;
  /** The program has said `%exit`, and how. */
  exit: string | undefined;

  constructor(screen: PtyScreen) {
    this.#screen = screen;
  }

  /** Sends commands as one line, as iTerm2 sends a list. @returns the answer to each */
  send(...commands: string[]): Promise<Reply[]> {
    const replies = commands.map(
      (command) => new Promise<Reply>((resolve) => this.#waiting.push({ command, resolve })),
    );
    this.#screen.type(`${commands.join("; ")}\r`);
    const all = Promise.all(replies);
    let answered = false;
    void all.then(() => (answered = true));
    return this.until(() => answered, commands.join("; ")).then(() => all);
  }

  /** Sends one command that must succeed. @returns its output */
  async ok(command: string): Promise<readonly string[]> {
    const [reply] = await this.send(command);
    if (!reply?.ok) throw new Error(`${command}: ${reply?.lines.join("\n")}`);
    return reply.lines;
  }

  /** Waits for a notification. */
  async notified(pattern: RegExp): Promise<string> {
    const find = (): string | undefined => this.notifications.find((line) => pattern.test(line));
    await this.until(() => find() !== undefined, String(pattern));
    return find() ?? "";
  }

  /** All output of a pane that was told, as its program wrote it. */
  output(pane: string): string {
    const escaped = this.notifications
      .map((line) => /^%(?:output (%\d+)|extended-output (%\d+) \d+ :) (.*)$/s.exec(line))
      .filter((match) => match !== null && (match[1] ?? match[2]) === pane)
      .map((match) => match?.[3] ?? "")
      .join("");
    const bytes = escaped.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }

  async until(condition: () => boolean, what: string, limitMs = 10_000): Promise<void> {
    for (const end = Date.now() + limitMs; Date.now() < end; await Bun.sleep(5)) {
      this.#read();
      if (condition()) return;
    }
    throw new Error(`not within ${limitMs} ms: ${what}\n${this.#screen.output}`);
  }

  #read(): void {
    const text = this.#screen.output;
    for (let end = text.indexOf("\n", this.#taken); end >= 0; end = text.indexOf("\n", this.#taken)) {
      const line = text.slice(this.#taken, end).replace(/\r$/, "").replace("\x1bP1000p", "");
      this.#taken = end + 1;
      this.#line(line);
    }
  }

  #line(line: string): void {
    const block = this.#block;
    if (block === undefined) {
      if (line.startsWith("%begin ")) return this.#begin(line);
      if (line === "%exit" || line.startsWith("%exit ")) this.exit = line;
      else if (!line.startsWith("%")) this.faults.push(`stray line: ${line}`);
      this.notifications.push(line);
      return;
    }
    const ok = line === `%end ${block.head}`;
    if (!ok && line !== `%error ${block.head}`) {
      block.lines.push(line);
      return;
    }
    this.#block = undefined;
    block.command?.resolve({ ok, lines: block.lines });
  }

  #begin(line: string): void {
    const match = /^%begin (\d+ \d+ (\d+))$/.exec(line);
    if (!match) return void this.faults.push(`malformed: ${line}`);
    // bit 0: it answers a command of this client
    const ours = (Number(match[2]) & 1) !== 0;
    const command = ours ? this.#waiting.shift() : undefined;
    if (ours && !command) this.faults.push(`an answer that nobody asked for: ${line}`);
    this.#block = { head: match[1] ?? "", command, lines: [] };
  }
}
