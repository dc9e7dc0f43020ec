import { expect, test } from "bun:test";
import { loadRow } from "#render/rows.ts";
import { unpackStyle } from "#terminal/cell.ts";
import { hyperlink } from "#terminal/hyperlinks.ts";
import type { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { FUZZ_BYTES, FUZZ_SEED, FUZZ_TIMEOUT_MS } from "../support/fuzz.ts";
import { pieces, type Random } from "../support/vt-grammar.ts";
import { numbers } from "../terminal/pictures.ts";

/** Pieces of one terminal's life, and how often one of its bytes is damaged. */
const PIECES = 400;
const DAMAGED_ONE_IN = 40;

/** A stream as bytes: what the grammar makes, here and there a byte changed, lost or doubled. */
function hostile(random: Random, cols: number, rows: number): Uint8Array {
  const bytes: number[] = [];
  for (const piece of pieces(random, { cols, rows }, PIECES)) {
    for (const byte of piece) {
      const kind = random(DAMAGED_ONE_IN * 3);
      if (kind === 0) bytes.push(random(256));
      else if (kind === 1) bytes.push(byte, byte);
      else if (kind > 2) bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}

/** What must hold of every screen, whatever was fed. @param widest columns that it ever had: as in tmux, the cursor stays where it was when a screen that does not rewrap gets narrower @returns what does not */
function broken(screen: Screen, widest: number = screen.cols): string[] {
  const { cols, rows, grid } = screen;
  const wrong: string[] = [];
  const check = (fact: string, holds: boolean): void => void (holds || wrong.push(fact));
  check("cursor in the screen", screen.cursorX >= 0 && screen.cursorX <= widest);
  check("cursor in the rows", screen.cursorY >= 0 && screen.cursorY < rows);
  check("region", screen.scrollUpper >= 0 && screen.scrollUpper <= screen.scrollLower && screen.scrollLower < rows);
  check("tabs", screen.tabs.length === cols);
  check("titles", screen.titleStack.length <= 10);
  check("rows", grid.lines.length === grid.base + rows);
  for (let y = -screen.historySize; y < rows; y++) {
    const line = screen.line(y);
    check(`line ${y}`, line.used <= line.size && line.cells.length >= line.size * 4);
  }
  return wrong;
}

const linkOf = (row: Int32Array, x: number): string => {
  const { link, us, attr } = unpackStyle(0, 0, row[x * 4 + 3]!);
  return `${hyperlink(link)?.uri} ${us} ${attr}`;
};

/** What history and screen show: how much of a line has storage depends on how runs of text were cut, in tmux too. */
function seen(screen: Screen): string {
  const row = new Int32Array(screen.cols * 4);
  const all: string[] = [];
  for (let y = -screen.historySize; y < screen.rows; y++) {
    const line = screen.line(y);
    loadRow(line, screen.cols, row);
    // Links are numbered as they come: their targets must be the same, not their numbers.
    const links = Array.from({ length: screen.cols }, (_, x) => row[x * 4 + 3] !== 0 && linkOf(row, x));
    all.push(`${line.flags} ${row.filter((_, i) => i % 4 !== 3).join()} ${links.join()}`);
  }
  return all.join("\n");
}

test(
  `${FUZZ_BYTES} bytes of hostile output, cut anywhere, leave a whole screen, and the same one`,
  () => {
    let fed = 0;
    for (let seed = FUZZ_SEED; fed < FUZZ_BYTES; seed++) {
      const random = numbers(seed);
      const [cols, rows] = [1 + random(90), 1 + random(30)];
      const options = { historyLimit: random(60), now: () => 0, allowPassthrough: 2, setClipboard: 2, extendedKeys: 1 };
      const bytes = hostile(random, cols, rows);
      const whole = new Terminal(cols, rows, options);
      const cut = new Terminal(cols, rows, options);
      whole.feed(bytes);
      for (let at = 0; at < bytes.length;) {
        const size = 1 + random(random(4) === 0 ? 3 : 200);
        cut.feed(bytes.subarray(at, at + size));
        at += size;
      }
      fed += bytes.length;
      const where = `FUZZ_SEED=${seed}`;
      expect(whole.screen.historySize, where).toBeLessThanOrEqual(options.historyLimit);
      expect([where, ...broken(whole.screen)]).toEqual([where]);
      const same = seen(whole.screen) === seen(cut.screen);
      expect([where, same, cut.screen.cursorX, cut.screen.cursorY, cut.screen.modes]).toEqual([
        where,
        true,
        whole.screen.cursorX,
        whole.screen.cursorY,
        whole.screen.modes,
      ]);
      whole.resize(1 + random(120), 1 + random(40));
      whole.feed(bytes.subarray(random(bytes.length)));
      expect([where, ...broken(whole.screen, Math.max(cols, whole.screen.cols))]).toEqual([where]);
      whole.close();
      cut.close();
    }
  },
  FUZZ_TIMEOUT_MS,
);
