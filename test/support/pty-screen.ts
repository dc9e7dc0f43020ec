import { Terminal as Emulator } from "@xterm/headless";
import { type Pty, openPty } from "#pty/pty.ts";

export interface PtyScreenOptions {
  readonly cols?: number;
  readonly rows?: number;
  /** Over the test's own environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** `c_cc` of its terminal, in place of the kernel's own. */
  readonly specialCharacters?: Uint8Array;
}

/**
 * A program on a pty of its own, with the screen that a person would see, held by an emulator that is not ours.
 * `await using` ends the program.
 */
export class PtyScreen {
  readonly pty: Pty;
  readonly #emulator: Emulator;
  /** Everything the program wrote. */
  output = "";
  /** Resolves with status or signal when the program ended and its output is on the screen. */
  readonly ended: Promise<{ readonly status?: number; readonly signal?: number }>;

  constructor(argv: readonly string[], options: PtyScreenOptions = {}) {
    const { cols = 80, rows = 24 } = options;
    const [file = "", ...args] = argv;
    const environment = { ...process.env, TERM: "xterm-256color", LANG: "C.UTF-8", ...options.environment };
    this.#emulator = new Emulator({ cols, rows, allowProposedApi: true, scrollback: 1000 });
    this.pty = openPty({
      file: Bun.which(file) ?? file,
      args,
      environment: Object.entries(environment).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${value}`],
      ),
      cwd: options.cwd ?? process.cwd(),
      cols,
      rows,
      specialCharacters: options.specialCharacters,
    });
    // Programs ask their terminal what it is: it answers as xterm does.
    this.#emulator.onData((reply) => this.pty.write(Buffer.from(reply)));
    const read = this.#read();
    this.ended = this.pty.exited.then(async (exit) => {
      await Promise.race([read, Bun.sleep(500)]);
      return exit;
    });
  }

  /** Types text, or bytes such as "\x02d". */
  type(text: string): void {
    this.pty.write(Buffer.from(text));
  }

  resize(cols: number, rows: number): void {
    this.#emulator.resize(cols, rows);
    this.pty.resize({ cols, rows });
  }

  /** Rows as text, blanks at their ends cut. */
  rows(): string[] {
    const { active } = this.#emulator.buffer;
    return Array.from(
      { length: this.#emulator.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? "",
    );
  }

  text(): string {
    return this.rows().join("\n");
  }

  /** How a cell looks, in the words of a style: `fg=#112233,bg=201,bold`; empty for a plain one. 0-based. */
  look(x: number, y: number): string {
    const { active } = this.#emulator.buffer;
    const cell = active.getLine(active.baseY + y)?.getCell(x);
    if (cell === undefined) return "";
    const colour = (isDefault: boolean, isRgb: boolean, value: number): string =>
      isDefault ? "" : isRgb ? `#${value.toString(16).padStart(6, "0")}` : String(value);
    const fg = colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor());
    const bg = colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor());
    const words = [
      fg === "" ? "" : `fg=${fg}`,
      bg === "" ? "" : `bg=${bg}`,
      cell.isBold() ? "bold" : "",
      cell.isDim() ? "dim" : "",
      cell.isItalic() ? "italics" : "",
      cell.isUnderline() ? "underscore" : "",
      cell.isInverse() ? "reverse" : "",
    ];
    return words.filter((word) => word !== "").join(",");
  }

  /** How the first place of a text on the screen looks; undefined where it is not to be seen. */
  lookOf(text: string): string | undefined {
    const rows = this.rows();
    const y = rows.findIndex((row) => row.includes(text));
    return y === -1 ? undefined : this.look(columnOf(rows[y]!, text), y);
  }

  /** 0-based. */
  get cursor(): { readonly x: number; readonly y: number } {
    const { cursorX, cursorY } = this.#emulator.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  get isAlternate(): boolean {
    return this.#emulator.buffer.active.type === "alternate";
  }

  /** Waits until the screen satisfies a condition. @throws Error with the screen when it does not within the limit, ms */
  async until(condition: string | RegExp | ((screen: PtyScreen) => boolean), limitMs = 10_000): Promise<void> {
    const holds = (): boolean => {
      if (typeof condition === "function") return condition(this);
      return typeof condition === "string" ? this.text().includes(condition) : condition.test(this.text());
    };
    for (const end = Date.now() + limitMs; Date.now() < end; await Bun.sleep(10)) if (holds()) return;
    if (!holds()) throw new Error(`not within ${limitMs} ms: ${String(condition)}\n${this.text()}`);
  }

  /** Ends the program, by its pid, if it still runs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.pty.close();
    const ended = await Promise.race([this.pty.exited.then(() => true), Bun.sleep(1000)]);
    if (ended !== true) this.pty.kill("SIGKILL");
    this.#emulator.dispose();
  }

  async #read(): Promise<void> {
    for (let chunk = await this.pty.read(); chunk !== undefined; chunk = await this.pty.read()) {
      this.output += Buffer.from(chunk).toString("latin1");
      const bytes = chunk;
      await new Promise<void>((resolve) => this.#emulator.write(bytes, resolve));
    }
  }
}

/** The column of a text in a row, where all characters before it are one cell wide. */
function columnOf(row: string, text: string): number {
  return Array.from(row.slice(0, row.indexOf(text))).length;
}
