import { paneLines } from "#model/pane-look.ts";
import type { LayoutCell } from "#model/layout/cell.ts";
import { placePanes } from "#model/layout/place.ts";
import type { Pane } from "#model/pane.ts";
import { isVisible } from "#model/window-panes.ts";
import { activeIsOverZoom, popZoom, unzoom } from "#model/zoom.ts";
import type { MouseEvent } from "#input/key.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { newFloatingCell, tiledCell, type PlaceFlags } from "./pane-geometry.ts";
import { checkBorderLines, setPaneOptions, setPaneTitle, type PaneOptionFlags } from "./pane-options.ts";
import { spawnPane } from "./spawn.ts";
import { targetOfWinlink } from "./target/best.ts";
import { windowPoint } from "./window-point.ts";

const FORMAT = "#{session_name}:#{window_index}.#{pane_index}";

/** Flags of split-window and new-pane; the former lacks some. */
export interface NewPaneFlags extends PlaceFlags, PaneOptionFlags {
  readonly A?: boolean | undefined;
  readonly b?: boolean | undefined;
  readonly c?: string | undefined;
  /** A modal pane closes when the mouse is clicked outside of it; split-window has no such flag. */
  readonly C?: boolean | undefined;
  readonly d?: boolean | undefined;
  readonly E?: boolean | undefined;
  readonly f?: boolean | undefined;
  readonly F?: string | undefined;
  readonly h?: boolean | undefined;
  readonly I?: boolean | undefined;
  /** A modal pane gets all keys; split-window has no such flag. */
  readonly K?: boolean | undefined;
  readonly L?: boolean | undefined;
  readonly M?: boolean | undefined;
  readonly O?: boolean | undefined;
  readonly P?: boolean | undefined;
  readonly T?: string | undefined;
  readonly W?: boolean | undefined;
  readonly Z?: boolean | undefined;
}

/**
 * Makes a pane: split-window beside another, in the way that one is (tiled or floating); new-pane floating, or tiled with `-L`.
 * Source: tmux/tmux cmd-split-window.c
 */
export async function newPane(context: CommandContext<NewPaneFlags>, split: boolean): Promise<void> {
  const { flags, state, server, target, client, targetClient, operands, event } = context;
  const { winlink, pane: beside } = target;
  if (winlink === undefined || beside === undefined) return;
  const { window } = winlink;
  let restoreZoom = activeIsOverZoom(window);
  if (split) {
    if (!isVisible(beside)) restoreZoom = false;
    if (!restoreZoom) unzoom(state, window, true);
  }
  const floating = split ? beside.floating : flags.L !== true;
  if (flags.O === true && !floating) throw new CommandError("modal pane must be floating");
  if (flags.O === true && window.modal !== undefined) throw new CommandError("window already has a modal pane");
  const drawn = flags.M === true && floating;
  if (drawn && (event?.mouse?.valid !== true || targetClient === undefined)) return;
  const floatOverZoom = flags.O === true || (floating && flags.A === true);
  if (window.zoomed && floatOverZoom) restoreZoom = true;

  const argv = operands.map((_, index) => context.operand(index));
  const blank = argv.length === 1 && argv[0] === "";
  const empty = flags.I === true || flags.E === true || blank;
  if (empty && argv.length > 0 && !blank) throw new CommandError("command cannot be given for empty pane");

  let cell: LayoutCell;
  try {
    cell = makeCell(context, beside, floating, split, floatOverZoom);
  } catch (error) {
    if (restoreZoom) popZoom(state, window);
    throw error;
  }
  let pane: Pane;
  try {
    pane = spawnPane(context, winlink, {
      argv: blank ? [] : argv,
      cwd: flags.c,
      variables: context.values("e"),
      empty,
      detached: flags.d,
      cell,
      beside,
      before: flags.b,
      fullSize: flags.f,
      floating,
      floatOverZoom,
      modal: flags.O,
      zoom: flags.Z,
    });
  } catch (error) {
    if (restoreZoom || !floating) popZoom(state, window);
    throw error instanceof CommandError ? new CommandError(`create pane failed: ${error.message}`) : error;
  }
  if (window.modal === pane) {
    pane.captureAllKeys = flags.K === true;
    pane.closeOnClick = flags.C === true;
  }
  setPaneOptions(pane, flags);
  if (flags.T !== undefined) setPaneTitle(state, pane, context.expand(flags.T));
  if (flags.B !== undefined || flags.s !== undefined) placePanes(state, window);
  if (flags.d !== true) context.setCurrent(targetOfWinlink(winlink, pane));
  if (restoreZoom || (!floating && flags.O !== true)) popZoom(state, window);
  server.redraw({ session: winlink.session, what: "all" });
  if (drawn && event?.mouse !== undefined && targetClient !== undefined) draw(context, pane, event.mouse);
  if (flags.P === true) {
    const { session } = winlink;
    context.print(context.expand(flags.F ?? FORMAT, { client: targetClient, session, winlink, window, pane }));
  }
  context.hook("after-split-window", targetOfWinlink(winlink, pane));
  if (flags.I === true && client !== undefined && client.session === undefined) await server.feedPane(pane, client);
  else if (flags.W === true) {
    const status = await server.paneExit(pane);
    if (client !== undefined && client.session === undefined && status !== undefined) client.retval = status;
  }
}

function makeCell(
  context: CommandContext<NewPaneFlags>,
  beside: Pane,
  floating: boolean,
  split: boolean,
  overZoom: boolean,
): LayoutCell {
  const { flags } = context;
  const lines = flags.B === undefined ? beside.window.options.string("pane-border-lines") : checkBorderLines(flags.B);
  const division = {
    horizontal: flags.h === true,
    before: flags.b === true,
    fullSize: flags.f === true,
    zoom: flags.Z === true,
  };
  if (!floating) return tiledCell(context, beside, flags, division);
  return newFloatingCell(context, beside, flags, {
    border: lines !== "none",
    overZoom,
    zoom: flags.Z === true,
    division: split ? division : undefined,
  });
}

/** Lets the mouse draw the outline of a new floating pane, from where its button was pressed. */
function draw(context: CommandContext<NewPaneFlags>, pane: Pane, start: MouseEvent): void {
  const { state, server, targetClient } = context;
  if (targetClient === undefined) return;
  const from = windowPoint(start, true);
  const update = (mouse: MouseEvent): boolean => {
    const cell = pane.layoutCell;
    if (!pane.floating || cell === null) return false;
    const border = paneLines(pane) !== "none" ? 1 : 0;
    const to = windowPoint(mouse);
    const [x, cols] = outline(from.x, to.x, border);
    const [y, rows] = outline(from.y, to.y, border);
    cell.place(cols, rows, x, y);
    placePanes(state, pane.window);
    server.redraw({ window: pane.window, what: "all" });
    return true;
  };
  server.drag(targetClient, update);
  update(start);
}

/** First cell inside of, and cells within, an outline drawn from one place to another. */
function outline(from: number, to: number, border: number): readonly [number, number] {
  const size = Math.abs(to - from) + 1;
  return [Math.min(from, to) + border, Math.max(1, border === 0 ? size : size - 2)];
}
