import { CURSOR_DEFAULT, MODE_CURSOR_BLINKING } from "./modes.ts";
import type { Terminal } from "./terminal.ts";
import { latin1 } from "./text.ts";

const PASSTHROUGH = "tmux;";

/** Carries out a device control string; `bytes` begins with its final character. */
export function dispatchDcs(terminal: Terminal, intermediates: string, bytes: Uint8Array): void {
  if (intermediates === "$" && bytes[0] === 0x71) {
    requestStatus(terminal, latin1(bytes.subarray(1)));
    return;
  }
  /** @vt ESC P tmux; Pt ESC \ | passthrough | yes | Pt goes to the outer terminals as it is, where allow-passthrough says so. | tmux */
  if (!terminal.options.allowPassthrough || latin1(bytes.subarray(0, PASSTHROUGH.length)) !== PASSTHROUGH) return;
  terminal.host.passthrough?.(bytes.slice(PASSTHROUGH.length));
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
