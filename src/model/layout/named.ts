import { parseSize } from "../number.ts";
import type { Pane } from "../pane.ts";
import type { Window } from "../window.ts";
import { LayoutCell, PANE_MINIMUM, type SplitType } from "./cell.ts";
import { spreadCell } from "./change.ts";
import { adjust } from "./room.ts";

/** The named layouts, in the order that `next-layout` goes through them. */
export const LAYOUT_NAMES = [
  "even-horizontal",
  "even-vertical",
  "main-horizontal",
  "main-horizontal-mirrored",
  "main-vertical",
  "main-vertical-mirrored",
  "tiled",
] as const;

/** Index of a named layout by its name or an unambiguous beginning of it, -1 where there is none. */
export function findLayout(name: string): number {
  const exact = LAYOUT_NAMES.findIndex((layout) => layout === name);
  if (exact !== -1) return exact;
  const [first, second] = LAYOUT_NAMES.filter((layout) => layout.startsWith(name));
  return first === undefined || second !== undefined ? -1 : LAYOUT_NAMES.indexOf(first);
}

/**
 * A new tree for the panes of the window, which may be larger than the window where its panes need the room.
 * Undefined where there are not two tiled panes. The tree is not put into the window.
 */
export function arrange(window: Window, index: number): LayoutCell | undefined {
  const tiled = window.panes.filter((pane) => pane.layoutCell !== null && !pane.floating);
  if (tiled.length <= 1) return undefined;
  switch (LAYOUT_NAMES[index] ?? "tiled") {
    case "even-horizontal":
      return even(window, "left-right", tiled.length);
    case "even-vertical":
      return even(window, "top-bottom", tiled.length);
    case "main-horizontal":
      return main(window, "top-bottom", tiled, false);
    case "main-horizontal-mirrored":
      return main(window, "top-bottom", tiled, true);
    case "main-vertical":
      return main(window, "left-right", tiled, false);
    case "main-vertical-mirrored":
      return main(window, "left-right", tiled, true);
    case "tiled":
      return tiles(window, tiled);
  }
}

/** What follows `arrange`: the sizes are spread only when the new root is in its window, since the status row counts. */
export function spreadArranged(window: Window, index: number): void {
  const root = window.layoutRoot;
  if (root === null) return;
  const name = LAYOUT_NAMES[index] ?? "tiled";
  if (name.startsWith("even")) spreadCell(window, root);
  else if (name.startsWith("main"))
    for (const child of root.cells) if (child.type !== "pane") spreadCell(window, child);
}

function node(type: SplitType, cols: number, rows: number): LayoutCell {
  const cell = new LayoutCell(null, type);
  cell.place(cols, rows, 0, 0);
  return cell;
}

function even(window: Window, type: SplitType, count: number): LayoutCell {
  const least = count * (PANE_MINIMUM + 1) - 1;
  const wide = type === "left-right";
  const root = node(
    type,
    wide ? Math.max(least, window.cols) : window.cols,
    wide ? window.rows : Math.max(least, window.rows),
  );
  for (const pane of window.panes) {
    const cell = pane.layoutCell;
    if (cell === null) continue;
    root.insert(cell);
    if (!cell.floating) cell.place(window.cols, window.rows, cell.x, cell.y);
  }
  return root;
}

/** Sizes of the main pane and of the others along the direction in which they divide the window. */
function mainSizes(window: Window, type: SplitType): readonly [number, number] {
  const side = type === "left-right" ? "width" : "height";
  const room = (type === "left-right" ? window.cols : window.rows) - 1;
  const wanted = parseSize(window.options.string(`main-pane-${side}`), 0, room, room);
  const size = wanted.ok ? wanted.value : type === "left-right" ? 80 : 24;
  if (size + PANE_MINIMUM >= room) {
    return [room <= PANE_MINIMUM * 2 ? PANE_MINIMUM : room - PANE_MINIMUM, PANE_MINIMUM];
  }
  const other = parseSize(window.options.string(`other-pane-${side}`), 0, room, room);
  if (!other.ok || other.value === 0 || room - other.value < size) return [size, room - size];
  return [room - other.value, other.value];
}

function main(window: Window, type: SplitType, tiled: readonly Pane[], mirrored: boolean): LayoutCell {
  const [mainSize, otherSize] = mainSizes(window, type);
  const along = type === "left-right";
  const least = (tiled.length - 1) * (PANE_MINIMUM + 1) - 1;
  const across = Math.max(least, along ? window.rows : window.cols);
  const place = (cell: LayoutCell, size: number): void =>
    along ? cell.place(size, across, 0, 0) : cell.place(across, size, 0, 0);

  const root = new LayoutCell(null, type);
  place(root, mainSize + otherSize + 1);
  const mainPane = tiled[0];
  const mainCell = mainPane?.layoutCell;
  if (mainCell === undefined || mainCell === null) return root;
  root.insert(mainCell);
  place(mainCell, mainSize);

  const only = tiled.length === 2 ? tiled[1]?.layoutCell : undefined;
  if (only !== undefined && only !== null) {
    root.insert(only, mirrored ? 0 : 1);
    place(only, otherSize);
    linkFloating(window, root);
    return root;
  }
  const others = new LayoutCell(root, along ? "top-bottom" : "left-right");
  place(others, otherSize);
  root.insert(others, mirrored ? 0 : 1);
  for (const pane of window.panes) {
    const cell = pane.layoutCell;
    if (cell === null || pane === mainPane) continue;
    others.insert(cell);
    if (!cell.floating) cell.place(along ? otherSize : PANE_MINIMUM, along ? PANE_MINIMUM : otherSize, 0, 0);
  }
  return root;
}

function tiles(window: Window, tiled: readonly Pane[]): LayoutCell {
  const count = tiled.length;
  const limit = window.options.number("tiled-layout-max-columns");
  let rows = 1;
  let columns = 1;
  while (rows * columns < count) {
    rows++;
    if (rows * columns < count && (limit === 0 || columns < limit)) columns++;
  }
  const width = Math.max(PANE_MINIMUM, Math.trunc((window.cols - (columns - 1)) / columns));
  const height = Math.max(PANE_MINIMUM, Math.trunc((window.rows - (rows - 1)) / rows));
  const root = node(
    "top-bottom",
    Math.max((width + 1) * columns - 1, window.cols),
    Math.max((height + 1) * rows - 1, window.rows),
  );

  for (let from = 0; from < count; from += columns) {
    const cells = tiled.slice(from, from + columns).flatMap((pane) => pane.layoutCell ?? []);
    const [first] = cells;
    if (first !== undefined && (count - from === 1 || columns === 1)) {
      root.insert(first);
      first.place(window.cols, height, 0, 0);
      continue;
    }
    const row = node("left-right", window.cols, height);
    root.insert(row);
    for (const cell of cells) {
      row.insert(cell);
      cell.place(width, height, 0, 0);
    }
    const used = cells.length * (width + 1) - 1;
    const last = cells.at(-1);
    if (window.cols > used && last !== undefined) adjust(window, last, "left-right", window.cols - used);
  }
  const used = rows * height + rows - 1;
  const last = root.cells.at(-1);
  if (window.rows > used && last !== undefined) adjust(window, last, "top-bottom", window.rows - used);
  linkFloating(window, root);
  return root;
}

function linkFloating(window: Window, root: LayoutCell): void {
  for (const pane of window.panes) {
    if (pane.floating && pane.layoutCell !== null) root.insert(pane.layoutCell);
  }
}
