import { describe, expect, test } from "bun:test";
import { captureLines } from "#terminal/capture.ts";
import { CELL_WORDS } from "#terminal/cell.ts";
import { LINE_WRAPPED, Line, Screen } from "#terminal/screen.ts";
import type { Terminal } from "#terminal/terminal.ts";
import { feed, fed, numbers, picture, stream } from "./pictures.ts";

const LOREM =
  "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor\r\nincididunt ut labore et dolore magna aliqua.";

function resized(terminal: Terminal, cols: number, rows: number): string {
  terminal.resize(cols, rows);
  return picture(terminal.screen);
}

/** A screen with the same lines, none of them packed. */
function unpacked(screen: Screen): Screen {
  const copy = new Screen(screen.cols, screen.rows, screen.historyLimit);
  copy.copyFrom(screen);
  for (let y = 0; y < screen.rows; y++) copy.line(y).copyFrom(screen.line(y));
  for (let y = -screen.historySize; y < 0; y++) {
    const line = new Line();
    line.copyFrom(screen.line(y));
    copy.grid.lines.splice(copy.grid.base++, 0, line);
  }
  copy.grid.scrolled = screen.grid.scrolled;
  return copy;
}

function wrappedRows(screen: Screen): number[] {
  const rows = Array.from({ length: screen.historySize }, (_, i) => i - screen.historySize);
  return rows.filter((y) => screen.line(y).flags & LINE_WRAPPED);
}

/** All rows, the oldest first: what is kept of each, and its cells. */
function rowsOf(screen: Screen): string[] {
  return Array.from({ length: screen.historySize + screen.rows }, (_, i) => {
    const { used, size, flags, marks, cells } = screen.line(i - screen.historySize);
    return `${used}/${size} ${flags & ~LINE_WRAPPED} ${JSON.stringify(marks)} ${cells.subarray(0, size * CELL_WORDS).join(" ")}`;
  });
}

describe("a new width", () => {
  // What tmux's own suite expects of a window that is made narrow and wide again.
  test("keeps the cursor on its character, there and back", () => {
    const terminal = fed("abcdefabcdefab\x1b[2;7H", 7, 2);
    expect(picture(terminal.screen)).toBe("abcdefa\nbcdefa‹b›");
    expect(resized(terminal, 5, 2)).toBe("fabcd\nefa‹b›");
    expect(resized(terminal, 7, 2)).toBe("abcdefa\nbcdefa‹b›");
  });

  test("keeps the cursor after what was written", () => {
    const terminal = fed("abcdef\r\n", 10, 3);
    expect(resized(terminal, 20, 3)).toBe("abcdef\n‹ ›");
    expect(resized(terminal, 3, 3)).toBe("def\n‹ ›");
    expect(resized(terminal, 10, 3)).toBe("abcdef\n‹ ›");
  });

  test("joins wrapped rows and leaves others alone", () => {
    expect(resized(fed("abcdefgh\r\nij", 5, 4), 10, 4)).toBe("abcdefgh\nij‹ ›");
  });

  test("keeps wide characters whole, and counts them as two columns", () => {
    const terminal = fed("a日本語b", 10, 3);
    terminal.resize(4, 3);
    expect([-2, -1, 0].map((y) => terminal.screen.text(y))).toEqual(["a日", "本語", "b"]);
    expect(resized(terminal, 10, 3)).toBe("a日本語b‹ ›");
  });

  test("does not touch the alternate screen, but the screen behind it", () => {
    const terminal = fed("abcdefgh\x1b[?1049h\x1b[Hxyz", 8, 3);
    terminal.resize(4, 3);
    expect(terminal.screen.text(0)).toBe("xyz");
    feed(terminal, "\x1b[?1049l");
    expect([-1, 0].map((y) => terminal.screen.text(y))).toEqual(["abcd", "efgh"]);
  });

  test("loses nothing of a long history, and gives it all back", () => {
    const terminal = fed("", 40, 10, { historyLimit: 5000 });
    for (let i = 0; i < 600; i++) feed(terminal, `${i} ${i % 3 === 0 ? LOREM : "short"}\r\n`);
    const text = (): string[] => captureLines(terminal.screen, -terminal.screen.historySize, 9, { joined: true });
    const before = text();
    for (const cols of [17, 200, 3, 81, 40]) {
      terminal.resize(cols, 10);
      expect(
        text()
          .map((line) => line.trimEnd())
          .filter(Boolean),
        `${cols} columns`,
      ).toEqual(before.map((line) => line.trimEnd()).filter(Boolean));
    }
  });

  test("counts packed rows as it rewraps those that are not packed", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = numbers(seed);
      const [cols, rows] = [2 + random(30), 1 + random(8)];
      const terminal = fed("", cols, rows, { historyLimit: 700 });
      for (let i = 0; i < 40; i++) feed(terminal, `\x1b[${rows};1H${stream(random, cols, rows, 40)}\x1b]133;A\x07\r\n`);
      // Narrower than a tab, tmux leaves empty rows before one.
      const size: [number, number] = [8 + random(40), 1 + random(8)];
      const plain = unpacked(terminal.screen);
      plain.resize(...size);
      terminal.resize(...size);
      expect(rowsOf(terminal.screen), `seed ${seed}, from ${cols} to ${size[0]} columns`).toEqual(rowsOf(plain));
      // tmux ends a line where what is joined to it meets one that does not go on; in packed history it stays one.
      const [packed, all] = [wrappedRows(terminal.screen), wrappedRows(plain)];
      expect(packed).toEqual(expect.arrayContaining(all));
      if (packed.length !== all.length) continue;
      expect([terminal.screen.cursorX, terminal.screen.cursorY]).toEqual([plain.cursorX, plain.cursorY]);
    }
  });

  test("goes on while lines come and the oldest go", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = numbers(seed);
      const terminal = fed("", 20, 5, { historyLimit: 1500 });
      const line = (): string => "日本語 text é ".repeat(random(9)) + "x".repeat(random(50));
      const printed: string[] = [];
      for (let i = 0; i < 500; i++) {
        printed.push(line().trimEnd());
        feed(terminal, `${printed.at(-1)}\r\n`);
        if (i % 37 === 36) terminal.resize(4 + random(60), 2 + random(9));
      }
      const { screen } = terminal;
      const lines = captureLines(screen, -screen.historySize, screen.rows - 1, { joined: true }).map((l) =>
        l.trimEnd(),
      );
      while (lines.at(-1) === "") lines.pop();
      while (printed.at(-1) === "") printed.pop();
      expect(lines.length).toBeGreaterThan(40);
      // The oldest line may have lost its beginning.
      expect(printed.slice(-lines.length + 1), `seed ${seed}`).toEqual(lines.slice(1));
    }
  });

  test("of any size leaves a possible screen", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = numbers(seed);
      const terminal = fed(stream(random, 20, 6, 80), 20, 6);
      for (let i = 0; i < 4; i++) {
        terminal.resize(1 + random(40), 1 + random(20));
        feed(terminal, stream(random, terminal.screen.cols, terminal.screen.rows, 10));
        expect(terminal.screen.cursorX).toBeLessThanOrEqual(terminal.screen.cols);
        expect(terminal.screen.cursorY).toBeLessThan(terminal.screen.rows);
      }
    }
  });
});

describe("a new height", () => {
  test("takes blank rows below the cursor first, then gives rows to history, and takes them back", () => {
    const terminal = fed("1\r\n2\r\n3\r\n4", 6, 6);
    expect(resized(terminal, 6, 4)).toBe("1\n2\n3\n4‹ ›");
    expect(resized(terminal, 6, 2)).toBe("3\n4‹ ›");
    expect(terminal.screen.historySize).toBe(2);
    expect(resized(terminal, 6, 5)).toBe("1\n2\n3\n4‹ ›");
  });

  test("takes nothing back that was cleared away", () => {
    const terminal = fed("1\r\n2\r\n3\x1b[2J\x1b[H", 6, 3);
    expect(resized(terminal, 6, 5)).toBe("‹ ›");
    expect(terminal.screen.historySize).toBe(3);
  });

  test("trims below the cursor when asked to", () => {
    const { screen } = fed("1\r\n2\r\n3\r\n4\r\n5\x1b[2;1H", 6, 3);
    screen.trimBelow();
    expect(picture(screen)).toBe("2\n3\n‹4›");
  });
});
