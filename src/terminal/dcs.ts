import { capabilities } from "./capability-query.ts";
import { placeImage } from "./images.ts";
import { CURSOR_DEFAULT, MODE_CURSOR_BLINKING } from "./modes.ts";
import type { Parameters } from "./parameters.ts";
import { parseSixel } from "./sixel.ts";
import type { Terminal } from "./terminal.ts";
import { latin1 } from "./text.ts";
import { cellHeightPx, cellWidthPx } from "./window-operations.ts";

const PASSTHROUGH = "tmux;";
const FINAL_Q = 0x71;

/** Carries out a device control string; `bytes` begins with its final character. */
export function dispatchDcs(terminal: Terminal, intermediates: string, bytes: Uint8Array, params: Parameters): void {
  if (bytes[0] === FINAL_Q) {
    const rest = bytes.subarray(1);
    if (intermediates === "") return sixel(terminal, rest, params);
    if (intermediates === "$") return requestStatus(terminal, latin1(rest));
    if (intermediates === "+") return capabilities(terminal, latin1(rest));
  }
  /** @vt ESC P tmux; Pt ESC \ | passthrough | yes | Pt goes to the outer terminals as it is, where allow-passthrough says so. | tmux */
  if (!terminal.options.allowPassthrough || latin1(bytes.subarray(0, PASSTHROUGH.length)) !== PASSTHROUGH) return;
  terminal.host.passthrough?.(bytes.slice(PASSTHROUGH.length));
}

/** @vt DCS Pn ; Pn ; Pn q Pt ST | sixel | yes | A picture at the cursor; shown by clients that can, in its place a box of its size elsewhere. | DEC VT330 */
function sixel({ screen, pen, options }: Terminal, bytes: Uint8Array, params: Parameters): void {
  const background = Math.max(0, params.get(1, 0, 0));
  const picture = parseSixel(bytes, background, cellWidthPx(options), cellHeightPx(options));
  if (picture !== undefined) placeImage(screen, picture, pen.bg);
}

/** @vt DCS $ q Pt ST | DECRQSS | some | Pt ` q` asks for the cursor's shape; others are answered as not known. | DEC VT420 */
function requestStatus(terminal: Terminal, what: string): void {
  if (!what.startsWith(" q")) {
    terminal.reply("\x1bP0$r\x1b\\");
    return;
  }
  const { screen, options } = terminal;
  const set = options.cursorStyle ?? 0;
  let style = set >= 0 && set <= 6 ? set : 0;
  if (screen.cursorStyle !== CURSOR_DEFAULT) {
    style = screen.cursorStyle * 2 - (screen.modes & MODE_CURSOR_BLINKING ? 1 : 0);
  }
  terminal.reply(`\x1bP1$r q${style} q\x1b\\`);
}
