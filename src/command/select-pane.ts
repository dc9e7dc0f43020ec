import type { Pane } from "#model/pane.ts";
import { isVisible, raiseForSwitch } from "#model/window-panes.ts";
import { popZoom, pushZoom, setActivePane } from "#model/zoom.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { targetOfWinlink } from "./target/best.ts";

/** Makes a pane active, unzooming a window that hides it. @param zoom zoom again afterwards. @returns whether it was not active before */
export function selectPane(context: CommandContext, pane: Pane, zoom: boolean): boolean {
  const { state, server } = context;
  const { window } = pane;
  const visible = (window.modal !== undefined && window.modal !== pane) || isVisible(pane);
  if (!visible) pushZoom(state, window, false, zoom);
  raiseForSwitch(window, pane);
  const changed = setActivePane(state, window, pane, true);
  if (!visible) popZoom(state, window);
  server.redraw({ window, what: "all" });
  return changed;
}

/** `-e` and `-d`: lets keys into a pane or keeps them out. */
export function setInput(context: CommandContext, pane: Pane, off: boolean): void {
  pane.inputOff = off;
  context.server.redraw({ window: pane.window, what: "borders" });
  context.server.redraw({ window: pane.window, what: "status" });
}

/** What last-pane and select-pane -l do, with `-d`, `-e` and `-Z`. */
export function selectLastPane(
  context: CommandContext,
  flags: { readonly d?: boolean; readonly e?: boolean; readonly Z?: boolean },
): void {
  const { winlink } = context.target;
  if (winlink === undefined) return;
  const { window } = winlink;
  let last = window.lastPanes[0];
  // The other of two panes counts even if it was never active (split-window -d).
  if (last === undefined && window.panes.length === 2) last = window.panes.find((pane) => pane !== window.active);
  if (last === undefined) throw new CommandError("no last pane");
  if (flags.e === true || flags.d === true) setInput(context, last, flags.e !== true);
  else if (selectPane(context, last, flags.Z === true)) context.setCurrent(targetOfWinlink(winlink));
}
