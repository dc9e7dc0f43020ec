import type { SplitType } from "#model/layout/cell.ts";
import { resizeFloatingBy, resizeFloatingTo, resizePaneBy, resizePaneTo } from "#model/layout/change.ts";
import { PANE_MAXIMUM } from "#model/layout/cell.ts";
import { placeCells, placePanes } from "#model/layout/place.ts";
import { fire } from "#model/notify.ts";
import { parseNumber, parseSize } from "#model/number.ts";
import { windowPaneStatus } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { raiseForSwitch } from "#model/window-panes.ts";
import { setActivePane, unzoom, zoom } from "#model/zoom.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { dragBorders, dragFloating } from "../resize-by-mouse.ts";
import { mousePane } from "../target/mouse.ts";

const ARGS = "D::L::MR::Tt:U::x:y:Z";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Makes a pane larger or smaller, zooms it, or trims what is below its cursor (`-T`). */
export default defineCommand({
  name: "resize-pane",
  alias: "resizep",
  args: ARGS,
  operands: [0, 1],
  usage: "[-MTZ] [-D lines] [-L columns] [-R columns] [-U lines] [-x width] [-y height] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  exec(context) {
    const { flags, state, server, target } = context;
    const { pane } = target;
    if (pane === undefined) return;
    const { window } = pane;
    if (flags.T === true) {
      if (pane.modes.length === 0) trimBelowCursor(pane);
      server.redraw({ pane, what: "all" });
      return;
    }
    if (flags.M === true) return byMouse(context);
    if (flags.Z === true) {
      if (!unzoom(state, window, true)) zoom(state, pane);
      server.redraw({ window, what: "all" });
      return;
    }
    unzoom(state, window, true);
    if (flags.x !== undefined) resizeTo(context, pane, "left-right", flags.x);
    if (flags.y !== undefined) resizeTo(context, pane, "top-bottom", flags.y);
    for (const way of ["U", "D", "L", "R"] as const)
      if (flags[way] !== undefined) resizeBy(context, pane, way, flags[way]);
    placeCells(window);
    placePanes(state, window);
    fire(state, "window-layout-changed", { window });
    server.redraw({ window, what: "all" });
  },
});

/** Rows below the cursor go; as many come back from history above, as by making the terminal smaller and larger again. */
function trimBelowCursor(pane: Pane): void {
  const { cols, rows, cursorY } = pane.terminal.screen;
  pane.terminal.resize(cols, cursorY + 1);
  pane.terminal.resize(cols, rows);
}

function resizeTo(context: Context, pane: Pane, type: SplitType, text: string): void {
  const { window } = pane;
  const wide = type === "left-right";
  const size = parseSize(text, 0, PANE_MAXIMUM, wide ? window.cols : window.rows);
  if (!size.ok) throw new CommandError(`${wide ? "width" : "height"} ${size.error}`);
  const value = size.value + (wide ? 0 : statusRow(pane));
  if (!pane.floating) resizePaneTo(context.state, pane, type, value);
  else fail("size", resizeFloatingTo(pane, type, value));
}

/** A row more for a pane whose status line is at the window's edge: users count the pane alone. */
function statusRow(pane: Pane): number {
  const { window } = pane;
  const status = windowPaneStatus(window);
  return (status === "top" && pane.y === 1) || (status === "bottom" && pane.y + pane.rows === window.rows - 1) ? 1 : 0;
}

function resizeBy(context: Context, pane: Pane, way: "U" | "D" | "L" | "R", value: string | true): void {
  const text = value !== true ? value : context.operands.length === 0 ? "1" : context.operand(0);
  const number = parseNumber(text, -2_147_483_648, 2_147_483_647);
  if (!number.ok) throw new CommandError(`adjustment ${number.error}`);
  const type = way === "L" || way === "R" ? "left-right" : "top-bottom";
  const back = way === "L" || way === "U";
  if (!pane.floating) resizePaneBy(context.state, pane, type, back ? -number.value : number.value, true);
  else fail("adjustment", resizeFloatingBy(pane, type, number.value, back));
}

function fail(what: string, error: string | undefined): void {
  if (error !== undefined) throw new CommandError(`${what} ${error}`);
}

function byMouse(context: Context): void {
  const { state, server, client, event } = context;
  const mouse = event?.mouse;
  const found = mousePane(state, mouse);
  if (mouse === undefined || found === undefined || client === undefined || client.session !== found.winlink.session)
    return;
  const { pane, winlink } = found;
  if (pane.floating) {
    raiseForSwitch(winlink.window, pane);
    setActivePane(state, winlink.window, pane, true);
  }
  const drag = pane.floating ? dragFloating : dragBorders;
  const update = (report: typeof mouse): boolean => {
    const goesOn = drag(state, report);
    server.redraw({ window: winlink.window, what: "all" });
    return goesOn;
  };
  server.drag(client, update);
  update(mouse);
}
