import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { definePlugin } from "troam/plugin";
import { createTestHost } from "troam/plugin/testing";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "troam-plugins-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const plugin = (name: string, body: string): string =>
  `import { definePlugin } from "troam/plugin"; export default definePlugin({ name: "${name}", api: 1, activate(ctx) { ${body} } });`;

describe("a plugin that fails", () => {
  test.each([
    ["nowhere.ts", undefined, /^.*nowhere\.ts failed \(resolve\): no plugin at /],
    ["syntax.ts", "export default {", /failed \(import\): .*end of file.* \(.*syntax\.ts:1\)/],
    ["missing.ts", `import "./not-there.ts"; export default {};`, /missing failed \(import\): .*not-there/],
    ["plain.ts", "export const x = 1;", /plain failed \(import\): the module has no default export/],
    [
      "newer.ts",
      `export default { name: "newer", api: 2 };`,
      /newer failed \(compatible\): written for plugin API 2, this troam has 1; update troam/,
    ],
    [
      "throws.ts",
      plugin("throws", "throw new Error('no battery');"),
      /throws failed \(activate\): no battery \(.*throws\.ts:1\)/,
    ],
  ])("%s says at which stage and why, and the next one is loaded", async (name, text, line) => {
    const path = text === undefined ? join(folder, name) : write(name, text);
    await using host = await createTestHost({});
    await host.plugins.loadAll([
      { spec: path, from: folder },
      { spec: write("fine.ts", plugin("fine", "ctx.variable('fine', '').set('yes');")), from: folder },
    ]);
    expect(host.messages().join("\n")).toMatch(line);
    expect(host.host.notices.join("\n")).toMatch(line);
    expect(
      host.plugins
        .inNameOrder()
        .map((each) => each.state)
        .toSorted(),
    ).toEqual(["active", "failed"]);
    expect(host.format("#{fine}")).toBe("yes");
  });

  test("leaves nothing of what it had registered", async () => {
    const path = write("half.ts", plugin("half", "ctx.variable('half', '').set('x'); throw new Error('late');"));
    await using host = await createTestHost({});
    await expect(host.load(path)).rejects.toThrow("half failed (activate): late");
    expect(host.format("[#{half}]")).toBe("[]");
  });

  test("does not take the place of one of its name that is there", async () => {
    await using host = await createTestHost({
      plugins: [write("twin.ts", plugin("twin", "ctx.variable('twin', '').set('first');"))],
    });
    const second = write("other/twin.ts", plugin("twin", ""));
    await expect(host.load(second)).rejects.toThrow("a plugin named twin is already loaded [PLUGIN_NAME_TAKEN]");
    await expect(host.load(write("broken/twin.ts", "export default {"))).rejects.toThrow("[PLUGIN_IMPORT_FAILED]");
    expect(host.plugins.inNameOrder()).toMatchObject([{ name: "twin", state: "active", errorCode: "" }]);
    await host.unload("twin");
    expect(host.format("[#{twin}]")).toBe("[]");
  });

  test("engines.troam is checked before its code runs", async () => {
    write("old/package.json", JSON.stringify({ name: "old", engines: { troam: "^7" } }));
    write("old/index.ts", "globalThis.ranOldPlugin = true; export default {};");
    await using host = await createTestHost({});
    await expect(host.load(join(folder, "old"))).rejects.toThrow("old failed (compatible): wants troam ^7");
    expect("ranOldPlugin" in globalThis).toBe(false);
  });
});

describe("faults", () => {
  test("are logged under the plugin's name, and the fifth within a minute disables it", async () => {
    const clumsy = definePlugin({
      name: "clumsy",
      api: 1,
      activate(ctx) {
        ctx.variable("clumsy", "").set("here");
        ctx.hook("window-renamed", () => {
          throw new Error("oops");
        });
      },
    });
    await using host = await createTestHost({ plugins: [clumsy] });
    for (let i = 0; i < 4; i++) host.host.emit("window-renamed");
    expect(host.messages()).toContain("clumsy: hook window-renamed: oops");
    expect(host.format("#{clumsy}")).toBe("here");
    host.host.emit("window-renamed");
    await Promise.resolve();
    expect(host.plugins.inNameOrder()).toMatchObject([{ state: "disabled" }]);
    expect(host.format("[#{clumsy}]")).toBe("[]");
    expect(host.host.notices.at(-1)).toBe("clumsy disabled after repeated faults, the last: oops [PLUGIN_FAULTS]");
  });

  test("a stray error is blamed on the plugin whose file stands in its stack, ours is not", async () => {
    const path = write("stray.ts", `${plugin("stray", "")} export function stray() { throw new Error('stray'); }`);
    await using host = await createTestHost({ plugins: [path] });
    const { stray } = (await import(path)) as { stray: () => never };
    try {
      stray();
    } catch (error) {
      expect(host.plugins.blame(error)).toBe(true);
    }
    expect(host.messages().at(-1)).toMatch(/^stray: background: stray/);
    expect(host.plugins.blame(new Error("ours"))).toBe(false);
  });
});

describe("reload", () => {
  test("reads helpers again, too", async () => {
    write("p/helper.ts", "export const word = 'one';");
    const body = "ctx.variable('word', '').set(word);";
    write("p/index.ts", `import { word } from "./helper.ts"; ${plugin("p", body)}`);
    await using host = await createTestHost({ plugins: [join(folder, "p")] });
    expect(host.format("#{word}")).toBe("one");
    write("p/helper.ts", "export const word = 'two';");
    await host.plugins.reload("p");
    expect(host.format("#{word}")).toBe("two");
  });

  test("keeps the old one when the new text does not load", async () => {
    const path = write("keep.ts", plugin("keep", "ctx.variable('keep', '').set('old');"));
    await using host = await createTestHost({ plugins: [path] });
    write("keep.ts", "export default definePlugin({");
    await expect(host.plugins.reload("keep")).rejects.toThrow("keep stays as it was");
    expect(host.format("#{keep}")).toBe("old");
    expect(host.plugins.inNameOrder()).toMatchObject([{ state: "active" }]);
  });
});

test("a plugin that goes on after its activation failed registers nothing", async () => {
  const body = `
    const variable = ctx.variable("late", "");
    const kept = ctx.keepMessage(["soon"]);
    const channel = ctx.channel("late");
    globalThis.goOn = [
      () => ctx.command({ name: "late", args: "", operands: [0, 0], usage: "", exec() {} }),
      () => ctx.key({ key: "L", command: "late" }),
      () => ctx.hold(),
      () => ctx.attachRemote({ session: "main", size: "session" }),
      () => ctx.hook("window-renamed", () => undefined),
      () => ctx.every(60, () => undefined),
    ];
    globalThis.setOn = () => { variable.set("late"); kept.set(["late"]); channel.set(); };
    throw new Error("too early");`;
  await using host = await createTestHost({});
  await expect(host.load(write("late.ts", plugin("late", body)))).rejects.toThrow("too early");

  const { goOn, setOn } = globalThis as unknown as { goOn: (() => unknown)[]; setOn: () => void };
  for (const register of goOn) expect(register).toThrow("the plugin is already disposed");
  setOn();
  expect(host.host.commands.has("late") || host.host.keys.has("prefix L")).toBe(false);
  expect(host.host.holds).toBe(0);
  expect(host.format("[#{late}]")).toBe("[]");
  expect(host.messages()).not.toContain("late");
  expect(host.host.channels.has("late")).toBe(false);
});

test.each([
  ["every", 0, "not a time between calls: 0 s"],
  ["every", Number.NaN, "not a time between calls: NaN s"],
  ["after", -1, "not a time to wait: -1 ms"],
] as const)("ctx.%s(%d) is refused", async (name, time, message) => {
  const timed = definePlugin({ name: "timed", api: 1, activate: (ctx) => void ctx[name](time, () => undefined) });
  await expect(createTestHost({ plugins: [timed] })).rejects.toThrow(message);
});

test("a configuration that names a plugin twice, or is read again, loads it once", async () => {
  const path = write("once.ts", plugin("once", "globalThis.timesOnce = (globalThis.timesOnce ?? 0) + 1;"));
  const wanted = [path, "./once.ts"].map((spec) => ({ spec, from: folder }));
  await using host = await createTestHost({});
  await host.plugins.loadAll(wanted);
  await host.plugins.loadAll(wanted);
  expect((globalThis as unknown as { timesOnce: number }).timesOnce).toBe(1);
  expect(host.messages()).toEqual([]);
});

test("what a variable says about itself is kept with its plugin", async () => {
  const talks = definePlugin({
    name: "talks",
    api: 1,
    activate: (ctx) => void ctx.variable("said", "What was said last"),
  });
  await using host = await createTestHost({ plugins: [talks] });
  expect([...(host.plugins.inNameOrder()[0]?.variables ?? [])]).toEqual([["said", "What was said last"]]);
});

test("disposal runs in reverse order, last of all what was registered first", async () => {
  const order: string[] = [];
  const tidy = definePlugin({
    name: "tidy",
    api: 1,
    activate(ctx) {
      ctx.onDispose(() => void order.push("first"));
      ctx.onDispose(async () => {
        await Bun.sleep(1);
        order.push("second");
      });
      ctx.signal.addEventListener("abort", () => order.push("signal"));
    },
  });
  await using host = await createTestHost({ plugins: [tidy] });
  await host.unload("tidy");
  expect(order).toEqual(["signal", "second", "first"]);
});
