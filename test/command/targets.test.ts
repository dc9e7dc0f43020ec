import { beforeAll, describe, expect, test } from "bun:test";
import type { Target } from "#command/context.ts";
import { CommandError, findClient, findTarget, targetOfSession } from "#command/index.ts";
import { CLIENT_ATTACHED } from "#model/client.ts";
import type { TargetSpec } from "#command/command.ts";
import { createHarness, type Harness } from "./harness.ts";

let harness: Harness;

/**
 * Sessions `alpha` (windows 0:one, 1:two with panes, 2:one) and `beta-1`, `beta-2`; window `two` of alpha:
 *
 *     %1 | %3
 *     ---+---
 *     %4 | %5
 */
beforeAll(async () => {
  harness = createHarness();
  const { run, clock } = harness;
  await run(
    "new-session -d -x 81 -y 25 -s alpha -n one ; new-window -d -t alpha: -n two ; new-window -d -t alpha: -n one",
  );
  await run("split-window -h -t alpha:1 ; split-window -v -t alpha:1.0 ; split-window -v -t alpha:1.2");
  clock.now += 1000;
  await run("new-session -d -s beta-1 -n only");
  clock.now += 1000;
  await run("new-session -d -s beta-2 -n only");
  await run(
    "select-window -t alpha:1 ; select-window -t alpha:0 ; select-pane -t alpha:1.0 ; select-pane -t alpha:1.3",
  );
});

function describeTarget({ session, winlink, pane, index }: Target): string {
  if (session === undefined) return "none";
  return `${session.name}:${winlink?.index}.%${pane?.id} ${index}`;
}

function find(text: string | undefined, type: TargetSpec["type"], more: Partial<TargetSpec> = {}): string {
  const alpha = [...harness.state.sessions.values()].find(({ name }) => name === "alpha")!;
  try {
    const context = { state: harness.state, current: targetOfSession(alpha), client: undefined, mouse: undefined };
    return describeTarget(findTarget(context, text, { type, ...more }));
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
}

const cases: Readonly<Record<TargetSpec["type"], readonly (readonly [string, string])[]>> = {
  session: [
    ["", "alpha:0.%0 -1"],
    ["alpha", "alpha:0.%0 -1"],
    ["al", "alpha:0.%0 -1"],
    ["=al", "can't find session: al"],
    ["=alpha", "alpha:0.%0 -1"],
    ["beta", "can't find session: beta"],
    ["*-1", "beta-1:0.%6 -1"],
    ["$0", "alpha:0.%0 -1"],
    ["$9", "can't find session: $9"],
    ["alpha:", "alpha:0.%0 -1"],
    ["nope", "can't find session: nope"],
    ["~", "no marked target"],
    ["=", "no mouse target"],
    ["@", "no current client"],
  ],
  window: [
    ["1", "alpha:1.%5 1"],
    [":1", "alpha:1.%5 1"],
    ["alpha:2", "alpha:2.%2 2"],
    ["two", "alpha:1.%5 1"],
    ["tw", "alpha:1.%5 1"],
    ["=tw", "can't find window: tw"],
    ["t*", "alpha:1.%5 1"],
    ["one", "can't find window: one"],
    ["@1", "alpha:1.%5 1"],
    ["@99", "can't find window: @99"],
    ["+", "alpha:1.%5 1"],
    ["+2", "alpha:2.%2 2"],
    ["-", "alpha:2.%2 2"],
    ["{next}", "alpha:1.%5 1"],
    [":{next}", "alpha:1.%5 1"],
    [":{last}", "alpha:1.%5 1"],
    ["!", "alpha:1.%5 1"],
    ["^", "alpha:0.%0 0"],
    ["$", "can't find session: $"],
    [":$", "alpha:2.%2 2"],
    ["beta-1", "beta-1:0.%6 0"],
    [":beta-1", "can't find window: beta-1"],
    ["9", "can't find window: 9"],
  ],
  pane: [
    ["%3", "alpha:1.%3 1"],
    ["%99", "can't find pane: %99"],
    ["alpha:1.0", "alpha:1.%1 1"],
    ["alpha:1.9", "can't find pane: 9"],
    [":1.{last}", "alpha:1.%1 1"],
    [":1.+", "alpha:1.%1 1"],
    [":1.-", "alpha:1.%3 1"],
    [":1.{top-left}", "alpha:1.%1 1"],
    [":1.top-right", "alpha:1.%3 1"],
    [":1.{bottom-left}", "alpha:1.%4 1"],
    [":1.{bottom-right}", "alpha:1.%5 1"],
    [":1.{up-of}", "alpha:1.%3 1"],
    [":1.{left-of}", "alpha:1.%4 1"],
    ["beta-1:", "beta-1:0.%6 -1"],
    ["beta-1:.0", "beta-1:0.%6 0"],
    ["two", "alpha:1.%5 1"],
    ["nothing", "can't find pane: nothing"],
    [".nothing", "can't find pane: nothing"],
  ],
};

for (const [type, rows] of Object.entries(cases)) {
  describe(`${type} targets`, () => {
    for (const [text, expected] of rows) {
      test(JSON.stringify(text), () => expect(find(text, type as TargetSpec["type"])).toBe(expected));
    }
  });
}

describe("options of a target", () => {
  test("windowIndex takes an index where no window is, and none without one", () => {
    // Nothing stands before or after an index without a window; what is counted from the current window has that.
    expect(find("9", "window", { windowIndex: true })).toBe("alpha:undefined.%undefined 9");
    expect(find("beta-1:", "window", { windowIndex: true })).toBe("beta-1:0.%6 -1");
    expect(find("+7", "window", { windowIndex: true })).toBe("alpha:0.%0 7");
    expect(find("-1", "window", { windowIndex: true })).toBe("can't find window: -1");
    expect(find(undefined, "window", { windowIndex: true })).toBe("alpha:0.%0 -1");
    expect(find("1.0", "window", { windowIndex: true })).toBe("can't specify pane here");
  });

  test("canFail gives an empty target", () => {
    expect(find("nope", "session", { canFail: true })).toBe("none");
  });

  test("the marked pane is the default where a command takes it", async () => {
    await harness.run("select-pane -m -t alpha:1.2");
    expect(find(undefined, "pane", { defaultMarked: true })).toBe("alpha:1.%3 1");
    expect(find("~", "pane")).toBe("alpha:1.%3 1");
    await harness.run("select-pane -M");
    expect(find(undefined, "pane", { defaultMarked: true })).toBe("alpha:0.%0 -1");
  });
});

describe("the current target", () => {
  const current = (client?: ReturnType<Harness["client"]>, more: Partial<TargetSpec> = {}): string =>
    describeTarget(
      findTarget({ state: harness.state, current: undefined, client, mouse: undefined }, undefined, {
        type: "pane",
        ...more,
      }),
    );

  test("without a client it is the session used last", () => {
    expect(current()).toBe("beta-2:0.%7 0");
  });

  test("a client in a pane means the session around the pane, and what is current there", () => {
    const client = harness.client("inside");
    client.environment.set("TMUX_PANE", "%3");
    expect(current(client)).toBe("alpha:0.%0 -1");
  });

  test("an attached client means its own session; unattached sessions may be preferred", () => {
    const client = harness.client("attached", "beta-2");
    client.flags |= CLIENT_ATTACHED;
    expect(current(client)).toBe("beta-2:0.%7 -1");
    expect(current(undefined, { preferUnattached: true })).toBe("beta-1:0.%6 0");
  });
});

test("a command whose target may fail goes by the part of it that was found", async () => {
  const where = "#{session_name}:#{window_index}.#{pane_id}";
  const shown = async (target: string): Promise<string | undefined> =>
    (await harness.run(`display-message -p -t '${target}' '${where}'`)).output[0];
  expect(await shown("alpha:nosuch")).toBe("alpha:0.%0");
  expect(await shown("alpha:1.9")).toMatch(/^alpha:1\.%\d$/);
  expect(await shown("nosuch:1")).toBe(":.");
  expect((await harness.run("set-option -w -t alpha:nosuch @x y")).errors).toEqual(["no such window: alpha:nosuch"]);
});

describe("clients", () => {
  test("are found by name and by terminal, with or without /dev/", () => {
    const client = harness.client("by-name", "alpha");
    client.tty = "/dev/pts/77";
    const found = (text: string): string | undefined => findClient(harness.state, undefined, text, true)?.name;
    expect(found("by-name")).toBe("by-name");
    expect(found("by-name:")).toBe("by-name");
    expect(found("/dev/pts/77")).toBe("by-name");
    expect(found("pts/77")).toBe("by-name");
    expect(found("nobody")).toBeUndefined();
    expect(() => findClient(harness.state, undefined, "nobody", false)).toThrow("can't find client: nobody");
  });
});
