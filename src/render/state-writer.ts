import { COLOUR_NONE, COLOUR_THEME, forceRgb, themeToAnsi, type Colour } from "#terminal/colour.ts";
import {
  ALL_MOUSE_MODES,
  CURSOR_DEFAULT,
  MODE_BRACKETPASTE,
  MODE_CURSOR,
  MODE_CURSOR_BLINKING,
  MODE_CURSOR_BLINKING_SET,
  MODE_CURSOR_VERY_VISIBLE,
  MODE_FOCUSON,
  MODE_KCURSOR,
  MODE_KKEYPAD,
  MODE_MOUSE_ALL,
  MODE_MOUSE_BUTTON,
  MODE_MOUSE_STANDARD,
} from "#terminal/modes.ts";
import type { Screen } from "#terminal/screen.ts";
import type { OutputTerminal } from "./output-terminal.ts";
import type { Output } from "./output.ts";

/** What is not cells: title, path, progress, mouse, keys, the cursor's look. Source: tmux/tmux tty.c (tty_update_mode, tty_update_cursor) */
export function writeState(out: Output, from: Screen | null, to: Screen, terminal: OutputTerminal): void {
  writeTitles(out, from, to, terminal);
  writeMouse(out, from === null ? -1 : from.modes, to.modes, terminal);
  if (terminal.forwardModes) writeForwarded(out, from === null ? ~to.modes : from.modes, to.modes, terminal);
  writeCursorColour(out, from === null ? COLOUR_NONE : cursorColourOf(from), cursorColourOf(to), terminal);
  writeCursorLook(out, from, to, terminal);
}

/** Titles may hold what a pane's program sent: no control character goes out. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, "");

function writeTitles(out: Output, from: Screen | null, to: Screen, terminal: OutputTerminal): void {
  const end = terminal.string("fsl");
  if (end === undefined) return;
  if (to.title !== (from?.title ?? "")) framed(terminal.string("tsl"), to.title);
  if (to.path !== (from?.path ?? "")) framed(terminal.string("Swd"), to.path);
  const before = from?.progress ?? { state: 0, percent: 0 };
  if (to.progress.state !== before.state || to.progress.percent !== before.percent) {
    out.latin1(terminal.expand("Spb", to.progress.state, to.progress.percent));
  }

  function framed(start: string | undefined, text: string): void {
    if (start === undefined) return;
    out.latin1(start);
    out.utf8(printable(text));
    out.latin1(end ?? "");
  }
}

/** All mouse modes are taken back before one is set: terminals keep them in different ways. */
function writeMouse(out: Output, before: number, now: number, terminal: OutputTerminal): void {
  if (((before ^ now) & ALL_MOUSE_MODES) === 0 || !terminal.has("kmous")) return;
  out.latin1("\x1b[?1006l\x1b[?1000l\x1b[?1002l\x1b[?1003l");
  if (now & ALL_MOUSE_MODES) out.latin1("\x1b[?1006h");
  if (now & MODE_MOUSE_ALL) out.latin1("\x1b[?1000h\x1b[?1002h\x1b[?1003h");
  else if (now & MODE_MOUSE_BUTTON) out.latin1("\x1b[?1000h\x1b[?1002h");
  else if (now & MODE_MOUSE_STANDARD) out.latin1("\x1b[?1000h");
}

function writeForwarded(out: Output, before: number, now: number, terminal: OutputTerminal): void {
  const changed = before ^ now;
  if (changed & MODE_KCURSOR) out.latin1(now & MODE_KCURSOR ? "\x1b[?1h" : "\x1b[?1l");
  if (changed & MODE_KKEYPAD) out.latin1(now & MODE_KKEYPAD ? "\x1b=" : "\x1b>");
  if (changed & MODE_BRACKETPASTE) out.latin1(terminal.string(now & MODE_BRACKETPASTE ? "Enbp" : "Dsbp") ?? "");
  if (changed & MODE_FOCUSON) out.latin1(terminal.string(now & MODE_FOCUSON ? "Enfcs" : "Dsfcs") ?? "");
}

function cursorColourOf(screen: Screen): Colour {
  return screen.cursorColour === COLOUR_NONE ? screen.defaultCursorColour : screen.cursorColour;
}

function writeCursorColour(out: Output, before: Colour, now: Colour, terminal: OutputTerminal): void {
  const rgb = (colour: Colour): Colour => {
    if (colour === COLOUR_NONE) return colour;
    return forceRgb(colour & COLOUR_THEME ? themeToAnsi(colour & 0xff) : colour);
  };
  const colour = rgb(now);
  if (colour === rgb(before)) return;
  if (colour === COLOUR_NONE) out.latin1(terminal.string("Cr") ?? "");
  else {
    const hex = (colour & 0xffffff).toString(16).padStart(6, "0");
    out.latin1(terminal.expand("Cs", `rgb:${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex.slice(4)}`));
  }
}

/** The look of a cursor that is shown and nothing else: the only one that `civis` and `cnorm` bring back as it was. */
export const PLAIN_CURSOR = 1;

/** The cursor's look as one number: 0 hidden; else shape × 4, 1 for blinking, 2 for very visible, and 1. */
export function lookOf(screen: Screen): number {
  if ((screen.modes & MODE_CURSOR) === 0) return 0;
  const ownStyle = screen.cursorStyle !== CURSOR_DEFAULT;
  const shape = ownStyle ? screen.cursorStyle : screen.defaultCursorStyle;
  const set = ownStyle || (screen.modes & MODE_CURSOR_BLINKING_SET) !== 0;
  const blinking = set ? (screen.modes & MODE_CURSOR_BLINKING) !== 0 : screen.defaultCursorBlinking;
  return shape * 4 + (blinking ? 1 : 0) + (screen.modes & MODE_CURSOR_VERY_VISIBLE ? 2 : 0) + 1;
}

function writeCursorLook(out: Output, from: Screen | null, to: Screen, terminal: OutputTerminal): void {
  const look = lookOf(to);
  const before = from === null ? -1 : lookOf(from);
  if (look === before) return;
  if (look === 0) {
    out.latin1(terminal.string("civis") ?? "");
    return;
  }
  out.latin1(terminal.string("cnorm") ?? "");
  const shape = (look - 1) >> 2;
  const blinking = ((look - 1) & 1) !== 0;
  const visible = ((look - 1) & 2) !== 0;
  const hadShape = from !== null && shapeOf(from) !== CURSOR_DEFAULT;
  if (shape !== CURSOR_DEFAULT && terminal.has("Ss"))
    terminal.sequence("Ss")!.write(out, shape * 2 - (blinking ? 1 : 0));
  else {
    if (shape === CURSOR_DEFAULT && hadShape) out.latin1(terminal.string("Se") ?? terminal.expand("Ss", 0));
    if (blinking || visible) out.latin1(terminal.string("cvvis") ?? "");
  }
}

const shapeOf = (screen: Screen): number =>
  screen.cursorStyle === CURSOR_DEFAULT ? screen.defaultCursorStyle : screen.cursorStyle;
