import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { optionRows } from "#model/options-table.ts";
import { serverRows } from "./options/server.rows.ts";
import { sessionRows } from "./options/session.rows.ts";
import { windowRows } from "./options/window.rows.ts";
import { OptionWorld } from "./options/world.ts";

setDefaultTimeout(60_000);

let shared = new OptionWorld();
afterAll(() => shared.end());

describe.each([
  ["the server", serverRows],
  ["a session", sessionRows],
  ["a window or a pane", windowRows],
])("an option of %s", (_, rows) => {
  for (const row of rows) {
    const { option, does, alone } = row;
    test(`${option} ${does}`, async () => {
      const world = alone === true ? new OptionWorld() : shared;
      let seen = false;
      try {
        await world.begin();
        await row.see(world);
        seen = true;
      } finally {
        // what a row that failed leaves behind would fail others
        if (!seen || alone === true) await world.end();
        if (world === shared && !seen) shared = new OptionWorld();
      }
    });
  }
});

/** Options whose effect other tests show: the file, and the test's name. */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, name: string]>> = {
  "history-file": [
    "prompt-history.test.ts",
    "what was answered to prompts is there in the next server, by history-file",
  ],
};

test("each option has a row that shows its effect", () => {
  const shown = new Set([...serverRows, ...sessionRows, ...windowRows].map(({ option }) => option));
  for (const [option, [file, name]] of Object.entries(ELSEWHERE)) {
    expect(readFileSync(join(import.meta.dir, file), "utf8")).toContain(`test("${name}`);
    shown.add(option);
  }
  const options = optionRows.filter((row) => row.hook !== true && row.without === undefined).map((row) => row.name);
  expect(options.filter((option) => !shown.has(option))).toEqual([]);
  expect([...shown].filter((option) => !options.includes(option))).toEqual([]);
});
