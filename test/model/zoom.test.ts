import { beforeEach, describe, expect, test } from "bun:test";
import { checkAlerts, noteAlert } from "#model/alerts.ts";
import { floatPane, swapPanes } from "#model/arrange.ts";
import { paneAt, paneByPosition, paneTowards } from "#model/pane-find.ts";
import type { Pane } from "#model/pane.ts";
import { closePane } from "#model/removal.ts";
import { WINDOW_BELL } from "#model/window.ts";
import { paneByNumber } from "#model/window-panes.ts";
import { popZoom, pushZoom, setActivePane, unzoom, zoom } from "#model/zoom.ts";
import { createWorld, currentOf, type World } from "./world.ts";

let world: World;
/** Left; right top; right bottom. */
let panes: readonly [Pane, Pane, Pane];

beforeEach(() => {
  world = createWorld();
  const { pane } = currentOf(world.session("s"));
  const right = world.split(pane, "left-right")!;
  panes = [pane, right, world.split(right, "top-bottom")!];
});

const sizes = (): string => panes.map((pane) => `${pane.cols}x${pane.rows}`).join(" ");

describe("zoom", () => {
  test("one pane fills the window, and all are back as they were", () => {
    expect(sizes()).toBe("40x24 39x12 39x11");
    zoom(world.state, panes[1]);
    expect(sizes()).toBe("40x24 80x24 39x11");
    expect(panes[1].window.active).toBe(panes[1]);
    unzoom(world.state, panes[0].window, true);
    expect(sizes()).toBe("40x24 39x12 39x11");
  });

  test("ends when another pane becomes active, unless it was pushed", () => {
    const { window } = panes[0];
    zoom(world.state, panes[0]);
    setActivePane(world.state, window, panes[1], true);
    expect(window.zoomed).toBe(false);
    zoom(world.state, panes[1]);
    pushZoom(world.state, window, false, true);
    setActivePane(world.state, window, panes[2], true);
    popZoom(world.state, window);
    expect(window.zoomed && panes[2].zoomed).toBe(true);
    expect(sizes()).toBe("40x24 39x12 80x24");
  });

  test("goes with the pane that goes", () => {
    zoom(world.state, panes[2]);
    closePane(world.state, panes[2]);
    const { window } = panes[0];
    expect([window.zoomed, window.active?.id]).toEqual([false, panes[1].id]);
    expect(panes[1].rows).toBe(24);
  });
});

describe("panes", () => {
  test("find each other by direction, going round, the one that was active last first", () => {
    const [left, top, bottom] = panes;
    expect(paneTowards(left, "right")).toBe(bottom);
    setActivePane(world.state, left.window, top, true);
    expect(paneTowards(left, "right")).toBe(top);
    expect(paneTowards(top, "up")).toBe(bottom);
    expect(paneTowards(bottom, "left")).toBe(left);
    expect(paneTowards(left, "up")).toBeUndefined();
  });

  test("are found by place and position", () => {
    const { window } = panes[0];
    expect(paneByPosition(window, "bottom-right")).toBe(panes[2]);
    expect(paneByPosition(window, "nowhere")).toBeUndefined();
    floatPane(world.state, panes[0], 10, 5, 50, 3);
    expect(paneAt(window, 49, 2)).toBe(panes[0]);
    expect(paneAt(window, 30, 2)).toBe(panes[1]);
    expect(paneByNumber(window, panes[0], -1)).toBe(panes[2]);
  });

  test("change places across windows with their options' parents", () => {
    const session = panes[0].window.winlinks.values().next().value!.session;
    const other = world.window(session).window;
    const theirs = other.active!;
    other.options.set("@where", "there");
    swapPanes(world.state, panes[1], theirs);
    expect([theirs.window, panes[1].window]).toEqual([panes[0].window, other]);
    expect([`${theirs.cols}x${theirs.rows}`, `${panes[1].cols}x${panes[1].rows}`]).toEqual(["39x12", "80x24"]);
    expect(panes[1].options.get("@where")).toBe("there");
  });

  test("tell of a new active pane with the old one", () => {
    world.events.length = 0;
    setActivePane(world.state, panes[0].window, panes[0], true);
    expect(world.events).toHaveLength(1);
    expect(world.events[0]).toMatchObject({ name: "window-pane-changed", extra: { new_pane: "%0", old_pane: "%2" } });
  });
});

describe("alerts", () => {
  test("flag a window that is not looked at, once for each session", () => {
    const { session } = panes[0].window.winlinks.values().next().value!;
    const winlink = world.window(session);
    session.attached = 1;
    expect(noteAlert(winlink.window, WINDOW_BELL)).toBe(true);
    expect(checkAlerts(world.state, winlink.window)).toEqual([{ winlink, kind: "Bell", message: false, bell: true }]);
    expect(winlink.alerts).toBe(WINDOW_BELL);
    expect(winlink.window.alerts).toBe(0);
  });

  test("go by bell-action and visual-bell", () => {
    const { session } = panes[0].window.winlinks.values().next().value!;
    const winlink = world.window(session);
    session.options.set("visual-bell", "both");
    noteAlert(winlink.window, WINDOW_BELL);
    expect(checkAlerts(world.state, winlink.window)).toMatchObject([{ message: true, bell: true }]);
    session.options.set("bell-action", "current");
    noteAlert(winlink.window, WINDOW_BELL);
    expect(checkAlerts(world.state, winlink.window)).toEqual([]);
  });
});
