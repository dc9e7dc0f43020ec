import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PtyScreen } from "../../support/pty-screen.ts";
import { TestServer, TROAM, type Answer } from "../harness.ts";

/** TROAM_OPTIONS_PROGRAM names a tmux: all that is expected of troam here is then asked of that. */
const PROGRAM = process.env["TROAM_OPTIONS_PROGRAM"] ?? TROAM;

/** Shows what it gets as `cat -v` does, each key at once; what the test prints into its terminal stands there as it is. */
const PROGRAM_IN_PANE = "stty raw opost -echo; echo ready; exec cat -v";

/** A server with somebody at it, for one option after the other: each begins in a new session of one window with a program that shows what it gets. */
export class OptionWorld {
  readonly server = new TestServer(["-f/dev/null", "-u"], PROGRAM);
  #client: PtyScreen | undefined;
  #name = "";
  #sessions = 0;
  /** How to undo what was set, newest last. */
  #undo: string[][] = [];

  /** What the person sees: 80 columns, 24 rows. */
  get client(): PtyScreen {
    if (this.#client === undefined) throw new Error("nobody is attached");
    return this.#client;
  }

  get session(): string {
    return `t${this.#sessions}`;
  }

  /** A new session of one window, "w"; the client is brought there, everything before it goes. */
  async begin(): Promise<void> {
    const undo = this.#undo.toReversed().flatMap((words) => [...words, ";"]);
    this.#undo = [];
    this.#sessions++;
    const made = ["new-session", "-d", "-s", this.session, "-n", "w", "-x", "80", "-y", "23", PROGRAM_IN_PANE];
    const started = this.#client !== undefined;
    if (started)
      for (const name of (await this.server.ok("list-buffers", "-F", "#{buffer_name}")).split("\n"))
        if (name !== "") undo.push("delete-buffer", "-b", name, ";");
    await this.server.ok(...undo, ...made);
    if (started) {
      await this.switchTo(this.session);
      await this.server.ok("kill-session", "-a", "-t", this.session);
    } else {
      this.#client = this.server.attach(["attach-session", "-t", this.session]);
      await this.#client.until("ready");
      this.#name = await this.server.ok("list-clients", "-F", "#{client_name}");
    }
    await this.client.until((screen) => screen.text().includes(`[${this.session}`) && screen.text().includes("ready"));
  }

  /** Sets an option as `set-option` does; a global one is taken back after the row. */
  async set(...words: readonly string[]): Promise<void> {
    const flags = words.filter((word, at) => word.startsWith("-") && at < words.length - 2);
    const [name = "", value = ""] = words.slice(flags.length);
    const undo = flags.length === 0 ? "-u" : `${flags[0]}u`;
    if (/^-(g|gw|s|gp)$/.test(flags[0] ?? "")) this.#undo.push(["set-option", undo, name.replace(/\[.*/, "")]);
    await this.server.ok("set-option", ...flags, name, value);
  }

  /** Brings the client to another session. */
  async switchTo(session: string): Promise<void> {
    await this.server.ok("switch-client", "-c", this.#name, "-t", session);
  }

  run(...words: readonly string[]): Promise<string> {
    return this.server.ok(...words);
  }

  answer(...words: readonly string[]): Promise<Answer> {
    return this.server.run(words);
  }

  /** Binds a key for the time of the row. */
  async bind(table: string, key: string, ...command: readonly string[]): Promise<void> {
    const [flags, name] = table.startsWith("-r ") ? [["-r"], table.slice(3)] : [[], table];
    this.#undo.push(["unbind-key", "-q", "-T", name, key]);
    await this.server.ok("bind-key", ...flags, "-T", name, key, ...command);
  }

  /** A hook for the time of the row. */
  async hook(name: string, command: string): Promise<void> {
    this.#undo.push(["set-hook", "-gu", name]);
    await this.server.ok("set-hook", "-g", name, command);
  }

  format(template: string, target?: string): Promise<string> {
    return this.server.format(template, target ?? `${this.session}:`);
  }

  /** Waits until a format says so. */
  async says(template: string, value: string | RegExp, target?: string): Promise<void> {
    await this.server.until(["display-message", "-p", "-t", target ?? `${this.session}:`, template], (text) =>
      typeof value === "string" ? text === `${value}\n` : value.test(text),
    );
  }

  /** Bytes into the terminal of a pane, as if its program wrote them. */
  async print(bytes: string, target?: string): Promise<void> {
    writeFileSync(await this.format("#{pane_tty}", target), Buffer.from(bytes, "utf8"));
  }

  /** Types at the client. */
  type(text: string): void {
    this.client.type(text);
  }

  /** Another client. */
  attach(words: readonly string[] = ["attach-session", "-t", this.session], options = {}): PtyScreen {
    return this.server.attach(words, options);
  }

  until(condition: Parameters<PtyScreen["until"]>[0]): Promise<void> {
    return this.client.until(condition);
  }

  /** Waits until a text is seen in a style. */
  async looks(text: string, style: string): Promise<void> {
    try {
      await this.client.until((screen) => screen.lookOf(text) === style);
    } catch {
      throw new Error(`${text} is ${this.client.lookOf(text) ?? "not there"}, not ${style}\n${this.client.text()}`);
    }
  }

  /** Waits until a cell is seen in a style. */
  async cell(x: number, y: number, style: string): Promise<void> {
    try {
      await this.client.until((screen) => screen.look(x, y) === style);
    } catch {
      throw new Error(`${x},${y} is ${this.client.look(x, y)}, not ${style}\n${this.client.text()}`);
    }
  }

  /** Waits until the client was sent these bytes. @param from what it was sent before that does not count */
  async sent(bytes: string | RegExp, from = 0): Promise<void> {
    const has = (): boolean => {
      const output = this.client.output.slice(from);
      return typeof bytes === "string" ? output.includes(bytes) : bytes.test(output);
    };
    await this.client.until(has).catch(() => {
      throw new Error(`not sent: ${JSON.stringify(String(bytes))}\n${JSON.stringify(this.client.output.slice(from))}`);
    });
  }

  file(name: string): string {
    return join(this.server.folder, name);
  }

  async end(): Promise<void> {
    await this.#client?.[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }
}

/** A mouse event as a terminal with SGR reports sends it; column and row 0-based. */
export function mouse(button: number, x: number, y: number, released = false): string {
  return `\x1b[<${button};${x + 1};${y + 1}${released ? "m" : "M"}`;
}

/** What shows that an option has its effect. */
export interface OptionRow {
  readonly option: string;
  readonly does: string;
  /** It needs a server that it may end. */
  readonly alone?: boolean;
  see(world: OptionWorld): Promise<void>;
}

/** The style that all options of styles are set to, as tmux and as the terminal says it. */
export const STYLE = "fg=colour201,bg=colour22,bold";
export const SEEN = "fg=201,bg=22,bold";
