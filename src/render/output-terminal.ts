/** What an outer terminal is made from. */
export interface OutputTerminalSource {
  /** TERM of the client. */
  readonly name: string;
  /** The compiled terminfo entry, as read from its file. Without it a plain ANSI terminal is assumed. */
  readonly terminfo?: Uint8Array | undefined;
  /** Capabilities by terminfo name, over those of `terminfo`: "smcup=\E[…" already split and unescaped. */
  readonly capabilities?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Names of features (`256`, `RGB`, `sync` …) of the client (`-T`, `-2`) and of terminal-features. */
  readonly features?: Iterable<string> | undefined;
  /** Lines of `terminal-features` (`xterm*:clipboard:…`) and `terminal-overrides`, in order. */
  readonly terminalFeatures?: readonly string[] | undefined;
  readonly terminalOverrides?: readonly string[] | undefined;
  /** Whether the client is UTF-8; without it ACS and "_" are used. Default true. */
  readonly utf8?: boolean | undefined;
}

/** What an outer terminal can do. */
export class OutputTerminal {
  readonly name: string;
  constructor(source: OutputTerminalSource) {
    this.name = source.name;
  }
  /** Number of colours: 0, 8, 16, 256 or 0x1000000. */
  get colours(): number {
    throw new Error("not yet");
  }
  /** Names of the features it has, in tmux's order (`client_termfeatures`). */
  get featureNames(): string[] {
    throw new Error("not yet");
  }
  /** Adds features told later (an answer to DA or XTVERSION). @returns whether anything changed */
  addFeatures(names: Iterable<string>): boolean {
    throw new Error(`not yet: ${names}`);
  }
  /** Takes the terminal over: alternate screen, keypad, requests for what it is. */
  start(): Uint8Array {
    throw new Error("not yet");
  }
  /** Gives it back as it was. */
  stop(): Uint8Array {
    throw new Error("not yet");
  }
  /** OSC 52; empty when the terminal cannot. */
  clipboard(selection: string, bytes: Uint8Array): Uint8Array {
    throw new Error(`not yet: ${selection} ${bytes}`);
  }
}

/** Where ncurses looks for a compiled entry, best first. Pure: the caller reads. */
export function terminfoPaths(name: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  throw new Error(`not yet: ${name} ${environment}`);
}
