import { expect, test } from "bun:test";
import { diff } from "#render/diff.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import { writeSixel } from "#render/sixel-writer.ts";
import { Screen } from "#terminal/screen.ts";
import { parseSixel, type Sixel } from "#terminal/sixel.ts";
import { Terminal } from "#terminal/terminal.ts";
import { feed, fed, numbers, picture } from "../terminal/pictures.ts";

const [WIDTH, HEIGHT] = [10, 20];
const options = { cellWidthPx: WIDTH, cellHeightPx: HEIGHT, now: () => 0 };

function outerTerminal(cellWidthPx = WIDTH, cellHeightPx = HEIGHT): OutputTerminal {
  return Object.assign(new OutputTerminal({ name: "test", features: ["256", "sixel"] }), { cellWidthPx, cellHeightPx });
}

function pixels({ width, height, rows }: Sixel): string {
  const row = (y: number): string => Array.from({ length: width }, (_, x) => rows[y]?.[x] ?? 0).join(" ");
  return Array.from({ length: height }, (_, y) => row(y)).join("\n");
}

/** A picture of noise in a few colours, the corners drawn so that it is as large as it says. */
function noise(seed: number, width: number, height: number): string {
  const random = numbers(seed);
  const rows = Array.from({ length: height }, () => Uint16Array.from({ length: width }, () => random(4)));
  rows[height - 1]!.fill(1);
  for (const row of rows) row[width - 1] = 1;
  const colours = new Map([0, 1, 2].map((n) => [n, [2, n * 30, 10, 100] as const]));
  return writeSixel({ width, height, cellWidth: WIDTH, cellHeight: HEIGHT, rows, colours, background: 0 });
}

const images = ({ images: all }: Screen): string[] =>
  all.map(({ x, y, cols, rows, sixel }) => `${x},${y} ${cols}x${rows}\n${pixels(sixel)}`);

test("a picture is written as it was read", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const text = noise(seed, 1 + ((seed * 7) % 50), 1 + ((seed * 5) % 40));
    const read = (sequence: string): Sixel =>
      parseSixel(Buffer.from(sequence.slice(sequence.indexOf("q") + 1, -2), "latin1"), 0, WIDTH, HEIGHT)!;
    expect(writeSixel(read(text))).toBe(text);
    expect(pixels(read(writeSixel(read(text))))).toBe(pixels(read(text)));
  }
});

test("frames give another terminal the same pictures at the same places, and the same text", () => {
  const program = new Terminal(20, 8, options);
  const outer = new Terminal(20, 8, options);
  const terminal = outerTerminal();
  const seen = new Screen(20, 8);
  let from: Screen | null = null;
  const steps = [
    `one\r\n${noise(1, 33, 35)}two`,
    "\x1b[2;10Hbeside",
    `\x1b[6;1H${noise(2, 60, 40)}`,
    "\r\nscrolled\r\n",
    "\x1b[1;1H\x1b[2K",
    `\x1b[3;8H${noise(3, 25, 20)}more`,
    "\x1b[?1049hother",
    "\x1b[?1049l",
    "\x1b[2Jnothing",
  ];
  for (const step of steps) {
    feed(program, step);
    outer.feed(diff(from, program.screen, terminal));
    seen.copyFrom(program.screen);
    from = seen;
    expect([step, ...images(outer.screen)]).toEqual([step, ...images(program.screen)]);
    expect(picture(outer.screen)).toBe(picture(program.screen));
    expect(diff(seen, program.screen, terminal).length).toBe(0);
  }
});

test("a terminal with larger cells gets a larger picture", () => {
  const { screen } = fed(noise(1, 30, 40), 20, 8, options);
  const outer = fed("", 20, 8, { cellWidthPx: 20, cellHeightPx: 30 });
  outer.feed(diff(null, screen, outerTerminal(20, 30)));
  expect(outer.screen.images.map(({ cols, rows, sixel }) => [cols, rows, sixel.width, sixel.height])).toEqual([
    [3, 2, 60, 60],
  ]);
});

test("a terminal that shows none, or whose cells nobody knows, gets none", () => {
  const { screen } = fed(noise(1, 30, 40), 20, 8, options);
  const plain = new OutputTerminal({ name: "test", features: ["256"] });
  expect(Buffer.from(diff(null, screen, plain)).toString()).not.toContain("\x1bP");
  expect(Buffer.from(diff(null, screen, outerTerminal(0, 0))).toString()).not.toContain("\x1bP");
});
