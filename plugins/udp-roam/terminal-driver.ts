import { readFileSync } from "node:fs";
import { OutputTerminal, type Screen, diff, terminfoPaths } from "troam/plugin/screen";

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's terminal from the environment; an unknown one is taken for a plain ANSI terminal. */
export function outerTerminal(environment: Environment): OutputTerminal {
  const name = environment["TERM"] ?? "dumb";
  const isPlain = environment["MOSH_NO_TERM_INIT"] !== undefined;
  return new OutputTerminal({
    name,
    terminfo: readTerminfo(name, environment),
    capabilities: isPlain ? { smcup: "", rmcup: "" } : {},
    features: /truecolor|24bit/.test(environment["COLORTERM"] ?? "") ? ["RGB"] : [],
    terminalFeatures: ["xterm*:clipboard:ccolour:cstyle:focus:title"],
  });
}

function readTerminfo(name: string, environment: Environment): Uint8Array | undefined {
  for (const path of terminfoPaths(name, environment)) {
    try {
      return readFileSync(path);
    } catch {
      // The next place may have it.
    }
  }
  return undefined;
}

/** The terminal on standard input and output: raw, and showing one screen after the other by what differs. */
export class TerminalDriver {
  readonly #terminal: OutputTerminal;
  #shown: Screen | null = null;
  #blocked = false;
  #onReady: () => void = () => {};

  constructor(terminal: OutputTerminal) {
    this.#terminal = terminal;
  }

  get size(): { cols: number; rows: number } {
    return { cols: process.stdout.columns || 80, rows: process.stdout.rows || 24 };
  }

  /** Takes the terminal over. Cursor keys come in application mode all the time, as the wire wants them. */
  start(onBytes: (bytes: Uint8Array) => void, onEnd: () => void, onReady: () => void): void {
    this.#onReady = onReady;
    process.stdin.on("data", onBytes);
    process.stdin.on("end", onEnd);
    this.resume();
  }

  resume(): void {
    process.stdin.setRawMode(true);
    process.stdin.resume();
    this.#write(this.#terminal.start());
    this.#write("\x1b[?1h");
    this.repaint();
  }

  /** Gives the terminal back as it was. */
  stop(): void {
    this.#write("\x1b[?1l\x1b[?2004l\x1b[?1004l\x1b[0m\x1b[?25h");
    this.#write(this.#terminal.stop());
    process.stdin.setRawMode(false);
    process.stdin.pause();
  }

  /** What the terminal shows is not known any more: the next frame draws all. */
  repaint(): void {
    this.#shown = null;
  }

  bell(): void {
    this.#write("\x07");
  }

  clipboard(bytes: Uint8Array): void {
    this.#write(this.#terminal.clipboard("", bytes));
  }

  /** Shows a screen, which must not change afterwards. While the terminal does not take more, nothing is drawn. */
  show(screen: Screen): void {
    if (this.#blocked) return;
    const bytes = diff(this.#shown, screen, this.#terminal);
    this.#shown = screen;
    if (bytes.length > 0) this.#write(bytes);
  }

  #write(bytes: Uint8Array | string): void {
    if (process.stdout.write(bytes) || this.#blocked) return;
    this.#blocked = true;
    process.stdout.once("drain", () => {
      this.#blocked = false;
      this.#onReady();
    });
  }
}
