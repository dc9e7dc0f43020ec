import type { Client } from "./client.ts";
import type { LayoutCell } from "./layout/cell.ts";
import type { WindowMenu } from "./mode.ts";
import type { Options } from "./options.ts";
import type { Pane } from "./pane.ts";
import type { Winlink } from "./winlink.ts";

export const WINDOW_BELL = 0x1;
export const WINDOW_ACTIVITY = 0x2;
export const WINDOW_SILENCE = 0x4;
export const WINDOW_ALERTS = WINDOW_BELL | WINDOW_ACTIVITY | WINDOW_SILENCE;

/** A window: panes in a layout. It may be linked into several sessions (`winlinks`). */
export class Window {
  readonly id: number;
  readonly options: Options;
  name = "";
  cols: number;
  rows: number;
  xPixel = 0;
  yPixel = 0;
  manualCols: number;
  manualRows: number;
  /** In order of position in the list (`pane_index`), not of layout. */
  readonly panes: Pane[] = [];
  /** Most recently active first, without the active one. */
  readonly lastPanes: Pane[] = [];
  /** Front to back: floating panes before tiled ones. */
  readonly zIndex: Pane[] = [];
  active: Pane | undefined;
  modal: Pane | undefined;
  /** The pane that was active when the modal one opened. */
  modalLast: Pane | undefined;
  layoutRoot: LayoutCell | null = null;
  savedLayoutRoot: LayoutCell | null = null;
  lastLayout = -1;
  oldLayout = "";
  zoomed = false;
  /** Between pushZoom and popZoom: zoom again, and which pane was zoomed. */
  restoreZoom = false;
  wasZoomed: Pane | undefined;
  /** Where the last floating pane was put that had no place given, for the next; 0: none yet. */
  lastFloatX = 0;
  lastFloatY = 0;
  /** A size that the window gets when it is next shown; set by `recalculateSizes`. */
  pendingSize:
    | { readonly cols: number; readonly rows: number; readonly xPixel: number; readonly yPixel: number }
    | undefined;
  /** The menu over the window: whoever looks at it sees the menu, and answers it with a key. */
  menu: WindowMenu | undefined;
  /** WINDOW_BELL | WINDOW_ACTIVITY | WINDOW_SILENCE. */
  alerts = 0;
  readonly winlinks: Set<Winlink> = new Set();
  /** The client that last used the window: decides its size under `window-size latest`. */
  latest: Client | undefined;
  creationTime: number;
  activityTime: number;

  constructor(id: number, cols: number, rows: number, options: Options, now: number) {
    this.id = id;
    this.cols = cols;
    this.rows = rows;
    this.manualCols = cols;
    this.manualRows = rows;
    this.options = options;
    this.creationTime = now;
    this.activityTime = now;
  }

  /** Takes a size, with what lies over the window; panes and layout are the caller's. */
  setSize(cols: number, rows: number): void {
    this.cols = cols;
    this.rows = rows;
    this.menu?.resize();
  }
}
