import type { Terminal } from "../terminal.ts";
import { cleanName, latin1 } from "../text.ts";
import { clipboard } from "./clipboard.ts";
import { cursorColour, defaultColour, palette, resetPalette } from "./colours.ts";
import { hyperlinkControl } from "./hyperlink.ts";
import { progress } from "./progress.ts";
import { promptMark } from "./prompt-mark.ts";

/** Carries out an OSC string: number, `;`, the rest. `terminator` ends an answer as the question ended. */
export function dispatchOsc(terminal: Terminal, bytes: Uint8Array, terminator: string): void {
  let at = 0;
  let number = 0;
  // As the unsigned number of 32 bits that it is in tmux.
  while (at < bytes.length && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) {
    number = (number * 10 + bytes[at++]! - 0x30) >>> 0;
  }
  if (at === 0 || (at < bytes.length && bytes[at] !== 0x3b)) return;
  const rest = bytes.subarray(Math.min(at + 1, bytes.length));
  switch (number) {
    /** @vt OSC 0 ; Pt | title | yes | Sets the title, where allow-set-title says so. | xterm */
    /** @vt OSC 2 ; Pt | title | yes | As OSC 0. | xterm */
    case 0:
    case 2:
      setTitle(terminal, rest);
      break;
    case 4:
      palette(terminal, latin1(rest), terminator);
      break;
    case 7:
      setPath(terminal, rest);
      break;
    case 8:
      hyperlinkControl(terminal, rest);
      break;
    case 9:
      progress(terminal, latin1(rest));
      break;
    case 10:
    case 11:
      defaultColour(terminal, number, latin1(rest), terminator);
      break;
    case 12:
      cursorColour(terminal, latin1(rest), terminator);
      break;
    case 52:
      clipboard(terminal, latin1(rest), terminator);
      break;
    case 104:
      resetPalette(terminal, latin1(rest));
      break;
    case 110:
    case 111:
      if (rest.length === 0) defaultColour(terminal, number === 110 ? 10 : 11, "default", terminator);
      break;
    case 112:
      if (rest.length === 0) cursorColour(terminal, "default", terminator);
      break;
    case 133:
      promptMark(terminal, latin1(rest));
      break;
  }
}

/** A title of OSC 0, OSC 2 or APC. */
export function setTitle(terminal: Terminal, bytes: Uint8Array): void {
  if (terminal.options.allowSetTitle === false) return;
  const title = cleanName(bytes);
  if (title === undefined) return;
  terminal.screen.title = title;
  terminal.host.title?.(title);
}

/** @vt OSC 7 ; Pt | path | yes | The directory of the program in the pane. | Apple Terminal */
function setPath(terminal: Terminal, bytes: Uint8Array): void {
  const path = cleanName(bytes);
  if (path === undefined) return;
  terminal.screen.path = path;
  terminal.host.path?.(path);
}
