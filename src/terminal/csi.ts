import { selectGraphicRendition } from "./sgr.ts";
import {
  requestMode,
  requestPrivateMode,
  resetModes,
  resetPrivateModes,
  setModes,
  setPrivateModes,
} from "./mode-control.ts";
import {
  CURSOR_BAR,
  CURSOR_BLOCK,
  CURSOR_DEFAULT,
  CURSOR_UNDERLINE,
  EXTENDED_KEY_MODES,
  MODE_CURSOR_BLINKING,
  MODE_CURSOR_BLINKING_SET,
  MODE_KEYS_EXTENDED,
  MODE_KEYS_EXTENDED_2,
} from "./modes.ts";
import type { Parameters } from "./parameters.ts";
import { COLOUR_REGISTERS } from "./sixel.ts";
import type { Terminal } from "./terminal.ts";
import { windowOperations } from "./window-operations.ts";
import * as write from "./write.ts";

type Handler = (terminal: Terminal, params: Parameters) => void;

/** Handlers by intermediates and final byte, as `?h` or ` q`. */
const HANDLERS: Map<string, Handler> = new Map();

function csi(name: string, handler: Handler): void {
  HANDLERS.set(name, handler);
}

/** A handler that takes one count, 1 when it is missing; with colons it is left out. */
function counted(name: string, run: (terminal: Terminal, count: number) => void): void {
  csi(name, (terminal, params) => {
    const count = params.get(0, 1, 1);
    if (count !== -1) run(terminal, count);
  });
}

/** Carries out a control sequence. @returns false for an unknown one */
export function dispatchCsi(terminal: Terminal, name: string, params: Parameters): boolean {
  const handler = HANDLERS.get(name);
  handler?.(terminal, params);
  return handler !== undefined;
}

/** Final bytes without intermediates, for the fast way of the parser. */
export const CSI_BY_FINAL: (Handler | undefined)[] = [];

/** @vt CSI Ps @ | ICH | yes | Inserts Ps blanks at the cursor; cells pushed past the edge are lost. | ECMA-48 ICH */
counted("@", (t, n) => write.insertCells(t.screen, n, t.pen.bg));
/** @vt CSI Ps A | CUU | yes | Cursor up Ps rows, held by the region. | ECMA-48 CUU */
counted("A", (t, n) => write.cursorUp(t.screen, n));
/** @vt CSI Ps B | CUD | yes | Cursor down Ps rows, held by the region. | ECMA-48 CUD */
counted("B", (t, n) => write.cursorDown(t.screen, n));
/** @vt CSI Ps C | CUF | yes | Cursor right Ps columns. | ECMA-48 CUF */
counted("C", (t, n) => write.cursorRight(t.screen, n));
/** @vt CSI Ps D | CUB | yes | Cursor left Ps columns. | ECMA-48 CUB */
counted("D", (t, n) => write.cursorLeft(t.screen, n));
/** @vt CSI Ps E | CNL | yes | To the start of the row Ps below. | ECMA-48 CNL */
counted("E", (t, n) => {
  t.screen.cursorX = 0;
  write.cursorDown(t.screen, n);
});
/** @vt CSI Ps F | CPL | yes | To the start of the row Ps above. | ECMA-48 CPL */
counted("F", (t, n) => {
  t.screen.cursorX = 0;
  write.cursorUp(t.screen, n);
});
/** @vt CSI Ps G | CHA | yes | Cursor to column Ps. | ECMA-48 CHA */
counted("G", (t, n) => write.cursorTo(t.screen, n - 1, -1, true));
/** @vt CSI Ps ` | HPA | yes | Cursor to column Ps. | ECMA-48 HPA */
counted("`", (t, n) => write.cursorTo(t.screen, n - 1, -1, true));
/** @vt CSI Ps d | VPA | yes | Cursor to row Ps, in the region under origin mode. | ECMA-48 VPA */
counted("d", (t, n) => write.cursorTo(t.screen, -1, n - 1, true));

/** @vt CSI Ps ; Ps H | CUP | yes | Cursor to row and column, in the region under origin mode. | ECMA-48 CUP */
const cursorPosition: Handler = (t, params) => {
  const row = params.get(0, 1, 1);
  const column = params.get(1, 1, 1);
  if (row !== -1 && column !== -1) write.cursorTo(t.screen, column - 1, row - 1, true);
};
csi("H", cursorPosition);
/** @vt CSI Ps ; Ps f | HVP | yes | As CUP. | ECMA-48 HVP */
csi("f", cursorPosition);

/** @vt CSI Ps J | ED | yes | Erases to the end (0), from the start (1), all (2) of the screen; 3 the history. | ECMA-48 ED, xterm */
csi("J", (t, params) => {
  const intoHistory = t.options.scrollOnClear ?? true;
  const what = params.get(0, 0, 0);
  if (what === 0) write.eraseToEndOfScreen(t.screen, t.pen.bg, intoHistory);
  else if (what === 1) write.eraseToStartOfScreen(t.screen, t.pen.bg);
  else if (what === 2) write.eraseScreen(t.screen, t.pen.bg, intoHistory);
  else if (what === 3 && params.get(1, 0, 0) === 0) t.screen.grid.clearHistory();
});
/** @vt CSI Ps K | EL | yes | Erases to the end (0), from the start (1), all (2) of the row. | ECMA-48 EL */
csi("K", (t, params) => {
  const what = params.get(0, 0, 0);
  if (what === 0) write.eraseToEndOfLine(t.screen, t.pen.bg);
  else if (what === 1) write.eraseToStartOfLine(t.screen, t.pen.bg);
  else if (what === 2) write.eraseLine(t.screen, t.pen.bg);
});
/** @vt CSI Ps L | IL | yes | Inserts Ps rows at the cursor. | ECMA-48 IL */
counted("L", (t, n) => write.insertLines(t.screen, n, t.pen.bg));
/** @vt CSI Ps M | DL | yes | Deletes Ps rows at the cursor. | ECMA-48 DL */
counted("M", (t, n) => write.deleteLines(t.screen, n, t.pen.bg));
/** @vt CSI Ps P | DCH | yes | Deletes Ps cells at the cursor. | ECMA-48 DCH */
counted("P", (t, n) => write.deleteCells(t.screen, n, t.pen.bg));
/** @vt CSI Ps S | SU | yes | Scrolls the region up by Ps; what leaves goes into history. | ECMA-48 SU */
counted("S", (t, n) => write.scrollUp(t.screen, n, t.pen.bg));
/** @vt CSI Ps T | SD | yes | Scrolls the region down by Ps. | ECMA-48 SD */
counted("T", (t, n) => write.scrollDown(t.screen, n, t.pen.bg));
/** @vt CSI Ps X | ECH | yes | Erases Ps cells from the cursor on. | ECMA-48 ECH */
counted("X", (t, n) => write.eraseCells(t.screen, n, t.pen.bg));

/** @vt CSI Ps Z | CBT | yes | Back to the Ps-th tab stop before. | ECMA-48 CBT */
counted("Z", ({ screen }, n) => {
  let x = Math.min(screen.cursorX, screen.cols - 1);
  for (let i = n; x > 0 && i > 0; i--) {
    do x--;
    while (x > 0 && screen.tabs[x] !== 1);
  }
  screen.cursorX = x;
});
/** @vt CSI Ps g | TBC | yes | Clears the tab stop at the cursor (0) or all (3). | ECMA-48 TBC */
csi("g", ({ screen }, params) => {
  const what = params.get(0, 0, 0);
  if (what === 0 && screen.cursorX < screen.cols) screen.tabs[screen.cursorX] = 0;
  else if (what === 3) screen.tabs.fill(0);
});
/** @vt CSI Ps b | REP | yes | Repeats the last character Ps times, to the end of the row at most. | ECMA-48 REP */
counted("b", (t, n) => t.repeatLast(Math.min(n, t.screen.cols - t.screen.cursorX)));

/** @vt CSI c | DA1 | yes | Answers ?1;2c, ?1;2;4c while some client shows pictures. | DEC DA1, tmux */
csi("c", (t, params) => {
  if (params.get(0, 0, 0) === 0) t.reply(t.host.showsImages?.() === true ? "\x1b[?1;2;4c" : "\x1b[?1;2c");
});
/** @vt CSI > c | DA2 | yes | Answers >84;0;0c. | DEC DA2, tmux */
csi(">c", (t, params) => {
  if (params.get(0, 0, 0) === 0) t.reply("\x1b[>84;0;0c");
});
/** @vt CSI = c | DA3 | yes | Answers with a unit id of zeros. | DEC DA3, xterm */
csi("=c", (t, params) => {
  if (params.get(0, 0, 0) === 0) t.reply("\x1bP!|00000000\x1b\\");
});
/** @vt CSI ? Pi ; Pa ; Pv S | XTSMGRAPHICS | some | Pi 1 tells the number of colour registers; others fail. | xterm */
csi("?S", (t, params) => {
  if (params.count > 3) return;
  const item = params.get(0, 0, 0);
  const action = params.get(1, 0, 0);
  if (item === 1 && (action === 1 || action === 2 || action === 4)) t.reply(`\x1b[?1;0;${COLOUR_REGISTERS}S`);
  else t.reply(`\x1b[?${item};3;${params.get(2, 0, 0)}S`);
});
/** @vt CSI > q | XTVERSION | yes | Answers with tmux's name and our compatible version. | xterm */
csi(">q", (t, params) => {
  if (params.get(0, 0, 0) === 0) t.reply(`\x1bP>|tmux ${t.options.version ?? "3.6"}\x1b\\`);
});
/** @vt CSI Ps n | DSR | yes | 5: fine; 6: where the cursor is. | ECMA-48 DSR */
csi("n", (t, params) => {
  const what = params.get(0, 0, 0);
  if (what === 5) t.reply("\x1b[0n");
  else if (what === 6) t.reply(`\x1b[${t.screen.cursorY + 1};${t.screen.cursorX + 1}R`);
});
/** @vt CSI ? 996 n | DSR | yes | Asks for the theme; answers ?997;1n (dark) or ?997;2n (light). | contour */
csi("?n", (t, params) => {
  if (params.get(0, 0, 0) !== 996) return;
  const theme = t.host.themeQuery?.();
  if (theme !== undefined) t.reply(`\x1b[?997;${theme === "dark" ? 1 : 2}n`, false);
});

/** @vt CSI Pm h | SM | yes | 4 insert mode; 34 normal cursor. | ECMA-48 SM */
csi("h", setModes);
/** @vt CSI Pm l | RM | yes | 4 insert mode; 34 very visible cursor. | ECMA-48 RM */
csi("l", resetModes);
/** @vt CSI ? Pm h | DECSET | yes | 1 3 6 7 12 25 47 1000 1002 1003 1004 1005 1006 1047 1049 2004 2026 2031. | DEC, xterm */
csi("?h", setPrivateModes);
/** @vt CSI ? Pm l | DECRST | yes | As DECSET. | DEC, xterm */
csi("?l", resetPrivateModes);
/** @vt CSI Ps $ p | DECRQM | yes | Tells whether mode 4 is set. | DEC VT510 */
csi("$p", requestMode);
/** @vt CSI ? Ps $ p | DECRQM | yes | Tells whether a private mode is set. | DEC VT510 */
csi("?$p", requestPrivateMode);

/** @vt CSI Pm m | SGR | yes | See sgr.ts. | ECMA-48 SGR */
csi("m", (t, params) => selectGraphicRendition(t.pen, params));
/** @vt CSI > 4 ; Ps m | XTMODKEYS | yes | Extended keys, as far as the option extended-keys allows. | xterm */
csi(">m", (t, params) => {
  const allowed = t.options.extendedKeys ?? 0;
  if (params.get(0, 0, 0) !== 4 || allowed === 0) return;
  const level = params.get(1, 0, 0);
  t.screen.modes &= ~EXTENDED_KEY_MODES;
  if (level === 2) t.screen.modes |= MODE_KEYS_EXTENDED_2;
  else if (level === 1 || allowed === 2) t.screen.modes |= MODE_KEYS_EXTENDED;
});
/** @vt CSI > 4 n | XTMODKEYS | yes | Extended keys off. | xterm */
csi(">n", (t, params) => {
  if (params.get(0, 0, 0) !== 4) return;
  t.screen.modes &= ~EXTENDED_KEY_MODES;
  if (t.options.extendedKeys === 2) t.screen.modes |= MODE_KEYS_EXTENDED;
});

/** @vt CSI Ps SP q | DECSCUSR | yes | Cursor shape: 1 2 block, 3 4 underline, 5 6 bar, odd ones blink, 0 the default. | DEC VT520 */
csi(" q", ({ screen }, params) => {
  const n = params.get(0, 0, 0);
  if (n === -1 || n > 6) return;
  screen.cursorStyle = n === 0 ? CURSOR_DEFAULT : n < 3 ? CURSOR_BLOCK : n < 5 ? CURSOR_UNDERLINE : CURSOR_BAR;
  if (n === 0) screen.modes &= ~MODE_CURSOR_BLINKING_SET;
  else if (n % 2 === 1) screen.modes |= MODE_CURSOR_BLINKING;
  else screen.modes &= ~MODE_CURSOR_BLINKING;
});
/** @vt CSI Ps ; Ps r | DECSTBM | yes | Scroll region; the cursor goes to the top left. | DEC */
csi("r", ({ screen }, params) => {
  const upper = params.get(0, 1, 1);
  const lower = params.get(1, 1, screen.rows);
  if (upper !== -1 && lower !== -1) write.setScrollRegion(screen, upper - 1, lower - 1);
});
/** @vt CSI s | SCOSC | yes | As DECSC. | SCO */
csi("s", (t) => t.saveState());
/** @vt CSI u | SCORC | yes | As DECRC. | SCO */
csi("u", (t) => t.restoreState());
/** @vt CSI Pm t | XTWINOPS | some | 14 15 16 18 19 tell sizes; 22 and 23 keep and bring back the title. | xterm */
csi("t", windowOperations);

for (const [name, handler] of HANDLERS) if (name.length === 1) CSI_BY_FINAL[name.charCodeAt(0)] = handler;
