import { fire } from "#model/notify.ts";
import { paneTowards, type Direction } from "#model/pane-find.ts";
import type { Pane } from "#model/pane.ts";
import { isVisible, raiseForSwitch } from "#model/window-panes.ts";
import { popZoom, pushZoom, setActivePane } from "#model/zoom.ts";
import { defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { setPaneTitle } from "../pane-options.ts";
import { selectLastPane, selectPane, setInput } from "../select-pane.ts";
import { isValidTarget, targetOfWinlink } from "../target/best.ts";

const ARGS = "DdegLlMmP:RT:t:UZ"; // -P and -g are old, and kept for old configuration files

type Context = CommandContext<Flags<typeof ARGS>>;

/** Makes a pane active: the target, or one beside it; or marks it, names it, lets no keys in. */
export default defineCommand({
  name: "select-pane",
  alias: "selectp",
  args: ARGS,
  operands: [0, 0],
  usage: "[-DdeLlMmRUZ] [-T title] [-t target-pane]",
  target: { flag: "t", type: "pane" },

  exec(context) {
    const { flags, server, target, print } = context;
    const { winlink } = target;
    if (winlink === undefined || target.pane === undefined) return;
    if (flags.l === true) return selectLastPane(context, flags);
    if (flags.m === true || flags.M === true) return mark(context);
    if (flags.P !== undefined) {
      target.pane.options.set("window-style", flags.P);
      target.pane.options.set("window-active-style", flags.P);
      server.redraw({ pane: target.pane, what: "all" });
    }
    if (flags.g === true) return print(target.pane.options.string("window-style"));
    const pane = towards(context, target.pane);
    if (pane === undefined) return;
    if (flags.e === true || flags.d === true) return setInput(context, pane, flags.e !== true);
    if (flags.T !== undefined) {
      setPaneTitle(context.state, pane, context.expand(flags.T));
      context.server.redraw({ window: pane.window, what: "borders" });
      context.server.redraw({ window: pane.window, what: "status" });
      return;
    }
    if (pane === winlink.window.active) return;
    const changed = selectPane(context, pane, flags.Z === true);
    const made = targetOfWinlink(winlink, pane);
    if (changed) context.setCurrent(made);
    context.hook("after-select-pane", changed ? made : context.current);
  },
});

/** The pane that `-L -R -U -D` lead to; a zoomed window is looked at as it is without zoom. */
function towards(context: Context, pane: Pane): Pane | undefined {
  const { flags, state } = context;
  const ways: readonly (readonly [boolean | undefined, Direction])[] = [
    [flags.L, "left"],
    [flags.R, "right"],
    [flags.U, "up"],
    [flags.D, "down"],
  ];
  const way = ways.find(([given]) => given === true);
  if (way === undefined) return pane;
  pushZoom(state, pane.window, false, true);
  const found = paneTowards(pane, way[1]);
  popZoom(state, pane.window);
  return found;
}

function mark(context: Context): void {
  const { flags, state, server, target } = context;
  const { session, winlink, pane } = target;
  if (session === undefined || winlink === undefined || pane === undefined) return;
  if (flags.m === true && !isVisible(pane)) return;
  const { marked } = state;
  const old =
    marked !== undefined && isValidTarget(state, { ...marked, window: marked.winlink.window, index: -1 })
      ? marked.pane
      : undefined;
  const same = marked !== undefined && old === pane && marked.session === session && marked.winlink === winlink;
  const clear = flags.M === true || same;
  state.marked = clear ? undefined : { session, winlink, pane };
  const subject = clear ? (old ?? pane) : pane;
  const extra = { new_pane: clear ? undefined : pane, old_pane: old, marked: clear ? 0 : 1 };
  fire(state, "marked-pane-changed", { pane: subject, window: subject.window }, extra);
  for (const changed of new Set([old, pane])) {
    if (changed === undefined) continue;
    server.redraw({ window: changed.window, what: "borders" });
    server.redraw({ window: changed.window, what: "status" });
  }
  if (!pane.floating) return;
  raiseForSwitch(pane.window, pane);
  setActivePane(state, pane.window, pane, true);
}
