import { expect, test } from "bun:test";
import { Screen } from "#terminal/screen.ts";
import { fed, feed, numbers, stream, withoutFinals } from "./pictures.ts";

test("packed lines come back to the cell", () => {
  const random = numbers(5);
  const terminal = fed("", 24, 4, { historyLimit: 5000 });
  const unpacked: string[][] = [];
  for (let i = 0; i < 300; i++) {
    const text = withoutFinals(stream(random, 24, 4, 6), "JSTLMr").replaceAll("\x1bM", "");
    feed(terminal, `\x1b[4;1H${text}\x1b[4;1H\n`);
    const history = terminal.screen.historySize;
    for (let y = unpacked.length; y < history; y++) unpacked.push(rawLine(terminal.screen, y - history));
  }
  const history = terminal.screen.historySize;
  expect(terminal.screen.grid.packed.count).toBeGreaterThan(100);
  for (let y = 0; y < history; y++) expect(rawLine(terminal.screen, y - history), `line ${y}`).toEqual(unpacked[y]!);
});

test("so do lines of more colours than anybody counts", () => {
  const terminal = fed("", 40, 4, { historyLimit: 500 });
  const colour = (line: number, x: number): string => `\x1b[38;2;${line};${x};${(line * x) % 256}m${x % 10}`;
  for (let line = 0; line < 200; line++) {
    feed(terminal, `${Array.from({ length: 40 }, (_, x) => colour(line, x)).join("")}\x1b[m\r\n`);
  }
  expect(terminal.screen.grid.packed.count).toBeGreaterThan(100);
  for (let line = 0; line < 190; line++) {
    const style = terminal.screen.cellStyle(7, line - terminal.screen.historySize);
    expect(style.fg & 0xffffff).toBe((line << 16) | (7 << 8) | ((line * 7) % 256));
  }
});

test("lines that take the place of dropped ones are as they were, whatever lay there", () => {
  const terminal = fed("", 40, 4, { historyLimit: 640 });
  const random = numbers(9);
  const kept: string[][] = [];
  for (let line = 0; line < 6000; line++) {
    const long = line % 900 < 300;
    const styled = Math.floor(line / 400) % 3;
    let text = "";
    for (let x = 0; x < (long ? 19 : 3); x++) {
      const code =
        styled === 0 ? "" : styled === 1 ? `\x1b[3${x % 8}m` : `\x1b[38;2;${random(256)};${x};${line % 256}m`;
      text += `${code}${line % 1100 < 200 ? "日" : "x"}`;
    }
    feed(terminal, `${text}\x1b[m\r\n`);
    const { screen } = terminal;
    kept.push(rawLine(screen, screen.historySize > 0 ? -1 : 0));
  }
  const { screen } = terminal;
  for (let y = 1; y < screen.historySize; y++) expect(rawLine(screen, -y - 1)).toEqual(kept[kept.length - y - 1]!);
});

test("a copy of a history stays what it was while the original goes on and drops its lines", () => {
  const terminal = fed("", 40, 4, { historyLimit: 640 });
  for (let line = 0; line < 600; line++) feed(terminal, `\x1b[3${line % 8}mline ${line}\x1b[m of the copy\r\n`);
  const copy = new Screen(40, 4);
  copy.copyFrom(terminal.screen, true);
  for (let line = 0; line < 5000; line++) feed(terminal, `${line} something else\r\n`);
  for (let y = 1; y <= copy.historySize; y++) {
    const line = copy.historySize - y;
    expect(copy.text(-y)).toBe(`line ${line} of the copy`);
    expect(copy.cellStyle(0, -y).fg).toBe(line % 8);
  }
});

/** Words of a line's cells, and what else it keeps. */
function rawLine(screen: Screen, y: number): string[] {
  const line = screen.line(y);
  return [`${line.used}/${line.size} ${line.flags} ${line.stamp}`, line.cells.subarray(0, line.size * 4).join(" ")];
}

test("a full history drops its oldest tenth", () => {
  const terminal = fed("", 10, 3, { historyLimit: 1000 });
  for (let i = 0; i < 1002; i++) feed(terminal, `${i}\r\n`);
  expect(terminal.screen.historySize).toBe(1000);
  feed(terminal, "x\r\n");
  expect(terminal.screen.historySize).toBe(901);
  expect(terminal.screen.text(-901)).toBe("100");
});

test("a hundred thousand lines take tens of megabytes and are read in no time", () => {
  const terminal = fed("", 80, 24, { historyLimit: 100_000 });
  let text = "";
  for (let i = 0; i < 1000; i++)
    text += `${i} the quick brown fox jumps over the lazy dog \x1b[31mand\x1b[0m back again\r\n`;
  for (let i = 0; i < 100; i++) feed(terminal, text);
  const { screen } = terminal;
  expect(screen.historySize).toBeGreaterThan(99_000);
  expect(screen.grid.packed.byteLength / screen.grid.packed.count).toBeLessThan(200);
  expect(screen.text(-50_000)).toContain("the quick brown fox");
  expect(screen.text(-screen.historySize)).toMatch(/^\d+ the quick/);
});

test("clearing the history and lowering its limit", () => {
  const terminal = fed("1\r\n2\r\n3\r\n4\r\n5\r\n6", 5, 2);
  terminal.setHistoryLimit(2);
  expect([terminal.screen.historySize, terminal.screen.text(-2)]).toEqual([2, "3"]);
  terminal.clearHistory();
  expect(terminal.screen.historySize).toBe(0);
});
