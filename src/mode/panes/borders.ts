import { drawJunction } from "../box.ts";
import { hasStatusRow } from "#model/layout/room.ts";
import type { LayoutCell } from "#model/layout/cell.ts";
import { windowPaneStatus } from "#model/pane-look.ts";
import type { Window } from "#model/window.ts";
import type { Screen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";

const LEFT = 1;
const RIGHT = 2;
const UP = 4;
const DOWN = 8;

/** How cells of a window become cells of a screen: as they are, or fewer. */
export interface Scale {
  readonly fromCols: number;
  readonly fromRows: number;
  readonly cols: number;
  readonly rows: number;
}

export const scaleX = (scale: Scale, x: number): number =>
  scale.fromCols <= scale.cols ? x : Math.floor((x * scale.cols) / scale.fromCols);
export const scaleY = (scale: Scale, y: number): number =>
  scale.fromRows <= scale.rows ? y : Math.floor((y * scale.rows) / scale.fromRows);

/** Lines to draw, as the ways they go on from each cell. */
class BorderMap {
  readonly #scale: Scale;
  readonly #cells: Uint8Array;

  constructor(scale: Scale) {
    this.#scale = scale;
    this.#cells = new Uint8Array(scale.cols * scale.rows);
  }

  at(x: number, y: number): number {
    const { cols, rows } = this.#scale;
    return x < 0 || y < 0 || x >= cols || y >= rows ? 0 : (this.#cells[y * cols + x] ?? 0);
  }

  mark(x: number, y: number, ways: number): void {
    const { cols, rows } = this.#scale;
    if (x >= 0 && y >= 0 && x < cols && y < rows) this.#cells[y * cols + x] = this.at(x, y) | ways;
  }

  /** A line down from `from` to `to`, `to` not included. */
  down(x: number, from: number, to: number): void {
    const start = Math.max(0, from);
    const end = Math.min(to, this.#scale.rows);
    for (let y = start; y < end; y++) {
      this.mark(x, y, (y > start ? UP : 0) | (y + 1 < end ? DOWN : 0) || UP | DOWN);
    }
  }

  across(from: number, to: number, y: number): void {
    const start = Math.max(0, from);
    const end = Math.min(to, this.#scale.cols);
    for (let x = start; x < end; x++) {
      this.mark(x, y, (x > start ? LEFT : 0) | (x + 1 < end ? RIGHT : 0) || LEFT | RIGHT);
    }
  }

  draw(screen: Screen, style: Style): void {
    const { cols, rows } = this.#scale;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < cols; x++) {
        const ways = this.at(x, y);
        if (ways !== 0)
          drawJunction(
            screen,
            x,
            y,
            style,
            (ways & LEFT) !== 0,
            (ways & RIGHT) !== 0,
            (ways & UP) !== 0,
            (ways & DOWN) !== 0,
          );
      }
    }
  }
}

/** A border between two children of a cell. */
interface Divider {
  readonly vertical: boolean;
  /** Place across, and extent along the border; cells of the screen, `to` not included. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function dividers(cell: LayoutCell, scale: Scale): Divider[] {
  if (cell.type === "pane") return [];
  const tiled = cell.cells.filter((child) => !child.floating);
  const last = tiled.at(-1);
  return cell.cells.flatMap((child) => {
    const inner = dividers(child, scale);
    if (child.floating || child === last) return inner;
    const own: Divider =
      cell.type === "left-right"
        ? {
            vertical: true,
            at: scaleX(scale, child.x + child.cols),
            from: scaleY(scale, cell.y),
            to: scaleY(scale, cell.y + cell.rows),
          }
        : {
            vertical: false,
            at: scaleY(scale, child.y + child.rows),
            from: scaleX(scale, cell.x),
            to: scaleX(scale, cell.x + cell.cols),
          };
    return [...inner, own];
  });
}

/** Where a border ends at another, both get a way towards each other. */
function join(map: BorderMap, { vertical, at, from, to }: Divider): void {
  if (vertical) {
    if (from > 0 && (map.at(at, from - 1) & (LEFT | RIGHT)) !== 0) {
      map.mark(at, from - 1, DOWN);
      map.mark(at, from, UP);
    }
    if ((map.at(at, to) & (LEFT | RIGHT)) !== 0) {
      map.mark(at, to, UP);
      map.mark(at, to - 1, DOWN);
    }
    return;
  }
  if (from > 0 && (map.at(from - 1, at) & (UP | DOWN)) !== 0) {
    map.mark(from - 1, at, RIGHT);
    map.mark(from, at, LEFT);
  }
  if ((map.at(to, at) & (UP | DOWN)) !== 0) {
    map.mark(to, at, LEFT);
    map.mark(to - 1, at, RIGHT);
  }
}

/** Draws the borders between the tiled panes of a layout, and those that pane status lines stand in. */
export function drawBorders(screen: Screen, window: Window, root: LayoutCell, scale: Scale, style: Style): void {
  const map = new BorderMap(scale);
  const borders = dividers(root, scale);
  for (const { vertical, at, from, to } of borders) {
    if (vertical) map.down(at, from, to);
    else map.across(from, to, at);
  }
  const status = windowPaneStatus(window);
  for (const pane of status === "off" ? [] : window.panes) {
    const cell = pane.savedLayoutCell ?? pane.layoutCell;
    if (cell === null || !hasStatusRow(root, cell, status)) continue;
    const y = status === "top" ? scaleY(scale, cell.y) : scaleY(scale, cell.y + cell.rows) - 1;
    map.across(scaleX(scale, cell.x), scaleX(scale, cell.x + cell.cols), y);
  }
  for (const border of borders) join(map, border);
  map.draw(screen, style);
}

/** The border of a floating pane, on the screen; -1 where it lies outside at the left or top. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** @param cell in cells of the window; its border lies around it */
export function frameOf(cell: LayoutCell, scale: Scale): Frame {
  return {
    left: cell.x === 0 ? -1 : scaleX(scale, cell.x - 1),
    top: cell.y === 0 ? -1 : scaleY(scale, cell.y - 1),
    right: scaleX(scale, cell.x + cell.cols),
    bottom: scaleY(scale, cell.y + cell.rows),
  };
}

export function drawFrame(screen: Screen, { left, top, right, bottom }: Frame, scale: Scale, style: Style): void {
  const map = new BorderMap(scale);
  if (top >= 0) map.across(left, right + 1, top);
  map.across(left, right + 1, bottom);
  if (left >= 0) map.down(left, top, bottom + 1);
  map.down(right, top, bottom + 1);
  map.draw(screen, style);
}
