import { rotatePanes } from "#model/arrange.ts";
import { popZoom, pushZoom, setActivePane } from "#model/zoom.ts";
import { paneByNumber } from "#model/window-panes.ts";
import { defineCommand } from "../command.ts";
import { targetOfWinlink } from "../target/best.ts";

/** Moves every pane of a window one place up (`-U`, the default) or down (`-D`). */
export default defineCommand({
  name: "rotate-window",
  alias: "rotatew",
  args: "Dt:UZ",
  operands: [0, 0],
  usage: "[-DUZ] [-t target-window]",
  target: { flag: "t", type: "window" },

  exec({ flags, state, server, target, setCurrent }) {
    const { winlink } = target;
    if (winlink === undefined) return;
    const { window } = winlink;
    pushZoom(state, window, false, flags.Z === true);
    const down = flags.D === true;
    rotatePanes(state, window, down);
    const active = window.active === undefined ? undefined : paneByNumber(window, window.active, down ? -1 : 1);
    if (active !== undefined) {
      setActivePane(state, window, active, true);
      setCurrent(targetOfWinlink(winlink, active));
    }
    popZoom(state, window);
    server.redraw({ window, what: "all" });
  },
});
