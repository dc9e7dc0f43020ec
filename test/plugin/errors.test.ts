import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pluginErrors } from "#plugin/errors.ts";
import { relayErrors } from "../../plugins/share-relay/errors.ts";
import { roamErrors } from "../../plugins/udp-roam/errors.ts";

const TABLES = [pluginErrors, relayErrors, roamErrors];
const page = readFileSync(join(import.meta.dir, "../../docs/errors.md"), "utf8");

/** Rows of the page: code, when, what to do. */
const rows = [...page.matchAll(/^\| `([A-Z_]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map((match) => match.slice(1));

test("every code stands on the page, and the page has no others", () => {
  expect(rows.map(([code]) => code ?? "").toSorted()).toEqual(TABLES.flatMap((table) => Object.keys(table)).toSorted());
});

test.each(rows)("%s says when it comes and what to do", (_code, when, remedy) => {
  expect(when).not.toBe("");
  expect(remedy).not.toBe("");
});

test("an error has its code, and its fields in its message", () => {
  const error = pluginErrors.PLUGIN_ENGINE_MISMATCH({ range: "^2", version: "0.1.0" });
  expect(error).toMatchObject({ code: "PLUGIN_ENGINE_MISMATCH", message: "wants troam ^2, this is 0.1.0" });
  expect(error).toBeInstanceOf(Error);
});
