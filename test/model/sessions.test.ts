import { beforeEach, describe, expect, test } from "bun:test";
import { addToGroup, ensureGroup, renumberIfWanted, synchronizeTo } from "#model/groups.ts";
import type { Session } from "#model/session.ts";
import {
  closeSession,
  closeWindow,
  createSession,
  isLinkedElsewhere,
  linkInto,
  renameSession,
  unlinkOrClose,
  unlinkWindow,
} from "#model/sessions.ts";
import { Environment } from "#model/environment.ts";
import { WINLINK_BELL } from "#model/winlink.ts";
import { addWinlink, lastCurrent, setCurrent, shuffleUp, stepCurrent, swapWindows } from "#model/winlinks.ts";
import { windowFlags } from "#model/windows.ts";
import { createWorld, currentOf, type World } from "./world.ts";

let world: World;
let session: Session;

beforeEach(() => {
  world = createWorld();
  session = world.session("s");
});

const indexes = (of: Session): number[] => of.winlinksInOrder().map((winlink) => winlink.index);
const windows = (of: Session): string =>
  of
    .winlinksInOrder()
    .map((winlink) => `${winlink.index}:@${winlink.window.id}`)
    .join(" ");
const eventNames = (): string[] => world.events.map((event) => event.name);

describe("winlinks", () => {
  test("take the first free index from base-index on", () => {
    session.options.set("base-index", 3);
    expect(world.window(session).index).toBe(3);
    expect(world.window(session).index).toBe(4);
    expect(addWinlink(session, currentOf(session).window, 4)).toBeUndefined();
  });

  test("beside another, those that follow without a gap move up", () => {
    for (const index of [1, 2, 5]) world.window(session, index);
    const first = session.winlinks.get(0)!;
    expect(shuffleUp(session, first, false)).toBe(1);
    expect(indexes(session)).toEqual([0, 2, 3, 5]);
    expect(shuffleUp(session, first, true)).toBe(0);
    expect(indexes(session)).toEqual([1, 2, 3, 5]);
  });

  test("renumber from base-index where the option is on", () => {
    for (const index of [4, 9]) world.window(session, index);
    renumberIfWanted(session);
    expect(indexes(session)).toEqual([0, 4, 9]);
    session.options.set("renumber-windows", true);
    session.options.set("base-index", 1);
    renumberIfWanted(session);
    expect(indexes(session)).toEqual([1, 2, 3]);
  });

  test("the current one goes round, or to the next with an alert", () => {
    const second = world.window(session);
    const third = world.window(session);
    stepCurrent(world.state, session, -1, false);
    expect(session.current).toBe(third);
    stepCurrent(world.state, session, 1, false);
    expect(session.current?.index).toBe(0);
    expect(stepCurrent(world.state, session, 1, true)).toBe(false);
    second.alerts = WINLINK_BELL;
    third.alerts = WINLINK_BELL;
    stepCurrent(world.state, session, -1, true);
    expect(session.current).toBe(third);
    expect(third.alerts).toBe(0);
  });

  test("last goes back and forth", () => {
    expect(lastCurrent(world.state, session)).toBe(false);
    const second = world.window(session);
    setCurrent(world.state, session, second);
    lastCurrent(world.state, session);
    expect(session.current?.index).toBe(0);
    lastCurrent(world.state, session);
    expect(session.current).toBe(second);
  });

  test("flags tell what is current, last and alerting", () => {
    const second = world.window(session);
    setCurrent(world.state, session, second);
    second.alerts = WINLINK_BELL;
    expect(session.winlinksInOrder().map((winlink) => windowFlags(world.state, winlink))).toEqual(["-", "!*"]);
  });

  test("swapped windows take the mark along", () => {
    const second = world.window(session);
    const { winlink, pane } = currentOf(session);
    world.state.marked = { session, winlink, pane };
    swapWindows(world.state, winlink, second);
    expect(windows(session)).toBe("0:@1 1:@0");
    expect(world.state.marked?.winlink).toBe(second);
    expect([...pane.window.winlinks]).toEqual([second]);
  });
});

describe("links", () => {
  test("a window lives as long as one session has it", () => {
    const other = world.session("t");
    const { winlink, window } = currentOf(session);
    expect(linkInto(world.state, winlink, other, 7, { kill: false, select: true })).toBeUndefined();
    expect(other.current?.index).toBe(7);
    expect(isLinkedElsewhere(session, window)).toBe(true);
    unlinkOrClose(world.state, winlink);
    expect(world.state.sessions.has(session.id)).toBe(false);
    expect(world.state.windows.has(window.id)).toBe(true);
    unlinkWindow(world.state, other.current!);
    expect(world.state.windows.has(window.id)).toBe(false);
    expect(other.current?.index).toBe(0);
  });

  test("errors are in tmux's words", () => {
    const other = world.session("t");
    const { winlink } = currentOf(session);
    const no = { kill: false, select: false };
    expect(linkInto(world.state, winlink, other, 0, no)).toBe("index in use: 0");
    expect(linkInto(world.state, winlink, session, 0, no)).toBe("same index: 0");
    const group = ensureGroup(world.state, "g");
    addToGroup(world.state, group, session);
    addToGroup(world.state, group, other);
    expect(linkInto(world.state, winlink, other, 3, no)).toBe("sessions are grouped");
  });

  test("a killed window leaves every session; one that has no other goes", () => {
    const other = world.session("t");
    world.window(other);
    linkInto(world.state, currentOf(session).winlink, other, undefined, { kill: false, select: true });
    closeWindow(world.state, currentOf(session).window, true);
    expect([...world.state.sessions.values()]).toEqual([other]);
    expect(indexes(other)).toEqual([0, 1]);
    expect(other.current).toBeDefined();
  });
});

describe("groups", () => {
  test("share windows, each with a current one of its own", () => {
    const group = ensureGroup(world.state, "g");
    addToGroup(world.state, group, session);
    const other = createSession(world.state, { name: "t", cwd: "/", environment: new Environment() });
    addToGroup(world.state, group, other);
    synchronizeTo(world.state, other);
    const second = world.window(session, 5);
    setCurrent(world.state, session, second);
    synchronizeTo(world.state, other);
    expect(windows(other)).toBe(windows(session));
    expect(other.current?.index).toBe(0);
    expect(isLinkedElsewhere(session, second.window)).toBe(false);
    closeWindow(world.state, second.window, true);
    expect([windows(session), windows(other)]).toEqual(["0:@0", "0:@0"]);
    closeSession(world.state, session);
    closeSession(world.state, other);
    expect(world.state.groups.size).toBe(0);
    expect(world.state.windows.size).toBe(0);
  });
});

describe("the end of a session", () => {
  const gone: (string | undefined)[] = [];
  beforeEach(() => {
    gone.length = 0;
    world.state.lifecycle.sessionDestroying = (_, next, fallback) => gone.push(next?.name, fallback?.name);
    world.session("a").activityTime = 5;
    world.session("z").activityTime = 9;
  });

  test.each([
    ["on", undefined, "s2"],
    ["off", "s2", undefined],
    ["previous", "a", undefined],
    ["next", "s2", undefined],
  ])("with detach-on-destroy %s clients go to %p", (policy, next, fallback) => {
    world.session("s2").activityTime = 1e15;
    session.options.set("detach-on-destroy", policy);
    closeSession(world.state, session);
    expect(gone).toEqual([next, fallback]);
  });

  test("events come in tmux's order", () => {
    world.events.length = 0;
    closeSession(world.state, session);
    expect(eventNames()).toEqual(["session-closed", "window-unlinked", "window-closed"]);
  });
});

test("events carry ids and names for hooks", () => {
  renameSession(world.state, session, "new");
  expect(world.events.at(-1)).toMatchObject({
    name: "session-renamed",
    session,
    extra: { session: "$0", session_name: "new", old_name: "s", new_name: "new" },
  });
});
