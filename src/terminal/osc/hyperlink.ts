import { addHyperlink } from "../hyperlinks.ts";
import type { Terminal } from "../terminal.ts";
import { visibleText } from "../text.ts";

const COLON = 0x3a;
const SEMICOLON = 0x3b;

/** @vt OSC 8 ; params ; URI | hyperlink | yes | Characters printed from now on are a link; an empty URI ends it. | hyperlinks in terminal emulators */
export function hyperlinkControl({ pen, screen }: Terminal, bytes: Uint8Array): void {
  let id: Uint8Array | undefined;
  let start = 0;
  let at = 0;
  for (; at < bytes.length; at++) {
    if (bytes[at] !== COLON && bytes[at] !== SEMICOLON) continue;
    if (at - start >= 4 && bytes[start] === 0x69 && bytes[start + 1] === 0x64 && bytes[start + 2] === 0x3d) {
      if (id !== undefined) return;
      id = bytes.subarray(start + 3, at);
    }
    if (bytes[at] === SEMICOLON) break;
    start = at + 1;
  }
  if (at >= bytes.length) return;
  const uri = bytes.subarray(at + 1);
  pen.link =
    uri.length === 0 ? 0 : addHyperlink(visibleText(uri), id === undefined ? "" : visibleText(id), screen.number);
  pen.update();
}
