import { CLIENT_CONTROL, CLIENT_SIZE_CHANGED, type Client } from "#model/client.ts";
import { parseNumber } from "#model/number.ts";
import { clientStatusLines, recalculateSizes } from "#model/sizes.ts";
import { WINDOW_MAXIMUM, WINDOW_MINIMUM } from "#model/windows.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";

const ARGS = "A:B:cC:Df:r:F:lLRSt:U";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Draws a client anew, moves what it shows of a larger window, or takes a control client's requests. */
export default defineCommand({
  name: "refresh-client",
  alias: "refresh",
  args: ARGS,
  operands: [0, 1],
  usage:
    "[-cDlLRSU] [-A pane:state] [-B name:what:format] [-C XxY] [-f flags] [-r pane:report] [-t target-client] [adjustment]",
  client: { flag: "t" },
  afterHook: true,

  exec(context) {
    const { flags, server, targetClient } = context;
    if (targetClient === undefined) return;
    if ([flags.c, flags.L, flags.R, flags.U, flags.D].includes(true)) return pan(context, targetClient);
    if (flags.l === true) return server.requestClipboard(targetClient);
    if (flags.F !== undefined) server.setClientFlags(targetClient, flags.F);
    if (flags.f !== undefined) server.setClientFlags(targetClient, flags.f);
    if (flags.r !== undefined) report(context, targetClient, flags.r);
    if (flags.A !== undefined || flags.B !== undefined || flags.C !== undefined) {
      if ((targetClient.flags & CLIENT_CONTROL) === 0) throw new CommandError("not a control client");
      if (flags.A !== undefined) paneStates(context, targetClient);
      else if (flags.B !== undefined) subscriptions(context, targetClient);
      else size(context, targetClient, flags.C ?? "");
      return;
    }
    if (flags.S === true) server.redraw({ client: targetClient, what: "status" });
    else server.redraw({ client: targetClient, what: "all", anew: true });
  },
});

/** Moves the part of a larger window that the client shows; `-c` lets it follow the cursor again. */
function pan(context: Context, client: Client): void {
  const { flags, state, server, operands, operand } = context;
  const number = operands.length === 0 ? ({ ok: true, value: 1 } as const) : parseNumber(operand(0), 1, 2_147_483_647);
  if (!number.ok) throw new CommandError(`adjustment ${number.error}`);
  const window = client.session?.current?.window;
  if (flags.c === true || window === undefined) client.pan = undefined;
  else {
    const shown = server.clientView(client);
    const old = client.pan?.windowId === window.id ? client.pan : { windowId: window.id, x: shown.x, y: shown.y };
    const maxX = Math.max(0, window.cols - client.cols);
    const maxY = Math.max(0, window.rows - (client.rows - clientStatusLines(state, client)));
    const by = (back: boolean | undefined, on: boolean | undefined): number =>
      back === true ? -number.value : on === true ? number.value : 0;
    client.pan = {
      windowId: window.id,
      x: Math.max(0, Math.min(old.x + by(flags.L, flags.R), maxX)),
      y: Math.max(0, Math.min(old.y + (flags.L === true || flags.R === true ? 0 : by(flags.U, flags.D)), maxY)),
    };
  }
  server.redraw({ client, what: "all" });
}

function report(context: Context, client: Client, text: string): void {
  const match = /^(%\d+):(.*)$/s.exec(text);
  if (match !== null) context.server.control(client, { kind: "report", pane: match[1] ?? "", report: match[2] ?? "" });
}

function paneStates(context: Context, client: Client): void {
  for (const value of context.values("A")) {
    const match = /^(%\d+):(.*)$/s.exec(value);
    if (match !== null) context.server.control(client, { kind: "pane", pane: match[1] ?? "", state: match[2] ?? "" });
  }
}

function subscriptions(context: Context, client: Client): void {
  for (const value of context.values("B")) {
    const match = /^([^:]*):([^:]*):(.*)$/s.exec(value);
    if (match === null) context.server.control(client, { kind: "subscribe", name: value });
    else context.server.control(client, { kind: "subscribe", name: match[1] ?? "", what: match[2], format: match[3] });
  }
}

/** `-C`: the size of the client, or with `@window:` of one window; without a size that one is forgotten. */
function size(context: Context, client: Client, text: string): void {
  const { state } = context;
  const one = /^@(\d+):(?:(\d+)x(\d+))?/.exec(text);
  if (one !== null) {
    const id = Number(one[1]);
    if (one[2] === undefined) client.windowSizes.delete(id);
    else client.windowSizes.set(id, checked(Number(one[2]), Number(one[3])));
  } else {
    const match = /^(\d+)[x,](\d+)/.exec(text);
    if (match === null) throw new CommandError("bad size argument");
    const { cols, rows } = checked(Number(match[1]), Number(match[2]));
    client.cols = cols;
    client.rows = rows;
    client.flags |= CLIENT_SIZE_CHANGED;
  }
  recalculateSizes(state, true);
}

function checked(cols: number, rows: number): { readonly cols: number; readonly rows: number } {
  const fits = (value: number): boolean => value >= WINDOW_MINIMUM && value <= WINDOW_MAXIMUM;
  if (!fits(cols) || !fits(rows)) throw new CommandError("size too small or too big");
  return { cols, rows };
}
