import { fullArea, paneLines, windowPaneStatus } from "./pane-look.ts";
import type { Pane } from "./pane.ts";
import type { Window } from "./window.ts";
import { isVisible } from "./window-panes.ts";

export type Direction = "up" | "down" | "left" | "right";

/** The pane next to another in that direction, going round at the window's edge; of several the most recently active. */
export function paneTowards(pane: Pane, direction: Direction): Pane | undefined {
  const { window } = pane;
  const area = fullArea(pane);
  const vertical = direction === "up" || direction === "down";
  const edge = edgeTowards(window, area, direction);
  const from = vertical ? area.x : area.y;
  const to = vertical ? area.x + area.cols : area.y + area.rows;
  let best: Pane | undefined;
  for (const other of window.panes) {
    if (other === pane) continue;
    const its = fullArea(other);
    const near =
      direction === "up"
        ? its.y + its.rows + 1
        : direction === "down"
          ? its.y
          : direction === "left"
            ? its.x + its.cols + 1
            : its.x;
    if (near !== edge) continue;
    const start = vertical ? its.x : its.y;
    const end = start + (vertical ? its.cols : its.rows) - 1;
    const touches = (start < from && end > to) || (start >= from && start <= to) || (end >= from && end <= to);
    if (touches && (best === undefined || other.activePoint > best.activePoint)) best = other;
  }
  return best;
}

/** Where the near side of a neighbour must be. Going up and left that is one past its far side. */
function edgeTowards(window: Window, area: ReturnType<typeof fullArea>, direction: Direction): number {
  const status = windowPaneStatus(window);
  switch (direction) {
    case "up":
      if (status === "top") return area.y === 1 ? window.rows + 1 : area.y;
      return area.y === 0 ? window.rows + (status === "bottom" ? 0 : 1) : area.y;
    case "down": {
      const edge = area.y + area.rows + 1;
      if (status === "top") return edge >= window.rows ? 1 : edge;
      return edge >= window.rows - (status === "bottom" ? 1 : 0) ? 0 : edge;
    }
    case "left":
      return area.x === 0 ? window.cols + 1 : area.x;
    case "right":
      return area.x + area.cols + 1 >= window.cols ? 0 : area.x + area.cols + 1;
  }
}

/** The pane at a place of the window, borders to its right and below included. A modal pane hides all others. */
export function paneAt(window: Window, x: number, y: number): Pane | undefined {
  if (window.modal !== undefined)
    return isVisible(window.modal) && contains(window.modal, x, y, false) ? window.modal : undefined;
  const top = windowPaneStatus(window) === "top";
  const shown = window.zIndex.filter(isVisible);
  if (top) {
    // The status line above a pane is rather its own than the border of the pane above.
    for (const pane of shown) {
      const area = fullArea(pane);
      if (!pane.floating && x >= area.x && x <= area.x + area.cols && y === area.y - 1) return pane;
    }
  }
  return shown.find((pane) => contains(pane, x, y, top));
}

function contains(pane: Pane, x: number, y: number, statusAbove: boolean): boolean {
  const area = fullArea(pane);
  const right = area.x + area.cols;
  const bottom = area.y + area.rows;
  if (!pane.floating) return x >= area.x && x <= right && y >= area.y - (statusAbove ? 1 : 0) && y <= bottom;
  if (paneLines(pane) === "none") return x >= area.x && x < right && y >= area.y && y < bottom;
  return x >= area.x - 1 && x <= right && y >= area.y - 1 && y <= bottom;
}

/** The pane that a word stands for: `top`, `bottom-left` and so on; undefined for other words too. */
export function paneByPosition(window: Window, word: string): Pane | undefined {
  const status = windowPaneStatus(window);
  const top = status === "top" ? 1 : 0;
  const bottom = window.rows - 1 - (status === "bottom" ? 1 : 0);
  const middle = [Math.trunc(window.cols / 2), Math.trunc(window.rows / 2)] as const;
  const right = window.cols - 1;
  const places: Readonly<Record<string, readonly [number, number]>> = {
    top: [middle[0], top],
    bottom: [middle[0], bottom],
    left: [0, middle[1]],
    right: [right, middle[1]],
    "top-left": [0, top],
    "top-right": [right, top],
    "bottom-left": [0, bottom],
    "bottom-right": [right, bottom],
  };
  const place = places[word.toLowerCase()];
  return place === undefined ? undefined : paneAt(window, place[0], place[1]);
}
