import { PANE_MAXIMUM, PANE_MINIMUM, type Geometry, type LayoutCell } from "#model/layout/cell.ts";
import { floatingCell, splitCell } from "#model/layout/split.ts";
import { parseNumber, parseSize, type NumberResult } from "#model/number.ts";
import type { Pane } from "#model/pane.ts";
import type { Window } from "#model/window.ts";
import { activeIsOverZoom, pushZoom } from "#model/zoom.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";

type Context = Pick<CommandContext, "state" | "expand">;

const SIZE_MAX = 2_147_483_647;

/** How a new cell comes beside another. */
export interface Division {
  /** `-h`: to the right (or left) instead of below (or above). */
  readonly horizontal: boolean;
  readonly before: boolean;
  readonly fullSize: boolean;
  readonly zoom: boolean;
}

/** Flags that give a size or a place, as users write them. */
export interface PlaceFlags {
  readonly l?: string | undefined;
  readonly p?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly X?: string | undefined;
  readonly Y?: string | undefined;
}

/**
 * A new tiled cell beside a pane's. The window is left unzoomed; `popZoom` follows.
 * @throws CommandError in tmux's words
 */
export function tiledCell(context: Context, pane: Pane, flags: PlaceFlags, division: Division): LayoutCell {
  const { window } = pane;
  if (pane.floating) throw new CommandError("can't split a floating pane");
  const size = sizeOfNew(context, pane, flags, division);
  if (activeIsOverZoom(window)) pushZoom(context.state, window, false, true);
  else pushZoom(context.state, window, true, division.zoom);
  const cell = splitCell(pane, division.horizontal ? "left-right" : "top-bottom", size, division);
  if (cell === undefined) throw new CommandError("no space for a new pane");
  return cell;
}

/** A size that is a format; one that comes to nothing is none, as in tmux, not empty. */
export function expandedSize(context: Context, text: string, min: number, max: number, whole: number): NumberResult {
  const expanded = context.expand(text);
  return expanded === "" ? { ok: false, error: "invalid" } : parseSize(expanded, min, max, whole);
}

function sizeOfNew(context: Context, pane: Pane, flags: PlaceFlags, division: Division): number | undefined {
  const whole = division.fullSize ? pane.window : pane;
  const current = division.horizontal ? whole.cols : whole.rows;
  if (flags.l !== undefined) {
    const size = expandedSize(context, flags.l, 0, SIZE_MAX, current);
    if (!size.ok) throw new CommandError(`invalid tiled geometry ${size.error}`);
    return size.value;
  }
  if (flags.p === undefined) return undefined;
  const percent = parseNumber(context.expand(flags.p), 0, 100);
  if (!percent.ok) throw new CommandError(`invalid tiled geometry ${percent.error}`);
  return Math.trunc((current * percent.value) / 100);
}

/**
 * A new floating cell: where the flags say, or, splitting a floating pane (`division`), beside it.
 * @throws CommandError in tmux's words
 */
export function newFloatingCell(
  context: Context,
  pane: Pane,
  flags: PlaceFlags,
  options: {
    readonly border: boolean;
    readonly overZoom: boolean;
    readonly zoom: boolean;
    readonly division: Division | undefined;
  },
): LayoutCell {
  const { window } = pane;
  const { state } = context;
  const geometry =
    options.division === undefined
      ? floatingGeometry(context, window, flags, options.border)
      : besideFloating(pane, options.border, options.division);
  if (options.overZoom || activeIsOverZoom(window)) pushZoom(state, window, false, true);
  else pushZoom(state, window, true, options.zoom);
  return floatingCell(window, pane, geometry);
}

/**
 * Size and place of a pane that floats, from `-x -y -X -Y`; what is not given is as it was (`old`), or else half as wide and
 * a quarter as high as the window, each a little further down than the last.
 */
export function floatingGeometry(
  context: Context,
  window: Window,
  flags: PlaceFlags,
  border: boolean,
  old?: Geometry,
): Geometry {
  const frame = border ? 2 : 0;
  const number = (text: string, min: number, max: number, whole: number): number => {
    const size = expandedSize(context, text, min, max, whole);
    if (!size.ok) throw new CommandError(`position ${size.error}`);
    return size.value;
  };
  const cols =
    flags.x === undefined
      ? (old?.cols ?? Math.trunc(window.cols / 2))
      : number(flags.x, 0, PANE_MAXIMUM, window.cols) - frame;
  const rows =
    flags.y === undefined
      ? (old?.rows ?? Math.trunc(window.rows / 4))
      : number(flags.y, 0, PANE_MAXIMUM, window.rows) - frame;
  const inset = border ? 1 : 0;
  const givenX = flags.X === undefined ? old?.x : number(flags.X, -cols, window.cols, window.cols) + inset;
  const givenY = flags.Y === undefined ? old?.y : number(flags.Y, -rows, window.rows, window.rows) + inset;
  const x = givenX ?? nextFloat(window.lastFloatX, 4, window.cols);
  const y = givenY ?? nextFloat(window.lastFloatY, 2, window.rows);
  if (givenX === undefined) window.lastFloatX = x;
  if (givenY === undefined) window.lastFloatY = y;
  if (cols < PANE_MINIMUM || cols > PANE_MAXIMUM) throw new CommandError("invalid width");
  if (rows < PANE_MINIMUM || rows > PANE_MAXIMUM) throw new CommandError("invalid height");
  return { cols, rows, x, y };
}

/** Floating panes without a place go down in steps, and start again where the last one was outside. */
function nextFloat(last: number, step: number, limit: number): number {
  return last === 0 || last > limit ? step : last + step;
}

/** One direction of a floating pane: where it begins and how long it is, without its border. */
interface Span {
  start: number;
  size: number;
}

/**
 * Puts a floating pane beside another: the first is moved into the window (which keeps a margin of three columns and one
 * row), and where there is no room both share what there is. The first pane's cell is changed.
 */
function besideFloating(pane: Pane, border: boolean, division: Division): Geometry {
  const cell = pane.layoutCell;
  if (cell === null) throw new CommandError("no space for a new pane");
  const { window } = pane;
  const frame = border ? 1 : 0;
  const area = { left: 3, right: window.cols - 3, top: 1, bottom: window.rows - 1 };
  const across: Span = inside({ start: cell.x, size: cell.cols }, area.left, area.right, frame);
  const down: Span = inside({ start: cell.y, size: cell.rows }, area.top, area.bottom, frame);
  const [old, low, high] = division.horizontal ? [across, area.left, area.right] : [down, area.top, area.bottom];
  const fresh = shareSpan(old, low, high, frame, division.before);
  const other: Span = division.horizontal ? { ...down } : { ...across };
  if (division.fullSize) {
    const [from, to] = division.horizontal ? [area.top, area.bottom] : [area.left, area.right];
    other.start = from + frame;
    other.size = to - from - 2 * frame;
    if (division.before) {
      fresh.start = low + frame;
      fresh.size = old.start - fresh.start - 2 * frame;
    } else fresh.size = high - fresh.start - frame;
  }
  const [cols, rows] = division.horizontal ? [fresh, other] : [other, fresh];
  if (Math.min(cols.size, rows.size, across.size, down.size) < PANE_MINIMUM)
    throw new CommandError("no space for a new pane");
  cell.place(across.size, down.size, across.start, down.start);
  return { cols: cols.size, rows: rows.size, x: cols.start, y: rows.start };
}

function inside(span: Span, low: number, high: number, frame: number): Span {
  let { start } = span;
  if (low > start - frame) start = low + frame;
  if (high < start + span.size + frame) start = high - span.size - frame;
  return { start, size: span.size };
}

/** The new span beside `old`, as long as that; `old` is shortened where both do not fit. */
function shareSpan(old: Span, low: number, high: number, frame: number, before: boolean): Span {
  const fresh: Span = {
    start: before ? old.start - old.size - 2 * frame : old.start + old.size + 2 * frame,
    size: old.size,
  };
  if (before && low > fresh.start - frame) {
    const space = old.start + old.size - low - 3 * frame + 1;
    fresh.size = Math.trunc(space / 2);
    fresh.start = low + frame;
    old.start = fresh.start + fresh.size + 2 * frame;
    old.size = space % 2 === 0 ? fresh.size - 1 : fresh.size;
  } else if (!before && high < fresh.start + fresh.size + frame) {
    const space = high - old.start - 3 * frame + 1;
    old.size = Math.trunc(space / 2);
    fresh.start = old.start + old.size + 2 * frame;
    fresh.size = space % 2 === 0 ? old.size - 1 : old.size;
  }
  return fresh;
}
