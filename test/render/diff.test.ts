import { describe, expect, test } from "bun:test";
import { Terminal as Xterm } from "@xterm/headless";
import { diff } from "#render/diff.ts";
import { OutputTerminal, type OutputTerminalSource } from "#render/output-terminal.ts";
import { TAB_BLANK, loadRow } from "#render/rows.ts";
import { contentText, unpackStyle } from "#terminal/cell.ts";
import { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET, DEFAULT_STYLE } from "#terminal/style.ts";
import { Terminal } from "#terminal/terminal.ts";
import { feed, fed, numbers, picture, plainStream, stream } from "../terminal/pictures.ts";

const RICH = [
  "256",
  "RGB",
  "usstyle",
  "hyperlinks",
  "strikethrough",
  "overline",
  "cstyle",
  "ccolour",
  "title",
  "mouse",
];
const terminalOf = (source: Partial<OutputTerminalSource> = {}): OutputTerminal =>
  new OutputTerminal({ name: "test", features: RICH, ...source });
const bytesOf = (from: Screen | null, to: Screen, terminal = terminalOf()): string =>
  new TextDecoder().decode(diff(from, to, terminal));

const shownContent = (w0: number): string => (w0 === TAB_BLANK ? " " : contentText(w0));

/** What can be seen of every cell, line drawing as the characters it draws. */
function cells(screen: Screen, terminal: OutputTerminal): string[] {
  const row = new Int32Array(screen.cols * 4);
  const all: string[] = [];
  for (let y = 0; y < screen.rows; y++) {
    loadRow(screen.line(y), screen.cols, row);
    for (let x = 0; x < screen.cols; x++) {
      const style = unpackStyle(row[x * 4 + 1]!, row[x * 4 + 2]!, row[x * 4 + 3]!);
      const content = shownContent(row[x * 4]!);
      const drawn =
        style.attr & ATTR_CHARSET && content.length === 1 ? terminal.lineDrawing(content.charCodeAt(0)) : content;
      all.push(`${y},${x} ${drawn} ${style.fg} ${style.bg} ${style.us} ${style.attr & ~ATTR_CHARSET}`);
    }
  }
  return all;
}

function shownText(screen: Screen, y: number): string {
  const row = new Int32Array(screen.cols * 4);
  loadRow(screen.line(y), screen.cols, row);
  return Array.from({ length: screen.cols }, (_, x) => shownContent(row[x * 4]!))
    .join("")
    .trimEnd();
}

describe("applied to a terminal that shows one screen, the difference makes it show the other", () => {
  const kinds: readonly (readonly [string, Partial<OutputTerminalSource>])[] = [
    ["a rich terminal", {}],
    ["one that keeps no background when it erases", { terminalOverrides: ["*:bce@"] }],
    [
      "one that can do little",
      { terminalOverrides: ["*:csr@:ech@:el@:indn@:hpa@:vpa@:cub@:cuf@:cuu@:cud@:home@:AX@"] },
    ],
    ["one with synchronised updates", { features: [...RICH, "sync"] }],
  ];
  test.each(kinds)("%s", (_, source) => {
    const terminal = terminalOf(source);
    for (let seed = 1; seed <= 120; seed++) {
      const random = numbers(seed);
      const [cols, rows] = [5 + random(40), 2 + random(12)];
      const program = new Terminal(cols, rows);
      const outer = new Terminal(cols, rows);
      const seen = new Screen(cols, rows);
      let from: Screen | null = null;
      for (let frame = 0; frame < 5; frame++) {
        feed(program, stream(random, cols, rows, 5 + random(50)));
        outer.feed(diff(from, program.screen, terminal));
        seen.copyFrom(program.screen);
        from = seen;
        expect(cells(outer.screen, terminal), `seed ${seed}, frame ${frame}`).toEqual(cells(program.screen, terminal));
        expect([outer.screen.cursorX, outer.screen.cursorY]).toEqual([
          Math.min(program.screen.cursorX, cols - 1),
          program.screen.cursorY,
        ]);
        expect(diff(seen, program.screen, terminal).length).toBe(0);
      }
    }
  });

  test("xterm.js too", async () => {
    const terminal = terminalOf({ features: ["256", "RGB"] });
    for (let seed = 1; seed <= 25; seed++) {
      const random = numbers(seed);
      const program = new Terminal(40, 10);
      const outer = new Xterm({ cols: 40, rows: 10, allowProposedApi: true, scrollback: 0 });
      const seen = new Screen(40, 10);
      let from: Screen | null = null;
      for (let frame = 0; frame < 5; frame++) {
        // Clusters are left out: xterm.js without its addon gives each code point a cell.
        feed(program, plainStream(stream(random, 40, 10, 40), ["\x1b(0"]));
        await new Promise<void>((done) => outer.write(diff(from, program.screen, terminal), done));
        seen.copyFrom(program.screen);
        from = seen;
        for (let y = 0; y < 10; y++) {
          const line = outer.buffer.active.getLine(y)!;
          expect(line.translateToString(true).trimEnd(), `seed ${seed}, frame ${frame}, row ${y}`).toBe(
            shownText(program.screen, y),
          );
        }
      }
      outer.dispose();
    }
  });
});

describe("the cheapest way", () => {
  test("writes what changed and nothing else", () => {
    const from = fed("hello world", 20, 3).screen;
    expect(bytesOf(from, fed("hello World", 20, 3).screen)).toBe("\x1b[5DW\x1b[4C");
    expect(bytesOf(from, fed("hello", 20, 3).screen)).toBe("\x1b[6G\x1b[K");
    expect(bytesOf(from, from)).toBe("");
  });

  test("scrolls what scrolled", () => {
    const rows = (first: number): string =>
      Array.from({ length: 10 }, (_, i) => `line number ${first + i} of many`).join("\r\n");
    const from = fed(rows(1), 30, 10).screen;
    const bytes = bytesOf(from, fed(rows(3), 30, 10).screen);
    expect(bytes).toStartWith("\r\n\n");
    expect(bytes).not.toContain("number 3");
    expect(bytes.length).toBeLessThan(100);
    expect(
      bytesOf(from, fed(rows(3), 30, 10).screen, terminalOf({ terminalOverrides: ["*:csr@"] })).length,
    ).toBeGreaterThan(bytes.length);
  });

  test("scrolls by many rows with one sequence", () => {
    const rows = (first: number): string =>
      Array.from({ length: 20 }, (_, i) => `line number ${first + i}`).join("\r\n");
    expect(bytesOf(fed(rows(1), 30, 20).screen, fed(rows(9), 30, 20).screen)).toContain("\x1b[8S");
    expect(bytesOf(fed(rows(9), 30, 20).screen, fed(rows(1), 30, 20).screen)).toContain("\x1b[8T");
  });

  test("changes a style with one sequence, and leaves out what need not be said", () => {
    const styled = (text: string): string => bytesOf(new Screen(20, 1), fed(text, 20, 1).screen);
    expect(styled("\x1b[1;31;44ma\x1b[0mb")).toBe("\x1b[1;31;44ma\x1b[mb");
    expect(styled("\x1b[1;31ma\x1b[22mb\x1b[0mc")).toBe("\x1b[1;31ma\x1b[0;31mb\x1b[mc");
    // Never more parameters than every terminal takes.
    expect(styled("\x1b[1;2;3;4;5;7;8;9;53;38;2;1;2;3;48;2;4;5;6ma")).toBe(
      "\x1b[1;2;3;4;5;7;8;9;53;38;2;1;2;3m\x1b[48;2;4;5;6ma\x1b[m",
    );
    expect(styled("\x1b[1;31ma\x1b[39mb")).toBe("\x1b[1;31ma\x1b[39mb\x1b[m");
  });

  test("draws what is there again where going over it takes more", () => {
    const from = fed("\x1b[31mab\x1b[32mcdef", 10, 1).screen;
    expect(bytesOf(from, fed("\x1b[31mxb\x1b[32mcyef", 10, 1).screen)).toBe("\r\x1b[31mxb\x1b[32mcy\x1b[m\x1b[2C");
    expect(bytesOf(from, fed("\x1b[31mxb\x1b[32mcdey", 10, 1).screen)).toBe("\r\x1b[31mx\x1b[4C\x1b[32my\x1b[m");
  });

  test("scrolls a region alone", () => {
    const rows = (top: number): string =>
      ["title", ...Array.from({ length: 8 }, (_, i) => `row number ${top + i}`), "status"].join("\r\n");
    const bytes = bytesOf(fed(rows(1), 30, 10).screen, fed(rows(2), 30, 10).screen);
    expect(bytes).toContain("\x1b[2;9r");
    expect(bytes).toContain("\x1b[1;10r");
    expect(bytes).not.toContain("status");
  });

  test("puts a large frame into one update", () => {
    const to = fed("a long line of text\r\n".repeat(5), 30, 6).screen;
    const bytes = bytesOf(null, to, terminalOf({ features: ["sync"] }));
    expect(bytes).toStartWith("\x1b[?2026h");
    expect(bytes).toEndWith("\x1b[?2026l");
  });
});

describe("what a terminal did not claim is not sent to it", () => {
  const styled = fed(
    "\x1b[38;2;255;0;0;48;5;123ma\x1b[0;4:3mb\x1b[0;3mc\x1b[0;9md\x1b[0;94me\x1b]8;;http://x\x07f",
    10,
    1,
  ).screen;

  test("colours come down to what it has", () => {
    expect(bytesOf(null, styled, terminalOf({ features: ["256"] }))).toContain("\x1b[38;5;196;48;5;123m");
    expect(bytesOf(null, styled, terminalOf({ features: [] }))).toContain("\x1b[31m");
    expect(bytesOf(null, styled, terminalOf({ features: [], terminalOverrides: ["*:setaf@:setab@"] }))).not.toMatch(
      /\[[34]\d/,
    );
  });

  test("underline styles and links only where they are known", () => {
    const plain = bytesOf(null, styled, terminalOf({ features: [] }));
    expect(plain).toContain("\x1b[4mb");
    expect(plain).not.toContain("http");
    expect(plain).not.toContain("\x1b[9m");
    expect(bytesOf(null, styled)).toContain("\x1b[4:3mb");
    expect(bytesOf(null, styled)).toMatch(/\]8;id=tmux[0-9A-F]+;http:\/\/x.\\f/s);
  });

  test("line drawing goes by UTF-8, by the terminal's set, or by ASCII", () => {
    const box = fed("\x1b(0lqk\x1b(B─", 10, 1).screen;
    expect(bytesOf(null, box)).toContain("┌─┐─");
    const set = { utf8: false, capabilities: { smacs: "\x0e", rmacs: "\x0f" } };
    expect(bytesOf(null, box, terminalOf(set))).toContain("\x0elqk");
    expect(bytesOf(null, fed("日─", 6, 1).screen, terminalOf({ ...set, terminalOverrides: ["*:acsc@"] }))).toContain(
      "__-",
    );
  });

  test("the last cell is not written where that would scroll", () => {
    const full = fed("abc\r\ndef", 3, 2).screen;
    expect(bytesOf(null, full)).toContain("def");
    expect(bytesOf(null, full, terminalOf({ terminalOverrides: ["*:am@"] }))).not.toContain("def");
  });
});

test("title, cursor and mouse follow the screen", () => {
  const from = new Screen(10, 2);
  const to = fed("\x1b]2;name\x07\x1b[?1002h\x1b[5 q\x1b]12;#010203\x07", 10, 2).screen;
  const bytes = bytesOf(from, to);
  for (const part of ["\x1b]0;name\x07", "\x1b[?1006h\x1b[?1000h\x1b[?1002h", "\x1b[5 q", "\x1b]12;rgb:01/02/03\x07"]) {
    expect(bytes).toContain(part);
  }
  const back = bytesOf(to, from);
  for (const part of ["\x1b[?1000l", "\x1b[2 q", "\x1b]112\x07"]) expect(back).toContain(part);
});

test("a hidden cursor stays hidden, and still stands where it is", () => {
  const to = fed("\x1b[?25lab", 5, 2).screen;
  expect(bytesOf(new Screen(5, 2), to)).toBe("ab\x1b[?25l");
});

test("modes of keys and paste follow the screen only where the terminal is not ours", () => {
  const to = fed("\x1b[?2004;1h\x1b=", 5, 1).screen;
  const source = { features: ["bpaste"] };
  expect(bytesOf(new Screen(5, 1), to, terminalOf(source))).toBe("");
  expect(bytesOf(new Screen(5, 1), to, terminalOf({ ...source, forwardModes: true }))).toBe("\x1b[?1h\x1b=\x1b[?2004h");
});

test("another size is drawn anew", () => {
  const to = new Screen(6, 2);
  to.put(0, 0, "x", DEFAULT_STYLE);
  expect(bytesOf(new Screen(5, 2), to)).toContain("\x1b[2J");
  expect(picture(to)).toBe("‹x›");
});
