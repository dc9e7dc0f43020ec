import { expect, test } from "bun:test";
import { Terminal as Xterm, type IBufferCell } from "@xterm/headless";
import { diff } from "#render/diff.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import { TAB_BLANK, loadRow } from "#render/rows.ts";
import { CELL_WIDE, contentText, unpackStyle } from "#terminal/cell.ts";
import { COLOUR_256, COLOUR_DEFAULT, COLOUR_RGB, type Colour } from "#terminal/colour.ts";
import { Screen } from "#terminal/screen.ts";
import {
  ATTR_ALL_UNDERSCORE,
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_CHARSET,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
} from "#terminal/style.ts";
import { Terminal } from "#terminal/terminal.ts";
import { FUZZ_BYTES, FUZZ_SEED, FUZZ_TIMEOUT_MS } from "../support/fuzz.ts";
import { pieces } from "../support/vt-grammar.ts";
import { numbers } from "../terminal/pictures.ts";

/**
 * `diff(a, b)`, applied to a by an emulator that is not ours, gives b: every character, colour and attribute, and the
 * cursor. What that emulator has no notion of is left out of the streams (clusters) or of what is compared (underline
 * styles and colours; links, which it underlines).
 */
const TERMINALS = [
  new OutputTerminal({ name: "rich", features: ["256", "RGB", "overline", "strikethrough", "usstyle"] }),
  new OutputTerminal({
    name: "plain",
    features: ["256", "RGB", "overline", "strikethrough"],
    terminalOverrides: ["*:ech@:el@:indn@:rin@"],
  }),
  new OutputTerminal({
    name: "old",
    features: ["256", "RGB", "overline", "strikethrough", "sync"],
    terminalOverrides: ["*:bce@:csr@:AX@"],
  }),
];
const FRAMES = 12;
/** Characters of which both know the width. */
const TEXTS = ["é", "ß", "日", "本語", "한글", "Ж", "—", "│┌┐", "█", "　", "ｱ"];

const colour = (c: Colour): string => {
  if (c === COLOUR_DEFAULT || c === 9) return "default";
  if (c & COLOUR_RGB) return `#${(c & 0xffffff).toString(16)}`;
  if (c & COLOUR_256) return `${c & 0xff}`;
  return `${c >= 90 ? c - 82 : c}`;
};
const bits = (...all: readonly (number | boolean)[]): string => all.map((bit) => (bit ? 1 : 0)).join("");

/** A cell of a row of loadRow, as `theirs` writes one. */
function ours(row: Int32Array, x: number, terminal: OutputTerminal): string {
  const w0 = row[x * 4]!;
  const { fg, bg, attr } = unpackStyle(row[x * 4 + 1]!, row[x * 4 + 2]!, row[x * 4 + 3]!);
  const content = w0 === TAB_BLANK ? " " : contentText(w0);
  const drawn = attr & ATTR_CHARSET && content.length === 1 ? terminal.lineDrawing(content.charCodeAt(0)) : content;
  const width = content === "" ? 0 : w0 & CELL_WIDE && w0 !== TAB_BLANK ? 2 : 1;
  const lines = bits(attr & ATTR_ALL_UNDERSCORE, attr & ATTR_OVERLINE, attr & ATTR_STRIKETHROUGH);
  const looks = bits(attr & ATTR_BRIGHT, attr & ATTR_DIM, attr & ATTR_ITALICS, attr & ATTR_BLINK, attr & ATTR_HIDDEN);
  return `${drawn} ${width} ${colour(fg)} ${colour(bg)} ${lines} ${looks} ${bits(attr & ATTR_REVERSE)}`;
}

function theirs(cell: IBufferCell): string {
  const of = (isDefault: boolean, isRgb: boolean, c: number): string =>
    isDefault ? "default" : isRgb ? `#${c.toString(16)}` : `${c}`;
  const fg = of(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor());
  const bg = of(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor());
  const lines = bits(cell.isUnderline(), cell.isOverline(), cell.isStrikethrough());
  const looks = bits(cell.isBold(), cell.isDim(), cell.isItalic(), cell.isBlink(), cell.isInvisible());
  const text = cell.getChars() || (cell.getWidth() === 0 ? "" : " ");
  return `${text} ${cell.getWidth()} ${fg} ${bg} ${lines} ${looks} ${bits(cell.isInverse())}`;
}

/** Rows of the emulator that are not as the screen's, with both. */
function differing(outer: Xterm, screen: Screen, terminal: OutputTerminal): string[] {
  const row = new Int32Array(screen.cols * 4);
  const { active } = outer.buffer;
  const cell = active.getNullCell();
  const wrong: string[] = [];
  for (let y = 0; y < screen.rows; y++) {
    loadRow(screen.line(y), screen.cols, row);
    const line = active.getLine(active.baseY + y)!;
    for (let x = 0; x < screen.cols; x++) {
      line.getCell(x, cell);
      const [a, b] = [ours(row, x, terminal), theirs(cell)];
      // The right half of a wide character has no look of its own.
      if (a !== b && !(a.startsWith(" 0 ") && b.startsWith(" 0 "))) wrong.push(`${y},${x}: ${b}, wanted ${a}`);
    }
  }
  const cursor = [Math.min(screen.cursorX, screen.cols - 1), screen.cursorY].join();
  if (cursor !== [active.cursorX, active.cursorY].join())
    wrong.push(`cursor ${active.cursorX},${active.cursorY}, wanted ${cursor}`);
  return wrong;
}

test(
  `frames of ${FUZZ_BYTES / 8} bytes of output make another emulator show what ours shows`,
  async () => {
    let fed = 0;
    for (let seed = FUZZ_SEED; fed < FUZZ_BYTES / 8; seed++) {
      const random = numbers(seed);
      const [cols, rows] = [2 + random(60), 1 + random(20)];
      const terminal = TERMINALS[seed % TERMINALS.length]!;
      const program = new Terminal(cols, rows, { now: () => 0 });
      const outer = new Xterm({ cols, rows, allowProposedApi: true, scrollback: 0 });
      const seen = new Screen(cols, rows);
      let from: Screen | null = null;
      for (let frame = 0; frame < FRAMES; frame++) {
        const count = random(4) === 0 ? 200 : 1 + random(30);
        for (const piece of pieces(random, { cols, rows, without: ["unicode", "malformed", "joiners"] }, count)) {
          program.feed(piece);
          if (random(6) === 0) program.feed(Buffer.from(TEXTS[random(TEXTS.length)]!));
          fed += piece.length;
        }
        program.feed(Buffer.from("\x18\x1b\\"));
        const bytes = diff(from, program.screen, terminal);
        await new Promise<void>((done) => outer.write(bytes, done));
        seen.copyFrom(program.screen);
        from = seen;
        const where = `FUZZ_SEED=${seed}, frame ${frame}, ${terminal.name}`;
        expect([where, ...differing(outer, program.screen, terminal).slice(0, 5)]).toEqual([where]);
      }
      outer.dispose();
    }
  },
  FUZZ_TIMEOUT_MS,
);
