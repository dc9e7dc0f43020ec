import { COLOUR_DEFAULT, COLOUR_NONE, colourFromX11, forceRgb, type Colour } from "../colour.ts";
import type { Terminal } from "../terminal.ts";

const PALETTE_SIZE = 256;

/** What OSC 4, 10, 11 and 12 answer: `rgb:` with each level twice; nothing for a colour that is none. */
export function colourReply(which: string, colour: Colour, terminator: string): string | undefined {
  const rgb = forceRgb(colour);
  if (rgb === COLOUR_NONE) return undefined;
  const levels = [rgb >> 16, rgb >> 8, rgb].map((level) => (level & 0xff).toString(16).padStart(2, "0").repeat(2));
  return `\x1b]${which};rgb:${levels.join("/")}${terminator}`;
}

function answer(terminal: Terminal, which: string, colour: Colour, terminator: string): void {
  const text = colourReply(which, colour, terminator);
  if (text !== undefined) terminal.reply(text);
}

/** @vt OSC 4 ; c ; spec | palette | yes | Sets palette entries, or asks for them with `?`; what we do not know is asked of the outer terminal. | xterm */
export function palette(terminal: Terminal, text: string, terminator: string): void {
  let rest = text;
  let changed = false;
  while (rest !== "") {
    const m = /^(?:| *([+-]?\d+));/.exec(rest);
    const index = Number(m?.[1] ?? 0);
    if (!m || index < 0 || index >= PALETTE_SIZE) break;
    rest = rest.slice(m[0].length);
    const end = rest.indexOf(";");
    const spec = end === -1 ? rest : rest.slice(0, end);
    rest = end === -1 ? "" : rest.slice(end + 1);
    if (spec === "?") ask(terminal, index, terminator);
    else changed = setEntry(terminal, index, colourFromX11(spec)) || changed;
  }
  if (changed) terminal.host.coloursChanged?.();
}

function ask(terminal: Terminal, index: number, terminator: string): void {
  const own = terminal.screen.palette?.[index] ?? COLOUR_NONE;
  const colour = own === COLOUR_NONE ? (terminal.options.paneColours?.get(index) ?? COLOUR_NONE) : own;
  if (colour !== COLOUR_NONE) answer(terminal, `4;${index}`, colour, terminator);
  else terminal.request("palette", index, terminator);
}

function setEntry({ screen }: Terminal, index: number, colour: Colour): boolean {
  if (colour === COLOUR_NONE) return false;
  // Always another one: who has it drawn sees that it changed.
  screen.palette = screen.palette?.slice() ?? new Int32Array(PALETTE_SIZE).fill(COLOUR_NONE);
  screen.palette[index] = colour;
  return true;
}

/** @vt OSC 104 ; c | palette | yes | Takes palette entries back, all without a number. | xterm */
export function resetPalette(terminal: Terminal, text: string): void {
  const { screen, host } = terminal;
  if (text === "") {
    screen.palette = null;
    screen.defaultFg = COLOUR_DEFAULT;
    screen.defaultBg = COLOUR_DEFAULT;
    host.coloursChanged?.();
    return;
  }
  const palette = screen.palette?.slice();
  // What follows the last semicolon may be missing; elsewhere a missing number is 0.
  for (const part of text.replace(/;$/, "").split(";")) {
    const index = Number(part);
    if (!/^(?: *[+-]?\d+)?$/.test(part) || index < 0 || index >= PALETTE_SIZE) break;
    if (palette) palette[index] = COLOUR_NONE;
  }
  if (palette === undefined) return;
  screen.palette = palette;
  host.coloursChanged?.();
}

/**
 * @vt OSC 10 ; spec | foreground | yes | Sets or asks for the pane's foreground; OSC 110 takes it back. | xterm
 * @vt OSC 11 ; spec | background | yes | Sets or asks for the pane's background; OSC 111 takes it back. | xterm
 */
export function defaultColour(terminal: Terminal, which: 10 | 11, text: string, terminator: string): void {
  const { screen, host } = terminal;
  if (text === "?") {
    const own = which === 10 ? screen.defaultFg : screen.defaultBg;
    const colour = own === COLOUR_DEFAULT ? host.colourQuery?.(which) : own;
    if (colour !== undefined) answer(terminal, String(which), colour, terminator);
    return;
  }
  const colour = text === "default" ? COLOUR_DEFAULT : colourFromX11(text);
  if (colour === COLOUR_NONE) return;
  if (which === 10) screen.defaultFg = colour;
  else screen.defaultBg = colour;
  host.coloursChanged?.();
}

/** @vt OSC 12 ; spec | cursor colour | yes | Sets or asks for the colour of the cursor; OSC 112 takes it back. | xterm */
export function cursorColour(terminal: Terminal, text: string, terminator: string): void {
  const { screen } = terminal;
  if (text === "?") {
    const colour = screen.cursorColour === COLOUR_NONE ? screen.defaultCursorColour : screen.cursorColour;
    answer(terminal, "12", colour, terminator);
    return;
  }
  if (text === "default") {
    screen.cursorColour = COLOUR_NONE;
    return;
  }
  const colour = colourFromX11(text);
  if (colour !== COLOUR_NONE) screen.cursorColour = colour;
}
