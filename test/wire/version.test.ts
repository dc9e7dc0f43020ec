import { expect, test } from "bun:test";
import { VERSION } from "#wire/version.ts";
import manifest from "../../package.json" with { type: "json" };

test("the version that troam tells is that of its package", () => {
  expect(VERSION).toBe(manifest.version);
});
