import { firePaneMoved, swapPanes } from "#model/arrange.ts";
import { placePanes } from "#model/layout/place.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import type { Window } from "#model/window.ts";
import { popZoom, pushZoom, setActivePane } from "#model/zoom.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext, Target } from "../context.ts";

const ARGS = "dDs:t:UZ";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Lets two panes change places; with `-D` or `-U`, the target and the next or previous one. */
export default defineCommand({
  name: "swap-pane",
  alias: "swapp",
  args: ARGS,
  operands: [0, 0],
  usage: "[-dDUZ] [-s src-pane] [-t dst-pane]",
  source: { flag: "s", type: "pane", defaultMarked: true },
  target: { flag: "t", type: "pane" },

  exec(context) {
    const { flags, state, server, source, target } = context;
    const { pane: other, winlink: to } = target;
    if (other === undefined || to === undefined || source.pane === undefined || source.winlink === undefined) return;
    if (source.pane === source.pane.window.modal || other === to.window.modal) throw new CommandError("pane is modal");
    pushZoom(state, to.window, false, flags.Z === true);
    const beside =
      flags.D === true ? nextTiled(other, "down", 1) : flags.U === true ? nextTiled(other, "up", -1) : undefined;
    const one = beside ?? source.pane;
    const from = beside === undefined ? source.winlink : to;
    if (from.window !== to.window) pushZoom(state, from.window, false, flags.Z === true);
    if (one !== other) swap(context, { ...source, pane: one, winlink: from }, target);
    for (const window of new Set([from.window, to.window])) {
      popZoom(state, window);
      server.redraw({ window, what: "all" });
    }
  },
});

/** The tiled pane after or before, going round. */
function nextTiled(pane: Pane, way: string, step: 1 | -1): Pane {
  if (pane.floating) throw new CommandError(`cannot swap ${way} on floating pane`);
  const { panes } = pane.window;
  const at = panes.indexOf(pane);
  for (let n = 1; n <= panes.length; n++) {
    const found = panes[(at + step * n + panes.length * 2) % panes.length];
    if (found !== undefined && !found.floating) return found;
  }
  return pane;
}

function swap(context: Context, source: Target, target: Target): void {
  const { flags, state } = context;
  const { pane: one, winlink: from } = source;
  const { pane: other, winlink: to } = target;
  if (one === undefined || other === undefined || from === undefined || to === undefined) return;
  const sameWindow = from.window === to.window;
  swapPanes(state, one, other);
  if (flags.d !== true) {
    setActivePane(state, from.window, other, true);
    if (!sameWindow) setActivePane(state, to.window, one, true);
  } else {
    // Within one window the second undoes the first: the same pane stays active in its new place.
    if (from.window.active === one) setActivePane(state, from.window, other, true);
    if (to.window.active === other) setActivePane(state, to.window, one, true);
  }
  if (!sameWindow) {
    forgetLast(from.window, one);
    forgetLast(to.window, other);
    placePanes(state, from.window);
  }
  placePanes(state, to.window);
  if (!sameWindow) {
    firePaneMoved(state, one, from.window, from.index, to);
    firePaneMoved(state, other, to.window, to.index, from);
  }
  for (const window of new Set([from.window, to.window])) fire(state, "window-layout-changed", { window });
}

function forgetLast(window: Window, pane: Pane): void {
  const at = window.lastPanes.indexOf(pane);
  if (at !== -1) window.lastPanes.splice(at, 1);
}
