import { renumberIfWanted } from "#model/groups.ts";
import { closeWindow, sessionsByName } from "#model/sessions.ts";
import type { Winlink } from "#model/winlink.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { extrasFor } from "../listing.ts";

const ARGS = "af:t:";

/** Kills a window, or all others of the session (`-a`). */
export default defineCommand({
  name: "kill-window",
  alias: "killw",
  args: ARGS,
  operands: [0, 0],
  usage: "[-a] [-f filter] [-t target-window]",
  target: { flag: "t", type: "window" },

  exec(context) {
    const { flags, target, server } = context;
    if (flags.f !== undefined && flags.a !== true) throw new CommandError("-f only valid with -a");
    if (target.winlink === undefined) return;
    if (flags.a === true) killOthers(context, target.winlink);
    else server.killWindow(target.winlink.window);
  },
});

function killOthers(context: CommandContext<Flags<typeof ARGS>>, winlink: Winlink): void {
  const { flags, state, server, isTrue } = context;
  const { session, window } = winlink;
  if (session.winlinks.size === 1) return;
  const matches = (other: Winlink): boolean => flags.f === undefined || isTrue(flags.f, extrasFor({ winlink: other }));
  const next = (): Winlink | undefined =>
    session.winlinksInOrder().find((other) => other.window !== window && matches(other));
  for (let other = next(); other !== undefined; other = next()) closeWindow(state, other.window, false);
  const same = session.winlinksInOrder().filter((other) => other.window === window);
  if (same.length > 1 && same.some(matches)) closeWindow(state, window, false);
  for (const each of sessionsByName(state)) renumberIfWanted(each);
  server.recalculateSizes();
  server.redraw({ session, what: "all" });
}
