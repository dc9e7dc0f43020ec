import type { Terminal } from "../terminal.ts";

/** `set-clipboard on`: only then programs in panes are heard. */
const CLIPBOARD_ON = 2;

/** @vt OSC 52 ; Pc ; Pd | clipboard | yes | Sets the clipboard from base64, or asks for it with `?`, as the options allow. | xterm */
export function clipboard(terminal: Terminal, text: string, terminator: string): void {
  const { options, host } = terminal;
  if ((options.setClipboard ?? 1) !== CLIPBOARD_ON) return;
  const semicolon = text.indexOf(";");
  const data = text.slice(semicolon + 1);
  if (semicolon === -1 || data === "") return;
  const selection = [...new Set(text.slice(0, semicolon).replace(/[^cpqs0-7]/g, ""))].join("");
  if (data === "?") {
    if ((options.getClipboard ?? 1) !== 0) host.clipboardQuery?.(selection.slice(0, 1), terminator);
    return;
  }
  const bytes = decodeBase64(data);
  if (bytes) host.clipboardSet?.(selection, bytes);
}

/** Base64 with its padding; blanks are skipped. @returns undefined when it is malformed */
export function decodeBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/\s+/g, "");
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return new Uint8Array(Buffer.from(packed, "base64"));
}

/** The answer to a question for the clipboard. */
export function clipboardReply(selection: string, bytes: Uint8Array, terminator: string): string {
  return `\x1b]52;${selection};${Buffer.from(bytes).toString("base64")}${terminator}`;
}
