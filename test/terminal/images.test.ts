import { describe, expect, test } from "bun:test";
import { parseSixel, type Sixel } from "#terminal/sixel.ts";
import { Screen } from "#terminal/screen.ts";
import type { Terminal } from "#terminal/terminal.ts";
import { feed, fed, picture } from "./pictures.ts";

const parse = (text: string): Sixel | undefined => parseSixel(Buffer.from(text, "latin1"), 0, 10, 20);

/** Pixels as register numbers, `.` where nothing is drawn. */
function pixels({ width, height, rows }: Sixel): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (rows[y]?.[x] ? String(rows[y]![x]! - 1) : ".")).join(""),
  );
}

/** A picture of cols × rows cells of 10 × 20 pixels, all of one colour. */
function sixelOf(cols: number, rows: number): string {
  const [width, height] = [cols * 10, rows * 20];
  const bands = Array.from({ length: Math.ceil(height / 6) }, (_, i) => {
    const bits = (1 << Math.min(6, height - i * 6)) - 1;
    return `#1!${width}${String.fromCharCode(0x3f + bits)}`;
  });
  return `\x1bPq"1;1;${width};${height}#1;2;100;0;0${bands.join("-")}\x1b\\`;
}

const options = { cellWidthPx: 10, cellHeightPx: 20 };
const where = ({ screen }: Terminal): string[] =>
  screen.images.map(({ x, y, cols, rows }) => `${cols}x${rows} at ${x},${y}`);

describe("a sixel picture", () => {
  test("is read: bands, colours, counts, the left edge again", () => {
    const sixel = parse('"1;1;4;6#0;2;0;0;0#1;1;120;50;100#0!2~#1AC$#0??@-#1~')!;
    const band = ["000.", "001.", "00.1", "00..", "00..", "00.."];
    expect(pixels(sixel)).toEqual([...band, ...Array.from({ length: 6 }, () => "1...")]);
    expect([...sixel.colours]).toEqual([
      [0, [2, 0, 0, 0]],
      [1, [1, 120, 50, 100]],
    ]);
  });

  test.each([
    ["nothing", ""],
    ["a colour that is none", "#1;3;1;1;1~"],
    ["a register past the last", "#1025~"],
    ["half a definition", "#1;2;1~"],
    ["a size past the largest", '"1;1;10001;1~'],
    ["an area past the largest", '"1;1;9999;9999~'],
    ["a count without end", "!99999999999~"],
    ["a count of nothing", "!5"],
    ["a character that is none", "~*~"],
    ["rows past the last", `${"-".repeat(1700)}~`],
    ["columns past the last", "!10000~~"],
  ])("is left out where there is %s", (_, text) => {
    expect(parse(text)).toBeUndefined();
  });

  test("with holes as large as allowed costs no more than its pixels", () => {
    const text = `${"!9000?~-".repeat(1000)}`;
    expect(parse(text)).toBeUndefined();
  });
});

describe("on the screen a picture", () => {
  test("stands at the cursor, which goes below it", () => {
    const terminal = fed(`ab\r\nc${sixelOf(3, 2)}d`, 10, 6, options);
    expect(where(terminal)).toEqual(["3x2 at 1,1"]);
    expect(picture(terminal.screen)).toBe("ab\nc\n\nd‹ ›");
  });

  test("makes room for itself", () => {
    const terminal = fed(`1\r\n2\r\n3\r\n4${sixelOf(2, 2)}5`, 10, 4, options);
    expect(where(terminal)).toEqual(["2x2 at 1,1"]);
    expect(picture(terminal.screen)).toBe("3\n4\n\n5‹ ›");
  });

  test("is cut to the screen", () => {
    expect(where(fed(`\x1b[1;6H${sixelOf(30, 9)}`, 10, 4, options))).toEqual(["5x3 at 5,0"]);
  });

  test("scrolls with the rows, and leaves at the top piece by piece", () => {
    const terminal = fed(`\r\n${sixelOf(2, 2)}`, 10, 4, options);
    const seen: string[] = [];
    for (let i = 0; i < 5; i++) {
      seen.push(where(terminal).join());
      feed(terminal, "\x1b[4;1H\n");
    }
    expect(seen).toEqual(["2x2 at 0,1", "2x2 at 0,0", "2x1 at 0,0", "", ""]);
  });

  test.each([
    ["printed on", "\x1b[2;2Hx", true],
    ["printed on by characters of two columns", "\x1b[2;2H日", true],
    ["printed beside", "\x1b[2;4Hx", false],
    ["wrapped onto", "\x1b[1;10Hxx", true],
    ["a written line erased", "\x1b[2;9Hx\x1b[2K", true],
    ["another line erased", "\x1b[1;1H\x1b[2K", false],
    ["the end erased", "\x1b[2;1H\x1b[J", true],
    ["the end erased below it", "\x1b[4;1H\x1b[J", false],
    ["the screen erased", "\x1b[2J", true],
    ["lines inserted above", "\x1b[1;1H\x1b[L", true],
    ["scrolled down", "\x1b[T", true],
    ["a region scrolled", "\x1b[1;3r\x1b[3;1H\n", true],
    ["reset", "\x1bc", true],
    ["a style set", "\x1b[1m", false],
  ])("where %s", (_, text, gone) => {
    const terminal = fed(`\r\n${sixelOf(2, 2)}${text}`, 10, 6, options);
    expect(where(terminal).length).toBe(gone ? 0 : 1);
  });

  test("waits behind the alternate screen", () => {
    const terminal = fed(`${sixelOf(2, 2)}\x1b[?1049h`, 10, 6, options);
    expect(where(terminal)).toEqual([]);
    feed(terminal, `${sixelOf(1, 1)}\x1b[?1049l`);
    expect(where(terminal)).toEqual(["2x2 at 0,0"]);
  });

  test("goes when the size changes", () => {
    const terminal = fed(sixelOf(2, 2), 10, 6, options);
    terminal.resize(11, 6);
    expect(where(terminal)).toEqual([]);
  });

  test("is one of twenty that the process keeps", () => {
    const terminals = Array.from({ length: 25 }, () => fed(sixelOf(1, 1), 10, 6, options));
    expect(terminals.map((terminal) => terminal.screen.images.length)).toEqual([
      ...Array.from({ length: 5 }, () => 0),
      ...Array.from({ length: 20 }, () => 1),
    ]);
  });

  test("goes with a copy of the screen", () => {
    const copy = new Screen(10, 6);
    copy.copyFrom(fed(sixelOf(2, 2), 10, 6, options).screen);
    expect(copy.images.length).toBe(1);
  });
});
