import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE, sequencePage } from "../../scripts/generate-sequence-table.ts";

const ROOT = join(import.meta.dir, "../..");
const source = (file: string): string => readFileSync(join(ROOT, file), "utf8");

test("the example of docs/terminal.md does what it says", () => {
  const [, example = ""] = /```ts\n([^]*?)```/.exec(source("docs/terminal.md")) ?? [];
  expect(example.split("\n").filter((line) => line !== "" && !line.startsWith("import")).length).toBeLessThanOrEqual(
    15,
  );
  const { stdout, stderr, exitCode } = Bun.spawnSync([process.execPath, "-e", example], { cwd: ROOT });
  expect([exitCode, stderr.toString()]).toEqual([0, ""]);
  const text = stdout.toString();
  expect(text).toStartWith("hello 世界 世 2 {");
  expect(text).toMatch(/hello.*世界/);
  expect(text).toEndWith("again");
});

test("docs/sequences.md is what the sources say (bun scripts/generate-sequence-table.ts)", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(sequencePage());
});

test.each(["csi.ts", "esc.ts"])("every sequence of %s has its row", (file) => {
  const text = source(`src/terminal/${file}`);
  const registered = text.match(/^(?:csi|esc|counted)\("/gm) ?? [];
  const rows = text.match(/@vt /g) ?? [];
  expect(registered.length).toBeGreaterThan(10);
  expect(rows.length).toBe(registered.length);
});

test("every number of an operating system command has its row", () => {
  const numbers = Array.from(source("src/terminal/osc/osc.ts").matchAll(/^ {4}case (\d+):/gm), ([, n]) => n!);
  const page = sequencePage();
  expect(numbers.length).toBeGreaterThan(10);
  for (const number of numbers) expect([number, new RegExp(`OSC ${number}\\b`).test(page)]).toEqual([number, true]);
});
