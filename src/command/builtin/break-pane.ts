import { breakPane, firePaneMoved, floatPane } from "#model/arrange.ts";
import { groupSessions } from "#model/groups.ts";
import { cleanName } from "#model/names.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import { linkInto, linkWindow, unlinkOrClose } from "#model/sessions.ts";
import type { Window } from "#model/window.ts";
import { createWindow, renameWindow } from "#model/windows.ts";
import type { Winlink } from "#model/winlink.ts";
import { setCurrent, shuffleUp } from "#model/winlinks.ts";
import { setActivePane, unzoom } from "#model/zoom.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { floatingGeometry } from "../pane-geometry.ts";
import { defaultWindowName } from "../spawn.ts";
import { targetOfSession } from "../target/best.ts";

const FORMAT = "#{session_name}:#{window_index}.#{pane_index}";
const ARGS = "abdPF:n:s:t:Wx:X:y:Y:";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Gives a pane a window of its own, or lets it float in the one it is in (`-W`). */
export default defineCommand({
  name: "break-pane",
  alias: "breakp",
  args: ARGS,
  operands: [0, 0],
  usage:
    "[-abdPW] [-F format] [-n window-name] [-s src-pane] [-t dst-window] [-x width] [-y height] [-X x-position] [-Y y-position]",
  source: { flag: "s", type: "pane" },
  target: { flag: "t", type: "window", windowIndex: true },

  exec(context) {
    const { flags, state, server, source, target, targetClient, expand, print } = context;
    const { pane, winlink: from, session: home } = source;
    const { session } = target;
    if (pane === undefined || from === undefined || home === undefined || session === undefined) return;
    if (pane === from.window.modal) throw new CommandError("pane is modal");
    if (flags.W === true) return float(context, pane);
    if (flags.n !== undefined && cleanName(flags.n) === undefined)
      throw new CommandError(`invalid window name: ${flags.n}`);
    let index = target.index === -1 ? undefined : target.index;
    const beside = target.winlink ?? session.current;
    if ((flags.a === true || flags.b === true) && beside !== undefined)
      index = shuffleUp(session, beside, flags.b === true);
    unzoom(state, from.window, true);
    const { window } = from;
    const fromIndex = from.index;
    const winlink = window.panes.length === 1 ? relink(context, from, index) : intoNew(context, pane, index);
    if (winlink === undefined) return;
    firePaneMoved(state, pane, window, fromIndex, winlink);
    if (winlink.window !== window && flags.d !== true) {
      setCurrent(state, session, winlink);
      context.setCurrent(targetOfSession(session));
    }
    for (const each of new Set([home, session].flatMap((member) => [...groupSessions(member)])))
      server.redraw({ session: each, what: "all" });
    server.recalculateSizes();
    if (flags.P === true)
      print(expand(flags.F ?? FORMAT, { client: targetClient, session, winlink, window: winlink.window, pane }));
  },
});

function float(context: Context, pane: Pane): void {
  const { flags, state, server } = context;
  const { window } = pane;
  if (pane.floating) throw new CommandError("pane is already floating");
  if (window.zoomed) throw new CommandError("can't float a pane while window is zoomed");
  let place;
  try {
    place = floatingGeometry(
      context,
      window,
      flags,
      window.options.string("pane-border-lines") !== "none",
      pane.layoutCell?.floated,
    );
  } catch (error) {
    throw error instanceof CommandError ? new CommandError(`failed to float pane: ${error.message}`) : error;
  }
  floatPane(state, pane, place.cols, place.rows, place.x, place.y);
  if (flags.d !== true) setActivePane(state, window, pane, true);
  fire(state, "window-layout-changed", { window });
  server.redraw({ window, what: "all" });
}

/** The only pane of a window takes the window along. */
function relink(context: Context, from: Winlink, index: number | undefined): Winlink | undefined {
  const { flags, state, target } = context;
  const { session } = target;
  const { window } = from;
  if (session === undefined) return undefined;
  const error = linkInto(state, from, session, index, { kill: false, select: flags.d !== true });
  if (error !== undefined) throw new CommandError(error);
  if (flags.n !== undefined) name(context, window, flags.n);
  unlinkOrClose(state, from);
  return session.winlinksInOrder().find((winlink) => winlink.window === window);
}

function intoNew(context: Context, pane: Pane, index: number | undefined): Winlink | undefined {
  const { flags, state, target, targetClient } = context;
  const { session } = target;
  if (session === undefined) return undefined;
  if (index !== undefined && session.winlinks.has(index)) throw new CommandError(`index in use: ${index}`);
  const old = pane.window;
  const window = createWindow(state, old.cols, old.rows, old.xPixel, old.yPixel);
  window.latest = targetClient;
  breakPane(state, pane, window);
  window.name = defaultWindowName(window);
  if (flags.n !== undefined) {
    window.name = cleanName(flags.n) ?? "";
    window.options.set("automatic-rename", false);
  }
  const winlink = linkWindow(state, session, window, index);
  fire(state, "window-created", { window });
  return winlink;
}

function name(context: Context, window: Window, text: string): void {
  renameWindow(context.state, window, text);
  window.options.set("automatic-rename", false);
}
