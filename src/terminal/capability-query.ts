import type { TerminalOptions } from "./host.ts";
import type { Terminal } from "./terminal.ts";

/** Names in one question that are answered. */
const NAMES_MAX = 32;

/** Capabilities that programs ask for, in terminfo's words; an empty one is a flag. Whatever the outer terminal cannot show, diff brings down. */
const CAPABILITIES: Readonly<Record<string, (options: TerminalOptions) => string | undefined>> = {
  TN: (options) => options.termName ?? "tmux-256color",
  name: (options) => options.termName ?? "tmux-256color",
  Co: () => "256",
  colors: () => "256",
  RGB: () => "8",
  Tc: () => "",
  setrgbf: () => "\x1b[38:2:%p1%d:%p2%d:%p3%dm",
  setrgbb: () => "\x1b[48:2:%p1%d:%p2%d:%p3%dm",
  Smulx: () => "\x1b[4:%p1%dm",
  Setulc: () => "\x1b[58:2:%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%dm",
  Ss: () => "\x1b[%p1%d q",
  Se: () => "\x1b[2 q",
  smxx: () => "\x1b[9m",
  Smol: () => "\x1b[53m",
  Sync: () => "\x1b[?2026%?%p1%{1}%-%tl%eh%;",
  // Only where a program would be heard.
  Ms: (options) => ((options.setClipboard ?? 1) === 2 ? "\x1b]52;%p1%s;%p2%s\x07" : undefined),
};

const hex = (text: string): string => Buffer.from(text, "latin1").toString("hex").toUpperCase();

/** @vt DCS + q Pt ST | XTGETTCAP | yes | Tells capabilities by name, in hex: TN Co RGB Tc Ms Smulx Setulc Ss Se Sync setrgbf setrgbb. | xterm */
export function capabilities(terminal: Terminal, text: string): void {
  for (const asked of text.split(";", NAMES_MAX)) {
    const name = /^(?:[0-9a-f]{2})+$/i.test(asked) ? Buffer.from(asked, "hex").toString("latin1") : "";
    const value = Object.hasOwn(CAPABILITIES, name) ? CAPABILITIES[name]!(terminal.options) : undefined;
    if (value === undefined) terminal.reply(`\x1bP0+r${name === "" ? "" : asked}\x1b\\`);
    else terminal.reply(`\x1bP1+r${asked}${value === "" ? "" : `=${hex(value)}`}\x1b\\`);
  }
}
