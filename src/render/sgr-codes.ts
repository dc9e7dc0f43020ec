import {
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
} from "#terminal/style.ts";
import type { OutputTerminal } from "./output-terminal.ts";

/** Attributes that are one capability each, with another for where there is none. */
const CAPABILITIES: readonly (readonly [bit: number, capability: string, instead?: string])[] = [
  [ATTR_BRIGHT, "bold"],
  [ATTR_DIM, "dim"],
  [ATTR_ITALICS, "sitm", "smso"],
  [ATTR_UNDERSCORE, "smul"],
  [ATTR_BLINK, "blink"],
  [ATTR_REVERSE, "rev", "smso"],
  [ATTR_HIDDEN, "invis"],
  [ATTR_STRIKETHROUGH, "smxx"],
  [ATTR_OVERLINE, "Smol"],
];

/** What a terminal that follows ECMA-48 takes for each attribute: bit and parameter of SGR. */
export type SgrCodes = readonly (readonly [bit: number, code: number])[];

/** What resets are, with or without what they do to sets of characters. */
const RESETS: ReadonlySet<string> = new Set(
  ["\x1b[m", "\x1b[0m"].flatMap((reset) => [reset, `\x1b(B${reset}`, `${reset}\x1b(B`, `${reset}\x0f`]),
);

/** The parameter of a sequence of SGR that has one; undefined for any other. */
function parameterOf(sequence: string): number | undefined {
  const digits = sequence.startsWith("\x1b[") && sequence.endsWith("m") ? sequence.slice(2, -1) : "";
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/**
 * Parameters of SGR for the attributes of a terminal whose capabilities are all plain SGR, so that a change of style can be
 * one sequence; null for any other. What else its reset does, to its sets of characters, is for the start of a frame that
 * draws all.
 */
export function sgrCodes(terminal: OutputTerminal): SgrCodes | null {
  if (terminal.acsNeeded || !RESETS.has(terminal.string("sgr0") ?? "") || !hasPlainColours(terminal)) return null;
  const codes: (readonly [number, number])[] = [];
  for (const [bit, capability, instead = ""] of CAPABILITIES) {
    const text = terminal.string(capability) ?? terminal.string(instead);
    if (text === undefined) continue;
    const code = parameterOf(text);
    if (code === undefined) return null;
    codes.push([bit, code]);
  }
  return codes;
}

function hasPlainColours(terminal: OutputTerminal): boolean {
  const { colours, ax } = terminal;
  if (colours < 256 || !ax) return false;
  return [
    ["setaf", "\x1b[31m", "\x1b[91m", "\x1b[38;5;200m"],
    ["setab", "\x1b[41m", "\x1b[101m", "\x1b[48;5;200m"],
  ].every(([name = "", ...texts]) => [1, 9, 200].every((colour, i) => terminal.expand(name, colour) === texts[i]));
}
