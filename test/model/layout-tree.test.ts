import { describe, expect, test } from "bun:test";
import { resizePaneBy, resizePaneTo, spreadOut } from "#model/layout/change.ts";
import type { LayoutCell } from "#model/layout/cell.ts";
import { layoutText, parseLayout } from "#model/layout/text.ts";
import { leaves, takesRoom } from "#model/layout/tree.ts";
import { floatPane, rotatePanes, swapPanes, tilePane } from "#model/arrange.ts";
import { applyLayoutText, selectNamedLayout, stepLayout } from "#model/layouts.ts";
import { LAYOUT_NAMES } from "#model/layout/named.ts";
import { closePane } from "#model/removal.ts";
import { resizeWindow } from "#model/sizes.ts";
import type { Window } from "#model/window.ts";
import { setActivePane, unzoom, zoom } from "#model/zoom.ts";
import { createWorld, currentOf, seeded, type World } from "./world.ts";

/** Sizes of children and borders fill their parent; every cell lies where its elder siblings end. */
function checkSizes(cell: LayoutCell): void {
  if (cell.type === "pane") return;
  const { type } = cell;
  const across = type === "left-right" ? "top-bottom" : "left-right";
  let next = type === "left-right" ? cell.x : cell.y;
  for (const child of cell.cells) {
    expect(child.parent).toBe(cell);
    if (!takesRoom(child)) continue;
    expect(child.size(across)).toBe(cell.size(across));
    expect(type === "left-right" ? child.x : child.y).toBe(next);
    expect(child.size(type)).toBeGreaterThanOrEqual(1);
    next += child.size(type) + 1;
    checkSizes(child);
  }
  if (takesRoom(cell)) expect(next - 1).toBe((type === "left-right" ? cell.x : cell.y) + cell.size(type));
}

function check(window: Window): void {
  const root = window.layoutRoot;
  if (root === null) throw new Error("no layout");
  checkSizes(root);
  if (takesRoom(root)) {
    expect(window.cols).toBeGreaterThanOrEqual(root.cols);
    expect(window.rows).toBeGreaterThanOrEqual(root.rows);
  }
  const shown = window.panes.filter((pane) => pane.layoutCell !== null);
  expect(new Set(leaves(root).map((cell) => cell.pane))).toEqual(new Set(shown));
  for (const pane of shown) {
    expect(pane.layoutCell?.pane).toBe(pane);
    expect([pane.terminal.screen.cols, pane.terminal.screen.rows]).toEqual([pane.cols, pane.rows]);
  }
  expect(new Set(window.zIndex)).toEqual(new Set(window.panes));
  expect(window.zIndex.length).toBe(window.panes.length);
  expect(window.panes).toContain(window.active!);
  expect(window.lastPanes).not.toContain(window.active!);
  expect(new Set(window.lastPanes).size).toBe(window.lastPanes.length);
  if (window.zoomed) expect(window.panes.filter((pane) => pane.zoomed)).toHaveLength(1);
  else {
    expect(window.savedLayoutRoot).toBeNull();
    const floating = window.zIndex.map((pane) => pane.floating);
    expect(floating).toEqual([...floating].sort((a, b) => Number(b) - Number(a)));
  }
}

function step(world: World, window: Window, random: () => number): void {
  const { state } = world;
  const pick = (n: number): number => Math.floor(random() * n);
  const pane = window.panes[pick(window.panes.length)]!;
  const other = window.panes[pick(window.panes.length)]!;
  const type = random() < 0.5 ? "left-right" : "top-bottom";
  const action = pick(13);
  if (action !== 0) unzoom(state, window, true);
  switch (action) {
    case 0:
      return void (zoom(state, pane) || unzoom(state, window, true));
    case 1:
    case 2:
      if (!pane.floating)
        world.split(pane, type, pick(3) === 0 ? pick(30) : undefined, {
          before: random() < 0.3,
          fullSize: random() < 0.2,
        });
      return;
    case 3:
      return void (window.panes.length > 1 && closePane(state, pane));
    case 4:
      return resizePaneBy(state, pane, type, pick(21) - 10, random() < 0.5);
    case 5:
      return resizePaneTo(state, pane, type, pick(60));
    case 6:
      return selectNamedLayout(state, window, pick(LAYOUT_NAMES.length));
    case 7:
      return stepLayout(state, window, random() < 0.5 ? 1 : -1);
    case 8:
      return resizeWindow(state, window, { cols: 10 + pick(150), rows: 5 + pick(50), xPixel: 0, yPixel: 0 });
    case 9:
      return rotatePanes(state, window, random() < 0.5);
    case 10:
      return void (pane !== other && swapPanes(state, pane, other));
    case 11:
      if (pane.floating) return void tilePane(state, pane);
      return floatPane(state, pane, 1 + pick(30), 1 + pick(10), pick(80), pick(24));
    default:
      return random() < 0.5 ? spreadOut(state, pane) : void setActivePane(state, window, pane, true);
  }
}

describe("whatever happens to a window's panes", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`its layout stays whole (seed ${seed})`, () => {
      const world = createWorld();
      const random = seeded(seed);
      const { window } = currentOf(world.session("s", "120x40"));
      for (let n = 0; n < 150; n++) {
        step(world, window, random);
        check(window);
      }
    });
  }
});

describe("a layout's text", () => {
  test("comes back from its tree as it was", () => {
    const text = "1225,120x40,0,0{60x40,0,0,0,59x40,61,0[59x27,61,0,1,59x12,61,28,2]}";
    const world = createWorld();
    const { window, pane } = currentOf(world.session("s", "120x40"));
    world.split(world.split(pane, "left-right")!, "top-bottom");
    expect(applyLayoutText(world.state, window, text)).toBeUndefined();
    expect(layoutText(window, window.layoutRoot)).toBe(text);
  });

  test.each(["", "x", "1225,", "0000,120x40,0,0,0", "aafe,120x40,0,0,0", "1225,120x40,0,0{60x40,0,0,0"])(
    "is refused where it is wrong: %p",
    (text) => {
      expect(parseLayout(text)).toBeUndefined();
    },
  );

  test("gives up cells that are too many from the bottom right", () => {
    const world = createWorld();
    const { window, pane } = currentOf(world.session("s", "120x40"));
    world.split(pane, "left-right");
    expect(
      applyLayoutText(world.state, window, "1225,120x40,0,0{60x40,0,0,0,59x40,61,0[59x27,61,0,1,59x12,61,28,2]}"),
    ).toBeUndefined();
    expect(layoutText(window, window.layoutRoot)).toBe("f91d,120x40,0,0{60x40,0,0,0,59x40,61,0,1}");
  });
});
