import { parseNumber } from "#model/number.ts";
import { CommandError, defineCommand } from "../command.ts";
import { bestClient } from "../target/best.ts";

const FORMAT = "[#{session_name}] #{window_index}:#{window_name}, current pane #{pane_index} - (%H:%M %d-%b-%y)";

const MAX_DELAY_MS = 4_294_967_295;

/** The trace of a format is indented by its depth, but no further than this. */
const MAX_INDENT = 10;

/** The delay of -d in ms. @throws CommandError */
function delay(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseNumber(text, 0, MAX_DELAY_MS);
  if (!number.ok) throw new CommandError(`delay ${number.error}`);
  return number.value;
}

/** Shows a message in the status line, or with -p prints it. */
export default defineCommand({
  name: "display-message",
  alias: "display",
  args: "aCc:d:lINpt:F:v",
  operands: [0, 1],
  usage: "[-aCIlNpv] [-c target-client] [-d delay] [-F format] [-t target-pane] [message]",
  target: { flag: "t", type: "pane", canFail: true },
  client: { flag: "c", canFail: true },
  without: { v: "tells what is expanded, found and put in its place, not each modifier and condition" },
  afterHook: true,

  exec(context) {
    const { flags, operands, operand, client, error, expandTime, print, server, state, target, targetClient } = context;
    if (flags.I) {
      if (target.pane === undefined || client === undefined) return;
      if (!target.pane.empty) throw new CommandError("pane is not empty");
      if (client.session !== undefined) return;
      return server.feedPane(target.pane, client);
    }
    if (flags.F !== undefined && operands.length > 0) {
      throw new CommandError("only one of -F or argument must be given");
    }
    const ms = delay(flags.d);
    const template = operands.length > 0 ? operand(0) : (flags.F ?? FORMAT);

    // The client of -c is for the formats too, where it shows the session that they are about.
    const { session } = target;
    const shown = targetClient !== undefined && targetClient.session === session;
    const formatClient = shown ? targetClient : session === undefined ? undefined : bestClient(state, session);
    if (flags.a) {
      for (const [name, value] of context.formatValues({ client: formatClient })) print(`${name}=${value}`);
      return;
    }
    const trace = flags.v
      ? { trace: (depth: number, line: string) => print(`#${" ".repeat(Math.min(depth, MAX_INDENT))}${line}`) }
      : {};
    const message = flags.l ? template : expandTime(template, { client: formatClient, ...trace });
    if (client === undefined) error(message);
    else if (flags.p) print(message);
    else if (targetClient !== undefined) {
      server.message(targetClient, message, { ms, ignoreKeys: flags.N === true, noFreeze: flags.C === true });
    }
  },
});
