import { MODE_KKEYPAD } from "./modes.ts";
import type { Terminal } from "./terminal.ts";
import { alignmentTest, lineFeed, reverseIndex } from "./write.ts";

/** Handlers by intermediates and final byte. */
const HANDLERS: Map<string, (terminal: Terminal) => void> = new Map();

function esc(name: string, handler: (terminal: Terminal) => void): void {
  HANDLERS.set(name, handler);
}

/** @returns false for an unknown sequence */
export function dispatchEsc(terminal: Terminal, name: string): boolean {
  const handler = HANDLERS.get(name);
  handler?.(terminal);
  return handler !== undefined;
}

/** @vt ESC ( 0 | SCS | yes | G0 is line drawing. | DEC */
esc("(0", ({ pen }) => (pen.g0LineDrawing = true));
/** @vt ESC ( B | SCS | yes | G0 is ASCII. | DEC */
esc("(B", ({ pen }) => (pen.g0LineDrawing = false));
/** @vt ESC ) 0 | SCS | yes | G1 is line drawing. | DEC */
esc(")0", ({ pen }) => (pen.g1LineDrawing = true));
/** @vt ESC ) B | SCS | yes | G1 is ASCII. | DEC */
esc(")B", ({ pen }) => (pen.g1LineDrawing = false));
/** @vt ESC 7 | DECSC | yes | Keeps cursor, style, character sets and origin mode. | DEC */
esc("7", (t) => t.saveState());
/** @vt ESC 8 | DECRC | yes | Brings back what DECSC kept. | DEC */
esc("8", (t) => t.restoreState());
/** @vt ESC # 8 | DECALN | yes | Fills the screen with E. | DEC */
esc("#8", ({ screen }) => alignmentTest(screen));
/** @vt ESC = | DECKPAM | yes | The keypad sends sequences. | DEC */
esc("=", ({ screen }) => (screen.modes |= MODE_KKEYPAD));
/** @vt ESC > | DECKPNM | yes | The keypad sends digits. | DEC */
esc(">", ({ screen }) => (screen.modes &= ~MODE_KKEYPAD));
/** @vt ESC D | IND | yes | Down, scrolling at the bottom of the region. | ECMA-48 IND */
esc("D", ({ screen, pen }) => lineFeed(screen, false, pen.bg));
/** @vt ESC E | NEL | yes | To the start of the next row. | ECMA-48 NEL */
esc("E", ({ screen, pen }) => {
  screen.cursorX = 0;
  lineFeed(screen, false, pen.bg);
});
/** @vt ESC H | HTS | yes | Sets a tab stop at the cursor. | ECMA-48 HTS */
esc("H", ({ screen }) => {
  if (screen.cursorX < screen.cols) screen.tabs[screen.cursorX] = 1;
});
/** @vt ESC M | RI | yes | Up, scrolling at the top of the region. | ECMA-48 RI */
esc("M", ({ screen, pen }) => reverseIndex(screen, pen.bg));
/** @vt ESC \ | ST | yes | Ends a string; alone it does nothing. | ECMA-48 ST */
esc("\\", () => {});
/** @vt ESC c | RIS | yes | As at the start; the history stays. | ECMA-48 RIS */
esc("c", (t) => t.fullReset());
