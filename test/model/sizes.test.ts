import { beforeEach, describe, expect, test } from "bun:test";
import { CLIENT_CONTROL, CLIENT_IGNORE_SIZE, CLIENT_SUSPENDED } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import { applyPendingSizes, clientStatusLines, defaultWindowSize, recalculateSizes } from "#model/sizes.ts";
import { setCurrent } from "#model/winlinks.ts";
import { createWorld, currentOf, type World } from "./world.ts";

let world: World;
let session: Session;

beforeEach(() => {
  world = createWorld();
  session = world.session("s");
});

function shown(): string {
  recalculateSizes(world.state);
  applyPendingSizes(world.state);
  const { window } = currentOf(session);
  return `${window.cols}x${window.rows}`;
}

describe("window-size", () => {
  test("without clients a window keeps its size", () => {
    expect(shown()).toBe("80x24");
  });

  test("smallest and largest take each direction from whom it comes", () => {
    world.client("a", session, "100x30");
    world.client("b", session, "90x50");
    const { window } = currentOf(session);
    window.options.set("window-size", "smallest");
    expect(shown()).toBe("90x29");
    window.options.set("window-size", "largest");
    expect(shown()).toBe("100x49");
  });

  test("latest follows the client that used the window last", () => {
    const a = world.client("a", session, "100x30");
    const b = world.client("b", session, "90x50");
    const { window } = currentOf(session);
    window.latest = a;
    expect(shown()).toBe("100x29");
    window.latest = b;
    expect(shown()).toBe("90x49");
  });

  test("manual is what was set by hand", () => {
    world.client("a", session, "100x30");
    const { window } = currentOf(session);
    window.options.set("window-size", "manual");
    window.manualCols = 33;
    window.manualRows = 11;
    expect(shown()).toBe("33x11");
  });
});

test("clients that are suspended, ignore sizes or are control clients without a size do not count", () => {
  world.client("a", session, "100x30");
  for (const flags of [CLIENT_SUSPENDED, CLIENT_IGNORE_SIZE, CLIENT_CONTROL])
    world.client("x", session, "20x5").flags = flags;
  currentOf(session).window.options.set("window-size", "smallest");
  expect(shown()).toBe("100x29");
});

test("no window is larger than what a control client asked for it", () => {
  world.client("a", session, "100x30");
  const { window } = currentOf(session);
  const control = world.client("c", session, "200x60");
  control.flags = CLIENT_CONTROL;
  control.windowSizes.set(window.id, { cols: 40, rows: 10 });
  window.options.set("window-size", "largest");
  expect(shown()).toBe("40x10");
});

test("a window that nobody sees gets its new size when it is shown", () => {
  const other = world.window(session);
  const { winlink } = currentOf(session);
  world.client("a", session, "100x30");
  expect(shown()).toBe("100x29");
  expect(`${other.window.cols}x${other.window.rows}`).toBe("80x24");
  setCurrent(world.state, session, other);
  expect(shown()).toBe("100x29");
  expect(winlink.window.cols).toBe(100);
});

test("aggressive-resize lets only those count that look at the window", () => {
  const second = world.session("t");
  const { winlink, window } = currentOf(session);
  second.winlinks.clear();
  const shared = world.window(second);
  window.options.set("window-size", "smallest");
  world.client("a", session, "100x30");
  const b = world.client("b", session, "50x20");
  expect(shown()).toBe("50x19");
  window.options.set("aggressive-resize", true);
  b.session = second;
  second.current = shared;
  winlink.window.latest = undefined;
  expect(shown()).toBe("100x29");
});

test("status lines take room, unless the client has none for them", () => {
  const client = world.client("a", session, "100x30");
  session.options.set("status", "3");
  expect(clientStatusLines(world.state, client)).toBe(3);
  client.rows = 3;
  expect(clientStatusLines(world.state, client)).toBe(0);
});

test("a new window is as large as its client, or default-size", () => {
  expect(defaultWindowSize(world.state, undefined, session, undefined)).toMatchObject({ cols: 80, rows: 24 });
  session.options.set("default-size", "111x22");
  expect(defaultWindowSize(world.state, undefined, session, undefined)).toMatchObject({ cols: 111, rows: 22 });
  const client = world.client("a", session, "100x30");
  expect(defaultWindowSize(world.state, client, session, undefined)).toMatchObject({ cols: 100, rows: 29 });
});
