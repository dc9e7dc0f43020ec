import { ASCII_LINE_DRAWING, LINE_DRAWING } from "./acs.ts";
import { FEATURES, featureName } from "./features.ts";
import { applyOverride, matchesPattern, splitOverride } from "./overrides.ts";
import { parameterise } from "./parameterised.ts";
import { Sequence } from "./sequence.ts";
import { sgrCodes, type SgrCodes } from "./sgr-codes.ts";
import { parseTerminfo, withoutDelays, type Capabilities } from "./terminfo.ts";

export { terminfoPaths } from "./terminfo.ts";

/**
 * What an outer terminal is made from.
 *
 * @since 0.1.0
 */
export interface OutputTerminalSource {
  /** TERM of the client. */
  readonly name: string;
  /** The compiled terminfo entry, as read from its file. Without it (or when it is damaged) an xterm of 8 colours is assumed. */
  readonly terminfo?: Uint8Array | undefined;
  /** Capabilities by terminfo name, over those of `terminfo`: "smcup=\E[…" already split and unescaped. */
  readonly capabilities?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Names of features (`256`, `RGB`, `sync` …) of the client (`-T`, `-2`) and of terminal-features; `name@` takes one away. */
  readonly features?: Iterable<string> | undefined;
  /** Lines of `terminal-features` (`xterm*:clipboard:…`) and `terminal-overrides`, in order. */
  readonly terminalFeatures?: readonly string[] | undefined;
  readonly terminalOverrides?: readonly string[] | undefined;
  /** Whether the client is UTF-8; without it line drawing and "_" are used. Default true. */
  readonly utf8?: boolean | undefined;
  /** The client's COLORTERM: `truecolor`, `24bit` or something with 256. */
  readonly colorterm?: string | undefined;
  /**
   * Whether keypad, paste and focus modes follow each screen (a carrier to somebody else's program), or are the terminal's
   * own from `start` to `stop` as tmux has it (the default).
   */
  readonly forwardModes?: boolean | undefined;
}

/** What is assumed where there is no terminfo entry. */
const PLAIN: Readonly<Record<string, string | number | boolean>> = {
  am: true,
  xenl: true,
  bce: true,
  colors: 8,
  clear: "\x1b[H\x1b[2J",
  cup: "\x1b[%i%p1%d;%p2%dH",
  home: "\x1b[H",
  hpa: "\x1b[%i%p1%dG",
  vpa: "\x1b[%i%p1%dd",
  cub1: "\b",
  cuf1: "\x1b[C",
  cuu1: "\x1b[A",
  cud1: "\x1b[B",
  cub: "\x1b[%p1%dD",
  cuf: "\x1b[%p1%dC",
  cuu: "\x1b[%p1%dA",
  cud: "\x1b[%p1%dB",
  csr: "\x1b[%i%p1%d;%p2%dr",
  indn: "\x1b[%p1%dS",
  rin: "\x1b[%p1%dT",
  ind: "\n",
  ri: "\x1bM",
  el: "\x1b[K",
  ech: "\x1b[%p1%dX",
  sgr0: "\x1b[m",
  bold: "\x1b[1m",
  dim: "\x1b[2m",
  sitm: "\x1b[3m",
  smul: "\x1b[4m",
  blink: "\x1b[5m",
  rev: "\x1b[7m",
  invis: "\x1b[8m",
  setaf: "\x1b[3%p1%dm",
  setab: "\x1b[4%p1%dm",
  smcup: "\x1b[?1049h",
  rmcup: "\x1b[?1049l",
  smkx: "\x1b[?1h\x1b=",
  rmkx: "\x1b[?1l\x1b>",
  civis: "\x1b[?25l",
  cnorm: "\x1b[?25h",
  kmous: "\x1b[M",
  acsc: "``aaffggiijjkkllmmnnooppqqrrssttuuvvwwxxyyzz{{||}}~~",
};

const RGB_COLOURS = 0x1000000;
const MOUSE_OFF = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1005l";

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** What an outer terminal can do. */
export class OutputTerminal {
  readonly name: string;
  readonly utf8: boolean;
  readonly forwardModes: boolean;
  readonly #source: OutputTerminalSource;
  readonly #features: Set<string> = new Set();
  readonly #withoutFeatures: Set<string> = new Set();
  #capabilities: Capabilities = new Map();
  readonly #strings: Map<string, Uint8Array> = new Map();
  readonly #sequences: Map<string, Sequence | null> = new Map();
  readonly #acs: Map<number, string> = new Map();
  /** Number of colours: 0, 8, 16, 256 or 0x1000000. */
  colours = 8;
  /** Whether a background colour is kept by what is erased and scrolled in; whether 39 and 49 are known. */
  bce = false;
  ax = false;
  /** Whether the last cell of the last row can be written without scrolling. */
  fillsCorner = true;
  /** Whether line drawing goes by the terminal's own set and not by UTF-8. */
  acsNeeded = false;
  /** Parameters of SGR where a change of style can be one sequence, else null. */
  sgrCodes: SgrCodes | null = null;
  /** Whether it is like a VT100, so that it may be asked what it is. */
  vt100Like = false;
  /** Size of a cell in pixels, as it told; 0 while it did not. */
  cellWidthPx = 0;
  cellHeightPx = 0;
  /** Grows when what it can do changed. */
  version = 0;

  constructor(source: OutputTerminalSource) {
    this.name = source.name;
    this.utf8 = source.utf8 ?? true;
    this.forwardModes = source.forwardModes ?? false;
    this.#source = source;
    for (const name of source.features ?? []) this.#takeFeature(name);
    for (const line of source.terminalFeatures ?? []) {
      const [pattern = "", ...names] = splitOverride(line);
      if (matchesPattern(pattern, this.name)) for (const name of names) this.#takeFeature(name);
    }
    const colorterm = source.colorterm?.toLowerCase() ?? "";
    if (colorterm === "truecolor" || colorterm === "24bit") this.#takeFeature("RGB");
    else if (colorterm.includes("256")) this.#takeFeature("256");
    this.#build();
  }

  #takeFeature(text: string): boolean {
    const remove = text.endsWith("@");
    const name = featureName(remove ? text.slice(0, -1) : text);
    if (name === undefined) return false;
    if (remove) {
      this.#withoutFeatures.add(name);
      return this.#features.delete(name);
    }
    if (this.#withoutFeatures.has(name) || this.#features.has(name)) return false;
    this.#features.add(name);
    return true;
  }

  /** Terminfo, overrides, features, overrides again: as tmux, so that a user's line wins and a feature may rest on it. */
  #build(): void {
    const { terminfo, capabilities } = this.#source;
    const entry = terminfo === undefined ? undefined : parseTerminfo(terminfo);
    const all: Capabilities = entry ?? new Map(Object.entries(PLAIN));
    for (const [name, value] of all) if (typeof value === "string") all.set(name, withoutDelays(value));
    for (const [name, value] of Object.entries(capabilities ?? {})) all.set(name, value);
    this.#capabilities = all;
    this.#override();
    const clear = this.string("clear") ?? "";
    this.vt100Like = all.has("XT") || clear.startsWith("\x1b[");
    if (this.vt100Like) for (const name of ["bpaste", "focus", "title"]) this.#takeFeature(name);
    if ((all.has("Tc") || all.has("RGB")) && !(this.has("setrgbf") && this.has("setrgbb"))) this.#takeFeature("RGB");
    for (const feature of FEATURES) {
      if (!this.#features.has(feature.name)) continue;
      for (const line of feature.capabilities) for (const item of splitOverride(line)) applyOverride(all, item);
    }
    if (this.#features.size > 0) this.#override();
    this.#derive();
  }

  #override(): void {
    for (const line of this.#source.terminalOverrides ?? []) {
      const [pattern = "", ...items] = splitOverride(line);
      if (matchesPattern(pattern, this.name)) for (const item of items) applyOverride(this.#capabilities, item);
    }
  }

  #derive(): void {
    const all = this.#capabilities;
    this.#strings.clear();
    this.#sequences.clear();
    this.#acs.clear();
    // A clipboard that cannot be asked and answered in two parts is not tmux's Ms.
    const ms = this.string("Ms");
    if (ms !== undefined && parameterise(ms, "c", "?") === "") all.delete("Ms");
    const many = this.#features.has("256") || this.#features.has("RGB");
    const number = all.get("colors");
    this.colours = many ? 256 : typeof number === "number" ? Math.min(number, 256) : 0;
    if (this.has("setrgbf") && this.has("setrgbb")) this.colours = RGB_COLOURS;
    this.bce = all.has("bce");
    this.ax = all.has("AX");
    this.fillsCorner = all.has("am") && (all.has("xenl") || this.vt100Like);
    this.acsNeeded = !this.utf8 || all.get("U8") === 0;
    this.#readAcs();
    this.sgrCodes = sgrCodes(this);
    this.version++;
  }

  #readAcs(): void {
    const pairs = this.string("acsc") ?? ASCII_LINE_DRAWING;
    for (let i = 0; i < 256; i++) {
      const letter = String.fromCharCode(i);
      const drawn = LINE_DRAWING[letter];
      if (!this.acsNeeded && drawn !== undefined) this.#acs.set(i, drawn);
    }
    if (!this.acsNeeded) return;
    for (let i = 0; i + 1 < pairs.length; i += 2) this.#acs.set(pairs.charCodeAt(i), pairs[i + 1]!);
  }

  /** What draws a letter of the line drawing set; itself when nothing is known. */
  lineDrawing(letter: number): string {
    return this.#acs.get(letter) ?? String.fromCharCode(letter);
  }

  has(name: string): boolean {
    const value = this.#capabilities.get(name);
    return value !== undefined && value !== false;
  }

  /** A string capability, undefined when the terminal has none. */
  string(name: string): string | undefined {
    const value = this.#capabilities.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  }

  /** A capability with numbers in it, null when the terminal has none. */
  sequence(name: string): Sequence | null {
    const known = this.#sequences.get(name);
    if (known !== undefined) return known;
    const text = this.string(name);
    const made = text === undefined ? null : new Sequence(text);
    this.#sequences.set(name, made);
    return made;
  }

  /** A capability carried out with texts; "" when the terminal has none. */
  expand(name: string, ...values: readonly (string | number)[]): string {
    const text = this.string(name);
    return text === undefined ? "" : parameterise(text, ...values);
  }

  /** Whether it shows pictures: it says that it does, and how large they would be is known. */
  get showsImages(): boolean {
    return this.has("Sxl") && this.cellWidthPx > 0 && this.cellHeightPx > 0;
  }

  /** All capabilities, by name (`show-messages -T`, formats). */
  capabilities(): ReadonlyMap<string, string | number | boolean> {
    return this.#capabilities;
  }

  /** Names of the features it has, in tmux's order (`client_termfeatures`). */
  get featureNames(): string[] {
    return FEATURES.filter((feature) => this.#features.has(feature.name)).map((feature) => feature.name);
  }

  /** Adds features told later (an answer to DA or XTVERSION). @returns whether anything changed */
  addFeatures(names: Iterable<string>): boolean {
    let changed = false;
    for (const name of names) changed = this.#takeFeature(name) || changed;
    if (changed) this.#build();
    return changed;
  }

  /** Takes the terminal over: alternate screen, keypad, paste. `requests` asks it what it is. */
  start(): Uint8Array {
    let text = "";
    for (const name of ["smcup", "smkx", "clear"]) text += this.string(name) ?? "";
    if (this.acsNeeded) text += this.string("enacs") ?? "";
    text += this.string("cnorm") ?? "";
    if (this.has("kmous")) text += MOUSE_OFF;
    text += this.string("Enbp") ?? "";
    if (this.vt100Like) text += "\x1b[?2031h\x1b[?996n";
    return latin1(text);
  }

  /** Questions that tell more of a terminal like a VT100: DA, DA2, XTVERSION, synchronised output, the size of a cell, colours. */
  requests(): Uint8Array {
    if (!this.vt100Like) return new Uint8Array();
    return latin1("\x1b[c\x1b[>c\x1b[>q\x1b[?2026$p\x1b[16t\x1b]10;?\x1b\\\x1b]11;?\x1b\\");
  }

  /** Gives it back as it was. @param rows of the terminal, for its scroll region */
  stop(rows = 0): Uint8Array {
    let text = rows > 0 ? this.expand("csr", 0, rows - 1) : "";
    if (this.acsNeeded) text += this.string("rmacs") ?? "";
    for (const name of ["sgr0", "rmkx", "clear", "Se", "Cr", "cnorm"]) text += this.string(name) ?? "";
    if (this.has("kmous")) text += MOUSE_OFF;
    for (const name of ["Dsbp", "Dsfcs", "Dseks", "rmcup"]) text += this.string(name) ?? "";
    if (this.vt100Like) text += "\x1b[?2031l";
    return latin1(text);
  }

  /** Sequence for a feature to be switched: `focus` (Enfcs, Dsfcs), `extkeys` (Eneks, Dseks). Empty when it cannot. */
  toggle(what: "focus" | "extkeys", on: boolean): Uint8Array {
    const name = what === "focus" ? (on ? "Enfcs" : "Dsfcs") : on ? "Eneks" : "Dseks";
    return latin1(this.string(name) ?? "");
  }

  /** OSC 52; empty when the terminal cannot. `bytes` null asks for the clipboard. */
  clipboard(selection: string, bytes: Uint8Array | null): Uint8Array {
    if (!this.has("Ms")) return new Uint8Array();
    return latin1(this.expand("Ms", selection, bytes === null ? "?" : Buffer.from(bytes).toString("base64")));
  }
}
