import { expect, test } from "bun:test";
import { LINE_EXTENDED, LINE_HYPERLINK, LINE_WRAPPED, type Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";

/** Takes no text as a run: every character goes the plain way. */
class PlainTerminal extends Terminal {
  override print(_: Uint8Array, from: number): number {
    return from;
  }
}

type Random = (limit: number) => number;

/** A small generator with a seed, so that a failure can be had again. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const encoder = new TextEncoder();
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)]!;

const WORDS = [
  "a",
  "word",
  " ",
  "     ",
  "0123456789abcdefghij".repeat(4),
  "~{}|",
  "Grüße",
  "日本語",
  "Ελληνικά",
  "é",
  "─│┌",
];
const JOINING = [
  "e\u0301",
  "👍🏽",
  "👩\u200d👩\u200d👧",
  "🇳🇱🇩",
  "❤\ufe0f",
  "\u1112\u1161\u11ab",
  "\u200d",
  "क्षि",
  "\ufe0f",
  "🏽",
  "🎉",
];
const MALFORMED = [
  [0xff],
  [0xc3],
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x91],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0x80],
  [0xe0, 0x80, 0x80],
];
const MALFORMED_ALSO = [[0xf4, 0x90, 0x80, 0x80], [0xf0, 0x80, 0x80, 0x80], [0xf5, 0x80], [0x7f], [0xe2, 0x28, 0xa1]];
const CONTROLS = [
  "\r\n",
  "\n",
  "\r",
  "\b",
  "\t",
  "\x0e",
  "\x0f",
  "\x1b(0",
  "\x1b(B",
  "\x1b[?7l",
  "\x1b[?7h",
  "\x1b[4h",
  "\x1b[4l",
];
const SEQUENCES = [
  "m",
  "0m",
  ";m",
  "1;31m",
  "38;5;200m",
  "38;2;1;2;3m",
  "48;5;9m",
  "38:5:9m",
  "4:3m",
  "58;5;3m",
  "7;1;4;9m",
];
const SEQUENCES_ALSO = [
  "39;49m",
  "K",
  "1K",
  "2J",
  "H",
  "3;5H",
  "2@",
  "3P",
  "4X",
  "7b",
  "2L",
  "2M",
  "S",
  "T",
  "2;4r",
  "r",
  "?25l",
];
const ODD = [
  "999999999999m",
  "1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7;8;9;1;2;3;4;5;6m",
  "1\r2C",
  "?1;2;",
  "1 q",
  ">4;1m",
  "=c",
  "<0m",
  "1;;3C",
];
const LINKS = ["\x1b]8;;http://a\x1b\\", "\x1b]8;;\x1b\\"];

function piece(random: Random): Uint8Array {
  switch (random(8)) {
    case 0:
    case 1:
    case 2:
      return encoder.encode(pick(random, WORDS));
    case 3:
      return encoder.encode(pick(random, JOINING));
    case 4:
      return random(4) === 0
        ? new Uint8Array(pick(random, [...MALFORMED, ...MALFORMED_ALSO]))
        : encoder.encode(pick(random, random(8) === 0 ? LINKS : CONTROLS));
    case 5:
      return encoder.encode(`\x1b[${pick(random, random(6) === 0 ? ODD : SEQUENCES)}`);
    case 6:
      return encoder.encode(`\x1b[${pick(random, SEQUENCES_ALSO)}`);
    default:
      return Uint8Array.from({ length: 1 + random(30) }, () => 0x20 + random(0x5f));
  }
}

const KEPT = LINE_WRAPPED | LINE_EXTENDED | LINE_HYPERLINK;

/** All that can be seen of a screen and its history. */
function seen(screen: Screen): unknown[] {
  const rows: unknown[] = [screen.cursorX, screen.cursorY, screen.modes];
  for (let y = -screen.historySize; y < screen.rows; y++) {
    const cells: unknown[] = [];
    let covered = 0;
    for (let x = 0; x < screen.cols; x++) {
      const style = screen.cellStyle(x, y);
      const uri = screen.hyperlink(style.link)?.uri;
      const width = screen.cellWidth(x, y);
      // What is left of a wide character by erasing the rest shows as a blank; tmux leaves it in one way, not in the other.
      const text = width === 0 && x >= covered ? " " : screen.cellText(x, y);
      covered = Math.max(covered, x + width);
      cells.push([text, { ...style, link: 0 }, uri]);
    }
    rows.push([screen.line(y).flags & KEPT, screen.line(y).styled, cells]);
  }
  return rows;
}

function compare(seed: number, pieces: number): void {
  const random = generator(seed);
  const cols = 1 + random(40);
  const rows = 1 + random(6);
  // A blank past the end of a line leaves storage in a run alone (tmux's too), which `scrollOnClear` would bring to light.
  const options = { historyLimit: random(2) * 100, scrollOnClear: false };
  const fast = new Terminal(cols, rows, options);
  const plain = new PlainTerminal(cols, rows, options);
  const bytes = Buffer.concat(Array.from({ length: pieces }, () => piece(random)));
  for (let at = 0; at < bytes.length;) {
    const size = 1 + random(pick(random, [4, 60, 500]));
    fast.feed(bytes.subarray(at, at + size));
    at += size;
  }
  // Byte by byte also control sequences go the plain way, by the table.
  for (let at = 0; at < bytes.length; at++) plain.feed(bytes.subarray(at, at + 1));
  const what = `seed ${seed}: ${JSON.stringify(bytes.toString("latin1"))} on ${cols}×${rows}`;
  try {
    expect(seen(fast.screen)).toEqual(seen(plain.screen));
  } catch (error) {
    throw new Error(what, { cause: error });
  }
}

test("text as a run and sequences as a whole do what they do one character and one byte at a time", () => {
  for (let seed = 1; seed <= 400; seed++) compare(seed, 40);
});
