import { firePaneMoved, movePane, tilePane } from "#model/arrange.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import { closeWindow } from "#model/sessions.ts";
import { setCurrent } from "#model/winlinks.ts";
import { setActivePane, unzoom } from "#model/zoom.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { tiledCell, type PlaceFlags } from "./pane-geometry.ts";
import { targetOfSession } from "./target/best.ts";

/** Flags that join-pane and move-pane share. */
export interface JoinFlags extends PlaceFlags {
  readonly b?: boolean | undefined;
  readonly d?: boolean | undefined;
  readonly f?: boolean | undefined;
  readonly h?: boolean | undefined;
}

/** Puts a pane beside another; a floating one that is both source and target is tiled where it was. */
export function joinPane(context: CommandContext<JoinFlags>): void {
  const { flags, state, server, source, target } = context;
  const { pane, winlink: from } = source;
  const { pane: beside, winlink: to, session } = target;
  if (pane === undefined || from === undefined || beside === undefined || to === undefined || session === undefined)
    return;
  if (pane === from.window.modal || beside === to.window.modal) throw new CommandError("pane is modal");
  unzoom(state, to.window, true);
  unzoom(state, from.window, true);
  if (pane === beside) return tileInPlace(context, pane);
  const division = { horizontal: flags.h === true, before: flags.b === true, fullSize: flags.f === true, zoom: false };
  const cell = cellBeside(context, beside, division);
  const fromWindow = from.window;
  const fromIndex = from.index;
  movePane(state, pane, cell, beside, division.before);
  server.recalculateSizes();
  if (flags.d !== true) {
    setActivePane(state, to.window, pane, true);
    setCurrent(state, session, to);
    context.setCurrent(targetOfSession(session));
  }
  firePaneMoved(state, pane, fromWindow, fromIndex, to);
  if (fromWindow.panes.length === 0) closeWindow(state, fromWindow, true);
  else {
    fire(state, "window-layout-changed", { window: fromWindow });
    server.redraw({ window: fromWindow, what: "all" });
  }
  fire(state, "window-layout-changed", { window: to.window });
  server.redraw({ window: to.window, what: "all" });
  server.redraw({ session, what: flags.d === true ? "status" : "all" });
  server.recalculateSizes();
}

function cellBeside(
  context: CommandContext<JoinFlags>,
  beside: Pane,
  division: Parameters<typeof tiledCell>[3],
): ReturnType<typeof tiledCell> {
  try {
    return tiledCell(context, beside, context.flags, division);
  } catch (error) {
    throw error instanceof CommandError ? new CommandError(`size or position ${error.message}`) : error;
  }
}

function tileInPlace(context: CommandContext<JoinFlags>, pane: Pane): void {
  const { flags, state, server } = context;
  const { window } = pane;
  if (!pane.floating) throw new CommandError("source and target panes must be different");
  if (!tilePane(state, pane)) throw new CommandError("no space for a new pane");
  if (flags.d !== true) setActivePane(state, window, pane, true);
  fire(state, "window-layout-changed", { window });
  server.redraw({ window, what: "all" });
}
