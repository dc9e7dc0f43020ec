import { describe, expect, test } from "bun:test";
import { captureLines, captureRaw } from "#terminal/capture.ts";
import { LINE_OSC133, LINE_SECOND_PROMPT, LINE_START_PROMPT } from "#terminal/line.ts";
import { MODE_BRACKETPASTE, MODE_MOUSE_BUTTON, MODE_MOUSE_SGR } from "#terminal/modes.ts";
import type { Screen } from "#terminal/screen.ts";
import { feed, fed, numbers, picture, stream } from "./pictures.ts";

/** All that can be seen, and the history: not how the lines are stored. */
function shown(screen: Screen): string[] {
  return [picture(screen), ...captureLines(screen, -screen.historySize, screen.rows - 1, { escapes: true })];
}

describe("text", () => {
  test("wraps at the right edge, and only when the next character comes", () => {
    expect(picture(fed("abcde", 5, 3).screen)).toBe("abcd‹e›");
    expect(picture(fed("abcdef", 5, 3).screen)).toBe("abcde\nf‹ ›");
  });

  test("without DECAWM the last column is written again and again", () => {
    expect(picture(fed("\x1b[?7labcdefg", 5, 2).screen)).toBe("abcd‹g›");
  });

  test("a wide character that does not fit goes to the next row", () => {
    expect(picture(fed("abcd日", 5, 3).screen)).toBe("abcd\n日‹ ›");
  });

  test("writing over half of a wide character blanks the other half", () => {
    expect(picture(fed("日本\x1b[1;2Hx", 6, 2).screen)).toBe(" x‹本›");
    expect(picture(fed("日本\x1b[1;3Hx", 6, 2).screen)).toBe("日x‹ ›");
  });

  test("insert mode moves what follows", () => {
    expect(picture(fed("abc\x1b[4h\x1b[1;2HXY", 6, 2).screen)).toBe("aXY‹b›c");
  });

  test("a parameter with a colon is text, however large the number before it", () => {
    expect(picture(fed("abc\x1b[99999999999:1;4h\x1b[1;2HXY", 6, 2).screen)).toBe("aXY‹b›c");
    expect(picture(fed("abc\x1b[99999999999;4h\x1b[1;2HXY", 6, 2).screen)).toBe("aXY‹ ›");
  });

  test("marks, joiners, flags and skin tones share a cell", () => {
    const { screen } = fed("e\u0301|👨\u200d👩\u200d👧|🇩🇪🇫|👍🏽|☺\ufe0f|", 30, 2);
    expect(Array.from({ length: 15 }, (_, x) => screen.cellText(x, 0)).filter((text) => text !== "")).toEqual([
      "e\u0301",
      "|",
      "👨\u200d👩\u200d👧",
      "|",
      "🇩🇪",
      "🇫",
      "|",
      "👍🏽",
      "|",
      "☺\ufe0f",
      "|",
    ]);
  });

  test("a cell holds 32 bytes and no more", () => {
    const { screen } = fed(`e${"\u0301".repeat(40)}x`, 10, 2);
    expect(new TextEncoder().encode(screen.cellText(0, 0)).length).toBe(31);
    expect(screen.cellText(1, 0)).toBe("x");
  });

  test("bytes that are not UTF-8 show as replacement characters", () => {
    const bytes = new Uint8Array([0xff, 0x41, 0xe2, 0x82, 0x42, 0xed, 0xa0, 0x80, 0x43, 0xc0, 0x80, 0x44]);
    expect(fed(bytes, 12, 2).screen.text(0)).toBe("\ufffdA\ufffdB\ufffdC\ufffd\ufffdD");
  });

  test("REP repeats the last character, but not after a control function", () => {
    expect(fed("ab\x1b[3b").screen.text(0)).toBe("abbbb");
    expect(fed("ab\x1b[m\x1b[3b").screen.text(0)).toBe("ab");
  });

  test("a tab over blanks is kept as a tab, over text it only moves", () => {
    expect(captureRaw(fed("a\tb", 20, 1).screen)[3]).toContain("data=(7,7,       ) flags=TAB[80]");
    expect(fed("abcdefghij\r\tX", 20, 1).screen.text(0)).toBe("abcdefghXj");
  });

  test("line drawing sets mark their cells", () => {
    const { screen } = fed("\x1b(0q\x1b(Bq\x0e\x1b)0x\x0fx", 10, 1);
    expect([0, 1, 2, 3].map((x) => screen.cellStyle(x, 0).attr)).toEqual([0x80, 0, 0x80, 0]);
  });
});

describe("control functions", () => {
  test("regions scroll alone, and their top row goes into history", () => {
    const { screen } = fed("1\r\n2\r\n3\r\n4\x1b[2;3r\x1b[3;1H\n", 6, 4);
    expect(picture(screen)).toBe("1\n3\n‹ ›\n4");
    expect(screen.text(-1)).toBe("2");
  });

  test("origin mode counts rows from the region", () => {
    expect(picture(fed("\x1b[2;3r\x1b[?6h\x1b[2;3Hx", 6, 4).screen)).toBe("\n\n  x‹ ›");
  });

  test("insert and delete cells and rows", () => {
    expect(picture(fed("abcdef\x1b[1;2H\x1b[2@", 6, 2).screen)).toBe("a‹ › bcd");
    expect(picture(fed("abcdef\x1b[1;2H\x1b[2P", 6, 2).screen)).toBe("a‹d›ef");
    expect(picture(fed("1\r\n2\r\n3\x1b[2;1H\x1b[L", 6, 3).screen)).toBe("1\n‹ ›\n2");
    expect(picture(fed("1\r\n2\r\n3\x1b[1;1H\x1b[M", 6, 3).screen)).toBe("‹2›\n3");
  });

  test("clearing the screen keeps its text in history", () => {
    const { screen } = fed("one\r\ntwo\x1b[2J", 6, 4);
    expect([screen.historySize, screen.text(-2), screen.text(-1), screen.text(0)]).toEqual([2, "one", "two", ""]);
  });

  test("the alternate screen has no history and leaves the normal one as it was", () => {
    const terminal = fed("one\r\ntwo\x1b[?1049h\x1b[Hvi\n\n\n\n\n\n", 6, 4);
    expect(terminal.screen.isAlternate).toBe(true);
    expect(terminal.savedScreen()?.text(0)).toBe("one");
    feed(terminal, "\x1b[?1049l");
    expect(picture(terminal.screen)).toBe("one\ntwo‹ ›");
    expect(terminal.screen.historySize).toBe(0);
  });

  test("SGR knows semicolons, colons and what each takes away", () => {
    const { screen } = fed("\x1b[1;4:3;38;5;100;48:2::1:2:3;58:2:4:5:6ma\x1b[22;24;39;49;59mb", 10, 1);
    expect(screen.cellStyle(0, 0)).toEqual({ fg: 0x1000064, bg: 0x2010203, us: 0x2040506, attr: 0x401, link: 0 });
    expect(screen.cellStyle(1, 0)).toEqual({ fg: 8, bg: 8, us: 8, attr: 0, link: 0 });
  });

  test("modes that programs set are bits of the screen", () => {
    const seen: number[] = [];
    const terminal = fed("\x1b[?1002;1006;2004h", 10, 1, {}, { modes: (now) => seen.push(now) });
    const wanted = MODE_MOUSE_BUTTON | MODE_MOUSE_SGR | MODE_BRACKETPASTE;
    expect(terminal.screen.modes & wanted).toBe(wanted);
    expect(seen).toEqual([terminal.screen.modes]);
  });
});

describe("the parser", () => {
  test("takes any slices", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = numbers(seed);
      const bytes = new TextEncoder().encode(stream(random, 20, 6, 80));
      const whole = fed(bytes, 20, 6);
      const sliced = fed("", 20, 6);
      for (let at = 0; at < bytes.length;) {
        const length = 1 + random(4);
        sliced.feed(bytes.subarray(at, at + length));
        at += length;
      }
      expect(shown(sliced.screen), `seed ${seed}`).toEqual(shown(whole.screen));
    }
  });

  test("leaves out sequences that are too long, and goes on", () => {
    expect(fed(`\x1b[${"1;".repeat(40)}mok`).screen.text(0)).toBe("ok");
    expect(fed(`\x1b]2;${"x".repeat(3000)}\x07ok`, 10, 1, { inputBufferSize: 1024 }).screen.text(0)).toBe("ok");
  });

  test("a string that nobody ends is given up after five seconds", () => {
    let now = 0;
    const terminal = fed("\x1b]2;title", 10, 1, { now: () => now });
    now = 5001;
    feed(terminal, "ok");
    expect(terminal.screen.text(0)).toBe("ok");
  });

  test("an unfinished sequence can be looked at", () => {
    expect(new TextDecoder().decode(fed("a\x1b[1;2").pending())).toBe("\x1b[1;2");
  });

  test("a million random bytes neither throw nor leave an impossible screen", () => {
    const random = numbers(20261121);
    const terminal = fed("", 61, 17, { historyLimit: 500 });
    const bytes = new Uint8Array(4096);
    for (let round = 0; round < 250; round++) {
      // Half of it likely to mean something: escapes, digits, letters.
      for (let i = 0; i < bytes.length; i++) {
        const kind = random(8);
        bytes[i] =
          kind === 0
            ? 0x1b
            : kind === 1
              ? 0x5b
              : kind < 4
                ? 0x30 + random(12)
                : kind < 6
                  ? 0x40 + random(62)
                  : random(256);
      }
      terminal.feed(bytes);
      if (round % 50 === 25) terminal.resize(2 + random(90), 1 + random(40));
    }
    const { screen } = terminal;
    expect(screen.cursorX).toBeLessThanOrEqual(screen.cols);
    expect(screen.cursorY).toBeLessThan(screen.rows);
    for (let y = -screen.historySize; y < screen.rows; y++)
      expect(screen.line(y).used).toBeLessThanOrEqual(screen.line(y).size);
  }, 60_000);
});

test.each([
  ["P;k=s", LINE_SECOND_PROMPT],
  ["P;aid=1;k=s;x", LINE_SECOND_PROMPT],
  ["P;k=s1;k=s", LINE_START_PROMPT],
  ["P;k=i", LINE_START_PROMPT],
])("OSC 133 ; %s: only the first k=s counts", (mark, flag) => {
  expect(fed(`\x1b]133;${mark}\x07`, 20, 3).screen.line(0).flags & LINE_OSC133).toBe(flag);
});
