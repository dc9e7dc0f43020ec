import { CommandError, defineCommand } from "../command.ts";

const MODE_BRACKETPASTE = 0x400;
const PASTE_START = "\u001b[200~";
const PASTE_END = "\u001b[201~";

/** Control characters that a program should not get from a paste unless it is asked for: made visible as octal. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0006\u000b\u000c\u000e-\u001f\u007f]/g;

/** What a pane gets of the text of a line; vis(3) with VIS_SAFE and without doubling backslashes. */
function safeText(text: string): string {
  return text.replaceAll(UNSAFE, (char) => {
    const code = char.charCodeAt(0);
    return code === 0x7f ? "^?" : `^${String.fromCharCode(code + 0x40)}`;
  });
}

/** Pastes a buffer into a pane, lines divided by carriage returns. */
export default defineCommand({
  name: "paste-buffer",
  alias: "pasteb",
  args: "db:prSs:t:",
  operands: [0, 0],
  usage: "[-dprS] [-s separator] [-b buffer-name] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec({ flags, server, state: { buffers }, target: { pane } }) {
    if (pane === undefined || pane.process === undefined) throw new CommandError("target pane has exited");
    const buffer = flags.b === undefined ? buffers.top() : buffers.get(flags.b);
    if (buffer === undefined && flags.b !== undefined) throw new CommandError(`no buffer ${flags.b}`);
    if (buffer === undefined) return;
    if (!pane.inputOff) {
      const separator = flags.s ?? (flags.r ? "\n" : "\r");
      const isBracketed = flags.p === true && (pane.screen.modes & MODE_BRACKETPASTE) !== 0;
      // One character a byte, so that bytes that are no UTF-8 come out as they went in.
      const lines = Buffer.from(buffer.bytes).toString("latin1").split("\n");
      const text = lines
        .map((line) => (flags.S ? line : safeText(line)))
        .join(Buffer.from(separator).toString("latin1"));
      server.sendBytes(pane, Buffer.from(isBracketed ? PASTE_START + text + PASTE_END : text, "latin1"));
    }
    if (flags.d) buffers.delete(buffer.name);
  },
});
