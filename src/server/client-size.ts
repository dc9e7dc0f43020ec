import type { Client } from "#model/client.ts";
import { WINDOW_MAXIMUM } from "#model/windows.ts";

/**
 * Most cells of a client's screen: far above any display, and 64 MiB for who claims to have more. A client keeps a screen
 * of its own, so its size is not only a window's concern.
 */
const MAX_CELLS = 1 << 22;

/** The size of a terminal that does not say one, cells. */
const UNKNOWN = { cols: 80, rows: 24 } as const;

export interface CellSize {
  readonly cols: number;
  readonly rows: number;
}

/** Most pixels believed of a terminal, a side. */
const MAX_PIXELS = 0xffff;

/** The size of a terminal as its client or a plugin tells it, cells: what is no size is 80 × 24, what is too large is cut. */
export function clientSize(told: { readonly cols: unknown; readonly rows: unknown }): CellSize {
  const cols = side(told.cols, UNKNOWN.cols);
  return { cols, rows: Math.min(side(told.rows, UNKNOWN.rows), Math.floor(MAX_CELLS / cols)) };
}

function side(told: unknown, unknown: number): number {
  if (typeof told !== "number" || !Number.isInteger(told) || told < 1) return unknown;
  return Math.min(told, WINDOW_MAXIMUM);
}

/** Pixels of one cell, from those of a whole side of `cells`; 0: unknown. */
export function cellPixels(told: unknown, cells: number): number {
  if (typeof told !== "number" || !(told > 0)) return 0;
  return Math.floor(Math.min(told, MAX_PIXELS) / cells);
}

/** A terminal's size as its client tells it; pixels are those of the whole. */
export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
  readonly xPixel: number;
  readonly yPixel: number;
}

/** Gives a client its terminal's size. */
export function takeSize(client: Client, told: TerminalSize): void {
  const { cols, rows } = clientSize(told);
  client.cols = cols;
  client.rows = rows;
  client.xPixel = cellPixels(told.xPixel, cols);
  client.yPixel = cellPixels(told.yPixel, rows);
}
