import { placePanes } from "#model/layout/place.ts";
import { fire } from "#model/notify.ts";
import { parseNumber } from "#model/number.ts";
import { paneLines } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { moveInZ } from "#model/window-panes.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { expandedSize } from "./pane-geometry.ts";

type Context = Pick<CommandContext, "state" | "server" | "expand">;

/** Columns and rows of the pane's place in halves or quarters of the window: `[along, across]`, as fractions of what is left. */
const PLACES: Readonly<Record<string, readonly [Where, Where]>> = {
  "top-left": ["low", "low"],
  "top-centre": ["middle", "low"],
  "top-right": ["high", "low"],
  "centre-left": ["low", "middle"],
  centre: ["middle", "middle"],
  "centre-right": ["high", "middle"],
  "bottom-left": ["low", "high"],
  "bottom-centre": ["middle", "high"],
  "bottom-right": ["high", "high"],
  "top-left-centre": ["quarter", "quarter"],
  "top-right-centre": ["three-quarters", "quarter"],
  "bottom-left-centre": ["quarter", "three-quarters"],
  "bottom-right-centre": ["three-quarters", "three-quarters"],
};

type Where = "low" | "middle" | "high" | "quarter" | "three-quarters";

function offset(where: Where, window: number, pane: number, border: number): number {
  switch (where) {
    case "low":
      return border;
    case "middle":
      return Math.trunc((window - pane) / 2);
    case "high":
      return window - pane - border;
    case "quarter":
      return Math.trunc(window / 4) - Math.trunc(pane / 2);
    case "three-quarters":
      return Math.trunc((3 * window) / 4) - Math.trunc(pane / 2);
  }
}

/** `move-pane -P`: to a place of the window by its name, or forward and backward among the floating panes. */
export function placeFloating(context: Context, pane: Pane, position: string): void {
  const { window, layoutCell: cell } = pane;
  const place = PLACES[position.replaceAll("center", "centre")];
  if (cell === null) return;
  if (place !== undefined) {
    const border = paneLines(pane) === "none" ? 0 : 1;
    cell.x = offset(place[0], window.cols, cell.cols, border);
    cell.y = offset(place[1], window.rows, cell.rows, border);
  } else moveInZ(window, pane, depthOf(pane, position));
  changed(context, pane);
}

/** The position in the z-order that a word stands for. */
function depthOf(pane: Pane, position: string): number {
  const { zIndex } = pane.window;
  const at = zIndex.indexOf(pane);
  const last = zIndex.filter((other) => other.floating).length - 1;
  switch (position) {
    case "front":
      return 0;
    case "back":
      return last;
    case "forward":
      return Math.max(0, at - 1);
    case "backward":
      return Math.min(last, at + 1);
    case "forward-loop":
      return at === 0 ? last : at - 1;
    case "backward-loop":
      return at === last ? 0 : at + 1;
    default:
      throw new CommandError(`unknown position: ${position}`);
  }
}

/** `move-pane -z`: to that place among the floating panes, 0 in front. */
export function setDepth(context: Context, pane: Pane, text: string): void {
  const number = parseNumber(text, 0, 4_294_967_295);
  if (!number.ok) throw new CommandError(`z-index ${number.error}`);
  const last = pane.window.zIndex.filter((other) => other.floating).length - 1;
  moveInZ(pane.window, pane, Math.min(number.value, last));
  changed(context, pane);
}

/** Flags of move-pane that move a floating pane. */
export interface OffsetFlags {
  readonly X?: string | undefined;
  readonly Y?: string | undefined;
  readonly U?: string | true | undefined;
  readonly D?: string | true | undefined;
  readonly L?: string | true | undefined;
  readonly R?: string | true | undefined;
}

/** `move-pane -X -Y -U -D -L -R`: to a column and row, or by some. */
export function moveFloating(context: Context, pane: Pane, flags: OffsetFlags): void {
  const { window, layoutCell: cell } = pane;
  if (cell === null) return;
  const border = paneLines(pane) === "none" ? 0 : 1;
  const absolute = (text: string, whole: number): number => {
    const size = expandedSize(context, text, -whole, whole, whole);
    if (!size.ok) throw new CommandError(`position ${size.error}`);
    return size.value + border;
  };
  const by = (value: string | true | undefined): number => {
    if (value === undefined) return 0;
    const number = parseNumber(value === true ? "1" : value, -2_147_483_648, 2_147_483_647);
    if (!number.ok) throw new CommandError(`offset ${number.error}`);
    return number.value;
  };
  const x = (flags.X === undefined ? cell.x : absolute(flags.X, window.cols)) - by(flags.L) + by(flags.R);
  const y = (flags.Y === undefined ? cell.y : absolute(flags.Y, window.rows)) - by(flags.U) + by(flags.D);
  if (x === cell.x && y === cell.y) return;
  cell.x = x;
  cell.y = y;
  changed(context, pane);
}

function changed(context: Context, pane: Pane): void {
  const { window } = pane;
  placePanes(context.state, window);
  fire(context.state, "window-layout-changed", { window });
  context.server.redraw({ window, what: "all" });
}
