import { CLIENT_CONTROL } from "#model/client.ts";
import { parseNumber } from "#model/number.ts";
import type { Pane } from "#model/pane.ts";
import { captureLines, captureRaw } from "#terminal/capture.ts";
import type { Screen } from "#terminal/screen.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";

const ARGS = "ab:CeE:FHJLMNpPqRS:Tt:";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Puts what a pane shows into a buffer, or prints it (`-p`). */
export default defineCommand({
  name: "capture-pane",
  alias: "capturep",
  args: ARGS,
  operands: [0, 0],
  usage: "[-aCeFHJLMNpPqRT] [-b buffer-name] [-E end-line] [-S start-line] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec(context) {
    const { flags, target, state } = context;
    if (target.pane === undefined) return;
    const bytes = capture(context, target.pane);
    if (flags.p === true) return printBytes(context, bytes);
    const error = state.buffers.set(bytes, flags.b);
    if (error !== undefined) throw new CommandError(error);
  },
});

function capture(context: Context, pane: Pane): Uint8Array {
  const { flags } = context;
  if (flags.R === true) return lines(captureRaw(pane.terminal.screen));
  if (flags.P === true && flags.H !== true) return pending(pane, flags.C === true);
  const screen = screenOf(context, pane);
  if (screen === undefined) return new Uint8Array();
  const [from, to] = range(context, screen);
  return lines(
    captureLines(screen, from, to, {
      escapes: flags.e === true,
      octal: flags.C === true,
      joined: flags.J === true,
      trailingSpaces: flags.N === true,
      trim: flags.T === true,
      lineNumbers: flags.L === true,
      lineFlags: flags.F === true,
      links: flags.H === true,
    }),
  );
}

/** The pane's own screen, the one that the alternate screen hides (`-a`), or its mode's (`-M`). */
function screenOf(context: Context, pane: Pane): Screen | undefined {
  const { flags } = context;
  if (flags.a === true) {
    const saved = pane.terminal.savedScreen();
    if (saved === null && flags.q !== true) throw new CommandError("no alternate screen");
    return saved ?? undefined;
  }
  return flags.M === true ? (pane.modes[0]?.captureScreen?.() ?? pane.terminal.screen) : pane.terminal.screen;
}

/** First and last line, history being negative; in either order, and within what there is. */
function range(context: Context, screen: Screen): readonly [number, number] {
  const { flags, expand } = context;
  const line = (text: string | undefined, edge: number, usual: number): number => {
    if (text === "-") return edge;
    const number = text === undefined ? undefined : parseNumber(expand(text), -2_147_483_648, 32_767);
    const value = number?.ok === true ? number.value : usual;
    return Math.max(-screen.historySize, Math.min(value, screen.rows - 1));
  };
  const from = line(flags.S, -screen.historySize, 0);
  const to = line(flags.E, screen.rows - 1, screen.rows - 1);
  return from <= to ? [from, to] : [to, from];
}

function lines(text: readonly string[]): Uint8Array {
  return new TextEncoder().encode(text.map((line) => `${line}\n`).join(""));
}

/** Bytes of a sequence that is not complete yet. */
function pending(pane: Pane, octal: boolean): Uint8Array {
  const bytes = pane.terminal.pending();
  if (!octal) return bytes;
  const plain = (byte: number): boolean => byte >= 0x20 && byte < 0x80 && byte !== 0x5c;
  return new TextEncoder().encode(
    Array.from(bytes, (byte) =>
      plain(byte) ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`,
    ).join(""),
  );
}

function printBytes(context: Context, bytes: Uint8Array): void {
  const { client } = context;
  const control = client !== undefined && (client.flags & CLIENT_CONTROL) !== 0;
  if (client === undefined || (client.session !== undefined && !control))
    throw new CommandError("can't write to client");
  const text = bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
  if (control) {
    context.print(new TextDecoder().decode(text));
    return;
  }
  const line = new Uint8Array(text.length + 1);
  line.set(text);
  line[text.length] = 0x0a;
  context.printBytes(line);
}
