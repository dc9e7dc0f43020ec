import { expect, test } from "bun:test";
import type { ReactNode } from "react";
import { layoutRuns } from "#format/draw.ts";
import { parseStyle } from "#format/style.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { Screen } from "#terminal/screen.ts";
import { Text } from "#ui/ink.ts";
import { SegmentSurface } from "#ui/segments.tsx";
import { openStatusBar, StatusLines } from "#ui/status-bar.tsx";
import { rangesOf, StatusRenderer, type StatusRow } from "#ui/status.ts";
import { Surface } from "#ui/surface.ts";

const GREEN: Style = { ...DEFAULT_STYLE, fg: 0, bg: 2 };

function rowOf(text: string, cols: number, base: Style = GREEN): StatusRow {
  return { runs: layoutRuns(text, base, cols) };
}

/** Draws the row by Ink into cells. */
function drawn(text: string, cols: number, base: Style = GREEN): Screen {
  const screen = new Screen(cols, 1);
  const bar = openStatusBar(() => undefined);
  bar.draw(screen, [rowOf(text, cols, base)], cols);
  bar.close();
  return screen;
}

test("the status row comes from Ink: its frame holds the text, the colours and nothing else", () => {
  const surface = new Surface(20, 1, () => undefined);
  const rows = [rowOf("[0] #[bold]bash#[align=right]12:00", 20)];
  const cells = surface.draw(<StatusLines rows={rows} cols={20} />, 20, 1);
  expect(Bun.stripANSI(surface.frame)).toBe("[0] bash       12:00");
  expect(surface.frame).toContain("\x1b[1m");
  expect(surface.frame).toContain("\x1b[42m");
  expect(cells.text(0)).toBe("[0] bash       12:00");
  expect(cells.cellStyle(0, 0)).toMatchObject({ fg: 0, bg: 2 });
  surface.close();
});

test("what Ink drew is what the bar shows", () => {
  const screen = drawn("[0] #[fg=#112233,bg=colour99]bash#[default] x", 20);
  expect(screen.text(0)).toBe("[0] bash x");
  expect(screen.cellStyle(4, 0)).toMatchObject({ fg: 0x02112233, bg: 0x01000063 });
  expect(screen.cellStyle(19, 0)).toMatchObject({ fg: 0, bg: 2 });
});

test("neighbours that differ only in what chalk has no words for keep their texts and their looks", () => {
  const screen = drawn(
    "#[blink]abc#[noblink]def#[double-underscore]gh#[nodouble-underscore,overline]ij",
    20,
    DEFAULT_STYLE,
  );
  expect(screen.text(0)).toBe("abcdefghij");
  const looks = [0, 3, 6, 8].map((x) => screen.cellStyle(x, 0).attr);
  expect(new Set(looks).size).toBe(4);
  expect(looks[1]).toBe(0);
});

test.each([
  "red",
  "brightblue",
  "colour200",
  "#0a0b0c",
  "bold",
  "dim",
  "italics",
  "underscore",
  "reverse",
  "strikethrough",
])("style %s goes through Ink unchanged", (name) => {
  const style = parseStyle(
    ["bold", "dim", "italics", "underscore", "reverse", "strikethrough"].includes(name) ? name : `fg=${name}`,
    DEFAULT_STYLE,
  ).style;
  const screen = drawn("text", 4, style);
  expect(screen.cellStyle(0, 0)).toEqual(style);
});

test.each(["blink", "overline", "double-underscore", "curly-underscore", "us=red", "hidden"])(
  "style %s, for which chalk has no word, is kept",
  (name) => {
    const style = parseStyle(name, DEFAULT_STYLE).style;
    expect(drawn("text", 4, style).cellStyle(1, 0)).toEqual(style);
  },
);

test("wide and composed characters keep their columns", () => {
  const screen = drawn("日本é👩‍👩‍👧x", 20);
  expect(screen.text(0)).toBe("日本é👩‍👩‍👧x");
  expect(screen.cellWidth(0, 0)).toBe(2);
  expect(screen.cellText(7, 0)).toBe("x");
});

test("a link stays a link", () => {
  const screen = drawn("#[link=https://example.org]here#[nolink] x", 10);
  expect(screen.hyperlink(screen.cellStyle(0, 0).link)?.uri).toBe("https://example.org");
  expect(screen.cellStyle(5, 0).link).toBe(0);
});

test("ranges come from the runs", () => {
  const row = rowOf("#[range=left]ab#[norange]c#[range=window|3]de#[bold]f#[norange]", 10);
  expect(rangesOf(row)).toEqual([
    { type: "left", argument: "", start: 0, end: 2 },
    { type: "window", argument: 3, start: 3, end: 6 },
  ]);
});

test("several rows, and fewer again", () => {
  const screen = new Screen(10, 3);
  const bar = openStatusBar(() => undefined);
  bar.draw(screen, [rowOf("one", 10), rowOf("two", 10), rowOf("three", 10)], 10);
  expect([0, 1, 2].map((y) => screen.text(y))).toEqual(["one", "two", "three"]);
  screen.resize(6, 1, false);
  bar.draw(screen, [rowOf("uno", 6)], 6);
  expect(screen.text(0)).toBe("uno");
  bar.close();
});

test("a bar can be opened only when Ink is loaded, and that is told", async () => {
  let told = 0;
  const renderer = new StatusRenderer(() => told++);
  expect(renderer.open()).toBeUndefined();
  await renderer.load();
  await renderer.load();
  expect(told).toBe(1);
  expect(renderer.open()).toBeDefined();
});

test("loading Ink leaves the environment as it was", async () => {
  const before = { ...process.env };
  await import("#ui/ink.ts");
  expect({ ...process.env }).toEqual(before);
});

test("a segment's component is drawn apart and measured", () => {
  const Battery = ({ width }: { readonly width: number }): ReactNode => <Text color="red">{`87% ${width}`}</Text>;
  const segment = new SegmentSurface(
    Battery,
    () => undefined,
    () => undefined,
  );
  const { screen, width } = segment.draw({ width: 12 });
  expect(width).toBe(6);
  expect(screen.text(0)).toBe("87% 12");
  expect(screen.cellStyle(0, 0).fg).toBe(1);
  segment.close();
});

test("a segment that throws takes only itself away, and is told once", () => {
  const errors: unknown[] = [];
  const Broken = (): ReactNode => {
    throw new Error("no battery");
  };
  const segment = new SegmentSurface(
    Broken,
    () => undefined,
    (error) => errors.push(error),
  );
  expect(segment.draw({ width: 10 }).width).toBe(0);
  expect(segment.draw({ width: 10 }).width).toBe(0);
  expect(errors.map(String)).toEqual(["Error: no battery"]);
  segment.close();
});

test("thousands of redraws do not grow the heap", () => {
  const bar = openStatusBar(() => undefined);
  const screen = new Screen(120, 1);
  const draw = (i: number): void =>
    bar.draw(screen, [rowOf(`[main] 0:bash* #[align=right]${i} ${"z".repeat(i % 30)}`, 120)], 120);
  for (let i = 0; i < 300; i++) draw(i);
  Bun.gc(true);
  const before = process.memoryUsage().heapUsed;
  for (let i = 300; i < 2300; i++) draw(i);
  Bun.gc(true);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(1_500_000);
  bar.close();
}, 60_000);
