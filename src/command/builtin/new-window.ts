import { cleanName } from "#model/names.ts";
import { groupSessions } from "#model/groups.ts";
import type { Winlink } from "#model/winlink.ts";
import { setCurrent, shuffleUp } from "#model/winlinks.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { spawnWindow } from "../spawn.ts";
import { targetOfWinlink } from "../target/best.ts";

const FORMAT = "#{session_name}:#{window_index}.#{pane_index}";
const ARGS = "abc:de:EF:kn:PSt:";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Makes a window; with `-S`, selects the one of that name if there is one. */
export default defineCommand({
  name: "new-window",
  alias: "neww",
  args: ARGS,
  operands: [0, -1],
  usage:
    "[-abdEkPS] [-c start-directory] [-e environment] [-F format] [-n window-name] [-t target-window] " +
    "[shell-command [argument ...]]",
  target: { flag: "t", type: "window", windowIndex: true },

  exec(context) {
    const { flags, server, client, targetClient, target, operands } = context;
    const { session } = target;
    if (session === undefined) return;
    const argv = operands.map((_, index) => context.operand(index));
    const blank = argv.length === 1 && argv[0] === "";
    if (flags.E === true && argv.length > 0 && !blank) throw new CommandError("command cannot be given for empty pane");
    const name = nameOf(context);
    if (flags.S === true && name !== undefined && target.index === -1) {
      const there = windowNamed(context, name);
      if (there !== undefined) {
        if (flags.d === true) return;
        if (setCurrent(context.state, session, there)) server.redraw({ session, what: "all" });
        if (client?.session !== undefined) there.window.latest = client;
        server.recalculateSizes();
        return;
      }
    }
    const before = flags.b === true;
    let index = target.index === -1 ? undefined : target.index;
    const beside = target.winlink;
    if ((flags.a === true || before) && beside !== undefined) index = shuffleUp(session, beside, before);
    let winlink: Winlink;
    try {
      winlink = spawnWindow(context, session, index, {
        argv: blank ? [] : argv,
        cwd: flags.c,
        variables: context.values("e"),
        empty: flags.E === true || blank,
        detached: flags.d,
        kill: flags.k,
        name,
        by: targetClient,
      });
    } catch (error) {
      throw error instanceof CommandError ? new CommandError(`create window failed: ${error.message}`) : error;
    }
    const shown = flags.d !== true || winlink === session.current;
    if (shown) context.setCurrent(targetOfWinlink(winlink));
    for (const member of groupSessions(session)) server.redraw({ session: member, what: shown ? "all" : "status" });
    server.recalculateSizes();
    if (flags.P === true) {
      const { window } = winlink;
      context.print(
        context.expand(flags.F ?? FORMAT, { client: targetClient, session, winlink, window, pane: window.active }),
      );
    }
    context.hook("after-new-window", targetOfWinlink(winlink));
  },
});

function nameOf(context: Context): string | undefined {
  const { flags, client, target } = context;
  if (flags.n === undefined) return undefined;
  const { session } = target;
  const expanded = context.expand(flags.n, {
    client,
    session,
    winlink: session?.current,
    window: session?.current?.window,
  });
  const name = cleanName(expanded);
  if (name === undefined) throw new CommandError(`invalid window name: ${expanded}`);
  return name;
}

function windowNamed(context: Context, name: string): Winlink | undefined {
  const found = context.target.session?.winlinksInOrder().filter((winlink) => winlink.window.name === name) ?? [];
  if (found.length > 1) throw new CommandError(`multiple windows named ${name}`);
  return found[0];
}
