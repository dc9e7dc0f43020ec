import type { OverlayOptions } from "#command/context.ts";
import type { Client } from "#model/client.ts";
import type { ModeEnvironment } from "../environment.ts";

interface Position {
  readonly x: number;
  readonly y: number;
}

/** Cells in which a menu or popup is placed, and what is known about them; the origin is the window's or the client's. */
interface Frame {
  readonly cols: number;
  readonly rows: number;
  readonly mouse: Position | undefined;
  /** Where the window's name stands in the status line, and the row below which a box over it ends. */
  readonly windowStatus: Position | undefined;
  readonly statusY: number | undefined;
  readonly last: Position;
  /** The pane's corner and size. */
  readonly pane: { readonly x: number; readonly y: number; readonly cols: number; readonly rows: number };
}

const X_FORMS: Readonly<Record<string, string>> = {
  C: "#{popup_centre_x}",
  R: "#{popup_pane_right}",
  P: "#{popup_pane_left}",
  M: "#{popup_mouse_centre_x}",
  L: "#{popup_last_x}",
  W: "#{popup_window_status_line_x}",
};

const Y_FORMS: Readonly<Record<string, string>> = {
  C: "#{popup_centre_y}",
  P: "#{popup_pane_bottom}",
  M: "#{popup_mouse_top}",
  L: "#{popup_last_y}",
  S: "#{popup_status_line_y}",
  W: "#{popup_window_status_line_y}",
};

/** Format variables for -x and -y. Rows are those of the box's bottom edge, as the flags count. */
function variables(frame: Frame, cols: number, rows: number): Record<string, string | undefined> {
  const { mouse, pane } = frame;
  const maxY = Math.max(0, frame.rows - rows);
  const centreY = ((frame.rows - 1) >> 1) + (rows >> 1);
  const found: Record<string, number | undefined> = {
    popup_width: cols,
    popup_height: rows,
    popup_last_x: frame.last.x,
    popup_last_y: frame.last.y + rows,
    popup_window_status_line_x: frame.windowStatus?.x,
    popup_window_status_line_y: frame.windowStatus?.y,
    popup_status_line_y: frame.statusY,
    popup_centre_x: Math.max(0, ((frame.cols - 1) >> 1) - (cols >> 1)),
    popup_centre_y: centreY >= frame.rows ? maxY : centreY,
    popup_pane_top: pane.y + rows >= frame.rows ? maxY : pane.y + rows,
    popup_pane_bottom: pane.y + pane.rows,
    popup_pane_left: pane.x,
    popup_pane_right: Math.max(0, pane.x + pane.cols - cols),
  };
  if (mouse !== undefined) {
    const half = mouse.y - (rows >> 1);
    found["popup_mouse_x"] = mouse.x;
    found["popup_mouse_y"] = mouse.y;
    found["popup_mouse_centre_x"] = Math.max(0, mouse.x - (cols >> 1));
    found["popup_mouse_centre_y"] = half + rows >= frame.rows ? maxY : half;
    found["popup_mouse_top"] = Math.min(mouse.y + rows, frame.rows - 1);
    found["popup_mouse_bottom"] = Math.max(0, mouse.y - rows);
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
}

function place(options: OverlayOptions, frame: Frame, cols: number, rows: number): Position {
  const extras = { variables: variables(frame, cols, rows) };
  const read = (flag: string, forms: Readonly<Record<string, string>>): number => {
    const value = options.flags[flag];
    const form = typeof value === "string" ? value : "C";
    return Number.parseInt(options.expand(forms[form] ?? form, extras), 10) || 0;
  };
  const x = read("x", X_FORMS);
  const y = read("y", Y_FORMS) - rows;
  return {
    x: Math.max(0, Math.min(x, frame.cols - cols)),
    y: Math.max(0, Math.min(y, frame.rows - rows)),
  };
}

const NO_PANE = { x: 0, y: 0, cols: 0, rows: 0 };

/** Where a menu of this size goes, in cells of its window. */
export function menuPosition(
  client: Client,
  options: OverlayOptions,
  environment: ModeEnvironment,
  size: { readonly cols: number; readonly rows: number; readonly last: Position },
): Position {
  const { window, winlink, pane = NO_PANE } = options.target;
  const view = environment.view(client);
  const cols = window?.cols ?? client.cols;
  const rows = window?.rows ?? client.rows;
  const mouse = options.event?.mouse;
  let at: Position | undefined;
  if (mouse?.valid === true) {
    let y = mouse.y + view.y;
    if (view.statusRows !== 0 && view.statusAtTop) y = Math.max(0, mouse.y - view.statusRows) + view.y;
    else if (view.statusRows !== 0 && mouse.y >= client.rows - view.statusRows) y = view.y + view.rows - 1;
    at = { x: mouse.x + view.x, y };
  }
  const edge = view.statusAtTop ? size.rows : rows;
  const entry = winlink === undefined ? undefined : environment.windowStatusRange(client, winlink.index);
  const frame: Frame = {
    cols,
    rows,
    mouse: at,
    windowStatus: entry === undefined ? undefined : { x: entry.x + view.x, y: edge },
    statusY: view.statusRows === 0 ? undefined : edge,
    last: size.last,
    pane,
  };
  return place(options, frame, size.cols, size.rows);
}

/** Where a popup of this size goes, in cells of the client; undefined where it does not fit. */
export function popupPosition(
  client: Client,
  options: OverlayOptions,
  environment: ModeEnvironment,
  size: { readonly cols: number; readonly rows: number; readonly last: Position },
): Position | undefined {
  if (size.cols > client.cols || size.rows > client.rows) return undefined;
  const view = environment.view(client);
  const { winlink, pane = NO_PANE } = options.target;
  const mouse = options.event?.mouse;
  const entry = winlink === undefined ? undefined : environment.windowStatusRange(client, winlink.index);
  const statusTop = client.rows - view.statusRows;
  const frame: Frame = {
    cols: client.cols,
    rows: client.rows,
    mouse: mouse?.valid === true ? mouse : undefined,
    windowStatus: entry && { x: entry.x, y: view.statusAtTop ? entry.row + 1 + size.rows : statusTop + entry.row },
    statusY: view.statusRows === 0 ? undefined : view.statusAtTop ? view.statusRows + size.rows : statusTop,
    last: size.last,
    pane: { x: pane.x - view.x, y: view.top + pane.y - view.y, cols: pane.cols, rows: pane.rows },
  };
  return place(options, frame, size.cols, size.rows);
}
