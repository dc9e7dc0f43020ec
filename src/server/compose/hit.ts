import type { FormatRange } from "#format/draw.ts";
import type { Client } from "#model/client.ts";
import { paneAt } from "#model/pane-find.ts";
import { paneStatusOf } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { ClientComposer } from "./compose.ts";
import { statusRow0, statusRows, windowOf, windowView } from "./geometry.ts";
import { scrollbarOf, type Scrollbar } from "./pane-parts.ts";
import { sliderOf } from "./scrollbar.ts";

/** What lies at a cell of a client's screen. */
export type Hit =
  /** A status line; `row` counts status rows, `range` is what the format says the columns mean. */
  | { readonly kind: "status"; readonly row: number; readonly range: FormatRange | undefined }
  /** Inside a pane; `x`, `y` are the pane's cells. */
  | { readonly kind: "pane"; readonly pane: Pane; readonly x: number; readonly y: number }
  /** A border; `control` is the number of a `range=control|N` of the pane's status line. */
  | { readonly kind: "border"; readonly pane: Pane; readonly control: number | undefined }
  /** A scrollbar: above, on or below its slider; `grip` is the row of the slider that was hit. */
  | {
      readonly kind: "scrollbar-up" | "scrollbar-slider" | "scrollbar-down";
      readonly pane: Pane;
      readonly grip: number;
    }
  /** Inside the window where no pane is. */
  | { readonly kind: "empty" }
  /** Outside the window. */
  | { readonly kind: "nowhere" };

/** Where a client's cell is: what lies there, and the numbers that a mouse event carries. */
export interface HitResult {
  readonly hit: Hit;
  /** The window's cell; on a status line the nearest row of the window. */
  readonly windowX: number;
  readonly windowY: number;
  /** First row of the status lines, -1 for none, and their number. */
  readonly statusAt: number;
  readonly statusLines: number;
  /** Window cell shown in the client's first column, and first row that is the window's. */
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Tells what is at (x, y) of a client's screen, 0-based. Status ranges are as they were drawn last. */
export function hitTest(client: Client, x: number, y: number): HitResult {
  const statusAt = statusRow0(client);
  const statusLines = statusRows(client);
  const window = windowOf(client);
  const view = window === undefined ? undefined : windowView(client, window);
  const offsetX = view?.x ?? 0;
  const offsetY = view?.y ?? 0;
  const windowX = x + offsetX;
  const windowY = rowInWindow(y, statusAt, statusLines) + offsetY;
  const result = (hit: Hit): HitResult => ({ hit, windowX, windowY, statusAt, statusLines, offsetX, offsetY });

  if (statusAt !== -1 && y >= statusAt && y < statusAt + statusLines) {
    const row = y - statusAt;
    return result({ kind: "status", row, range: ClientComposer.existing(client)?.status.rangeAt(row, x) });
  }
  if (window === undefined || windowX > window.cols || windowY > window.rows) return result({ kind: "nowhere" });
  const pane = paneAt(window, windowX, windowY);
  return result(pane === undefined ? { kind: "empty" } : hitPane(client, pane, windowX, windowY));
}

function rowInWindow(y: number, statusAt: number, statusLines: number): number {
  if (statusAt === 0) return y >= statusLines ? y - statusLines : y;
  return statusAt > 0 && y >= statusAt ? statusAt - 1 : y;
}

function hitPane(client: Client, pane: Pane, x: number, y: number): Hit {
  const bar = scrollbarOf(pane);
  const onBar = bar === undefined ? undefined : hitScrollbar(pane, bar, x, y);
  if (onBar !== undefined) return onBar;
  const inside = x >= pane.x && x < pane.x + pane.cols && y >= pane.y && y < pane.y + pane.rows;
  if (inside) return { kind: "pane", pane, x: x - pane.x, y: y - pane.y };
  return { kind: "border", pane, control: controlAt(client, pane, x, y) };
}

function hitScrollbar(pane: Pane, bar: Scrollbar, x: number, y: number): Hit | undefined {
  if (y < pane.y || y >= pane.y + pane.rows) return undefined;
  const width = bar.overlay ? Math.min(bar.width, pane.cols) : bar.width;
  const beside = bar.left ? pane.x - bar.pad - width : pane.x + pane.cols + bar.pad;
  const start = bar.overlay ? (bar.left ? pane.x : pane.x + pane.cols - width) : beside;
  if (x < start || x >= start + width) return undefined;
  const slider = sliderOf(pane);
  if (slider === undefined) return undefined;
  const row = y - pane.y;
  if (row < slider.row) return { kind: "scrollbar-up", pane, grip: 0 };
  if (row >= slider.row + slider.rows) return { kind: "scrollbar-down", pane, grip: 0 };
  return { kind: "scrollbar-slider", pane, grip: row - slider.row };
}

/** Number of the control in the pane's status line at a cell of its border. */
function controlAt(client: Client, pane: Pane, x: number, y: number): number | undefined {
  const status = paneStatusOf(pane);
  if (status === "off" || y !== (status === "top" ? pane.y - 1 : pane.y + pane.rows)) return undefined;
  // The line begins two cells right of the pane's first column.
  const column = x - pane.x - 2;
  const ranges = ClientComposer.existing(client)?.painter?.statusRanges(pane) ?? [];
  const range = ranges.find((candidate) => column >= candidate.start && column < candidate.end);
  return range?.type === "control" ? Number(range.argument) : undefined;
}
