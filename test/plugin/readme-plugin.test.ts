import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestHost } from "troam/plugin/testing";

const folder = mkdtempSync(join(tmpdir(), "troam-docs-plugin-"));
const path = join(folder, "pomodoro.ts");

beforeAll(() => {
  writeFileSync(path, pluginIn("README.md"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function pluginIn(page: string): string {
  const text = readFileSync(join(import.meta.dir, "../..", page), "utf8");
  return /```ts\n(\/\/ ~\/\.config.*?)```/s.exec(text)?.[1] ?? "";
}

test("README and docs/plugins.md show the same plugin, of twenty lines or so", () => {
  expect(pluginIn("docs/plugins.md")).toBe(pluginIn("README.md"));
  expect(pluginIn("README.md").split("\n").length).toBeLessThan(30);
});

test("the plugin that the documentation shows is loaded from outside the tree and works", async () => {
  await using host = await createTestHost({ plugins: [path], config: "set -g @pomodoro-minutes 7" });
  expect(host.plugins.inNameOrder()).toMatchObject([{ name: "pomodoro", state: "active", source: path }]);

  await host.key("P");
  expect(host.format("[#{pomodoro_left}]")).toBe("[7]");
});

test("unloading takes the command, the key and the variable away", async () => {
  await using host = await createTestHost({ plugins: [path] });
  await host.run("pomodoro");
  expect(host.format("[#{pomodoro_left}]")).toBe("[25]");
  await host.unload("pomodoro");

  expect(host.format("[#{pomodoro_left}]")).toBe("[]");
  await expect(host.run("pomodoro")).rejects.toThrow("unknown command: pomodoro");
  await expect(host.key("P")).rejects.toThrow("not bound: P");
});

test("an option out of its limits is said to be so, and the default stays", async () => {
  await using host = await createTestHost({ plugins: [path] });
  await host.run("set -g @pomodoro-minutes 0");
  await host.run("pomodoro");
  expect(host.messages()).toContain("@pomodoro-minutes: value is too small: 0");
  expect(host.format("#{pomodoro_left}")).toBe("25");
});
