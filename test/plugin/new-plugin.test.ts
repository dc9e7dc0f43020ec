import { expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestHost } from "troam/plugin/testing";
import { writeNewPlugin } from "#plugin/new-plugin.ts";

test("a new plugin works as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "troam-new-plugin-"));
  try {
    expect(writeNewPlugin("my-counter", folder)).toMatchObject({ ok: true });
    expect(readdirSync(join(folder, "my-counter")).toSorted()).toEqual(["README.md", "index.ts", "package.json"]);
    await using host = await createTestHost({ config: "set -g @my-counter-step 3" });
    await host.load(join(folder, "my-counter"));
    await host.run("my-counter");
    await host.run("my-counter");
    expect(host.format("#{my_counter_count}")).toBe("6");
    expect(writeNewPlugin("my-counter", folder)).toMatchObject({ ok: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(["", "Upper", "a b", "../x"])("%p is no name for a plugin", (name) => {
  expect(writeNewPlugin(name, tmpdir())).toEqual({
    ok: false,
    text: `bad name: ${name} (small letters, digits and -)`,
  });
});
