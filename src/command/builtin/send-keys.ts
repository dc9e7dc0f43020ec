import { KEY_LITERAL, type Key } from "#input/key.ts";
import { KEY_NONE } from "#input/key-codes.ts";
import { parseKeyName } from "#input/key-names.ts";
import { CLIENT_READONLY } from "#model/client.ts";
import { parseNumber } from "#model/number.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { injectKey } from "../inject-key.ts";
import { mousePane } from "../target/mouse.ts";

const ARGS = "c:FHKlMN:Rt:X";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Types keys into a pane, or gives a mode a command (`-X`). */
export default defineCommand({
  name: "send-keys",
  alias: "send",
  args: ARGS,
  operands: [0, -1],
  usage: "[-FHKlMRX] [-c target-client] [-N repeat-count] [-t target-pane] [key ...]",
  target: { flag: "t", type: "pane" },
  client: { flag: "c", canFail: true },
  readOnly: true,
  afterHook: true,

  async exec(context) {
    const { flags, operands, server, target, targetClient, event } = context;
    const { pane } = target;
    if (pane === undefined) return;
    if (targetClient !== undefined && (targetClient.flags & CLIENT_READONLY) !== 0 && flags.X !== true) {
      throw new CommandError("client is read-only");
    }
    const count = repeat(context);
    if (flags.X === true) return modeCommand(context);
    if (flags.M === true) {
      const found = mousePane(context.state, event?.mouse);
      if (event === undefined || found === undefined) throw new CommandError("no mouse target");
      server.sendKey(found.pane, event, targetClient);
      return;
    }
    if (flags.R === true) {
      pane.terminal.reset();
      server.redraw({ pane, what: "all" });
    }
    if (operands.length === 0) {
      if (flags.N !== undefined || flags.R === true || event === undefined) return;
      for (let n = 0; n < count; n++) await injectKey(context, event.key, flags.K === true);
      return;
    }
    for (let n = 0; n < count; n++) {
      for (let index = 0; index < operands.length; index++) await word(context, context.operand(index));
    }
  },
});

/** `-N`: a mode keeps the count for its next command. */
function repeat(context: Context): number {
  const { flags, operands, target, expand } = context;
  if (flags.N === undefined) return 1;
  const number = parseNumber(expand(flags.N), 1, 4_294_967_295);
  if (!number.ok) throw new CommandError(`repeat count ${number.error}`);
  const mode = target.pane?.modes[0];
  if (mode !== undefined && (flags.X === true || operands.length === 0)) {
    if (mode.command === undefined) throw new CommandError("not in a mode");
    mode.prefix = number.value;
  }
  return number.value;
}

function modeCommand(context: Context): void {
  const { flags, operands, target, targetClient, event, operand } = context;
  const mode = target.pane?.modes[0];
  if (mode?.command === undefined) throw new CommandError("not in a mode");
  const words = operands.map((_, index) => operand(index));
  const mouse = event?.mouse?.valid === true ? event.mouse : undefined;
  const { session, winlink } = target;
  const command = { words, prefix: mode.prefix, expandFormats: flags.F === true, session, winlink };
  mode.command(command, targetClient, mouse);
}

/** One operand: a byte in hexadecimal (`-H`), a key's name, or text, key by key. */
async function word(context: Context, text: string): Promise<void> {
  const { flags } = context;
  const through = flags.K === true;
  if (flags.H === true) {
    const code = /^(0x)?[0-9a-f]+$/i.test(text) ? parseInt(text, 16) : -1;
    if (code >= 0 && code <= 0xff) await injectKey(context, { code, mods: 0, flags: KEY_LITERAL }, through);
    return;
  }
  const named = flags.l === true ? undefined : parseKeyName(text);
  if (named !== undefined && isKey(named)) return injectKey(context, named, through);
  for (const char of text) await injectKey(context, { code: char.codePointAt(0) ?? 0, mods: 0, flags: 0 }, through);
}

function isKey(key: Key): boolean {
  return key.code !== KEY_NONE;
}
