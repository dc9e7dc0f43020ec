import { expect, test } from "bun:test";
import { expand, expandTime } from "#format/expand.ts";
import { drawFormat, layoutRuns } from "#format/draw.ts";
import { formatWidth, trimFormat } from "#format/trim.ts";
import { parseStyle } from "#format/style.ts";
import { Regex } from "#format/regex/regex.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { Screen } from "#terminal/screen.ts";
import { world } from "./fixture.ts";

const { state, context } = world();

/** Longest that anything here may take, ms: the limit of an expansion and as much again for a slow machine. */
const PATIENCE_MS = 500;

function soon(format: string): string {
  const start = performance.now();
  const text = expand(format, context);
  expect([format.slice(0, 60), performance.now() - start < PATIENCE_MS]).toEqual([format.slice(0, 60), true]);
  return text;
}

test("a format that expands itself ends", () => {
  state.sessionOptions.set("@rec", "x#{E:@rec}");
  expect(soon("#{E:@rec}")).toBe("x".repeat(99));
  state.sessionOptions.set("@twice", "#{E:@twice}#{E:@twice}");
  expect(soon("#{E:@twice}")).toBe("");
});

test("repeats of repeats do not fill the memory", () => {
  expect(soon("#{R:x,10000}").length).toBe(10000);
  expect(soon("#{R:x,10001}")).toBe("");
  expect(soon("#{R:#{R:#{R:x,10000},10000},10000}").length).toBeLessThanOrEqual(1_000_000);
});

test("loops in loops end when their time is up", () => {
  let format = "x";
  for (let depth = 0; depth < 30; depth++) format = `#{W:${format}}`;
  expect(soon(format).length).toBeLessThanOrEqual(1_000_000);
});

test("deep nesting is bounded", () => {
  expect(soon(`${"#{?1,".repeat(5000)}x${"}".repeat(5000)}`)).toBe("");
  expect(soon("#{".repeat(20000))).toBe("");
});

test("no regular expression takes long", () => {
  for (const pattern of ["(a+)+$", "(a|aa)+$", "(.*)*(.*)*(.*)*x", ".*.*.*.*.*="]) {
    const start = performance.now();
    expect(Regex.compile(pattern)?.test(`${"a".repeat(2000)}!`)).toBe(pattern === "x");
    expect([pattern, performance.now() - start < PATIENCE_MS]).toEqual([pattern, true]);
  }
  expect(Regex.compile("((a{200}){200}){200}")).toBeUndefined();
  expect(Regex.compile("(".repeat(5000))).toBeUndefined();
});

test("anything at all can be expanded and drawn", () => {
  const seed = 20_260_721;
  let random = seed;
  const below = (limit: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 8) % limit;
  };
  const words =
    "#{|}|#[|]|##|#(|)|,|:|;|?|=|==|&&|m/r|s/|/|W:|S:|P:|e\\|+\\|:|=5|p-3|q/a|t/f|%H|%|list=on|align=right|range=user\\||fg=red|ignore|pane_id|@s|a|中|\u{1f600}|\x1b|\n|\ud800".split(
      /(?<!\\)\|/,
    );
  const screen = new Screen(20, 1);
  for (let round = 0; round < 3000; round++) {
    let text = "";
    for (let count = below(20); count >= 0; count--) text += (words[below(words.length)] ?? "").replace("\\|", "|");
    try {
      const expanded = below(2) === 0 ? expand(text, context) : expandTime(text, context);
      parseStyle(expanded);
      const width = formatWidth(expanded);
      expect(formatWidth(trimFormat(expanded, 5, "left"))).toBeLessThanOrEqual(Math.max(5, width));
      const runs = layoutRuns(expanded, DEFAULT_STYLE, 20);
      expect(runs.reduce((sum, run) => sum + run.width, 0)).toBe(20);
      drawFormat(screen, 0, 0, 20, expanded, DEFAULT_STYLE);
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});
