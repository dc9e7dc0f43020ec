import { expect, test } from "bun:test";
import { Terminal as Xterm } from "@xterm/headless";
import { OutputTerminal } from "#render/output-terminal.ts";
import { Terminal } from "#terminal/terminal.ts";
import { pieces, type Family } from "../support/vt-grammar.ts";
import { differing } from "../support/xterm-screen.ts";
import { numbers } from "../terminal/pictures.ts";

/**
 * The same bytes through xterm.js and through our engine, on what terminals agree about; it needs no tmux. What is left out
 * is where tmux, whom we follow, goes its own way: IL and DL keep the column; SU, SD and wrapping at the bottom bring rows
 * in default colours; what comes while a wrap is pending counts from behind the last column (so the cursor is sent elsewhere
 * after each text); ICH of as much as is left of the row does nothing; REP ends at the edge; DECALN takes no colours; wide
 * characters leave the style of what they do not fill; 48;5 without a number is no colour; SGR 6 blinks.
 */
const terminal = new OutputTerminal({ name: "rich", features: ["256", "RGB"] });

const WITHOUT: readonly Family[] = [
  ...(["unicode", "malformed", "joiners", "osc", "strings", "questions", "others", "marks", "modes", "c0"] as const),
  ...(["lineDrawing", "repeats", "links", "anyCsi", "anyEscape", "wrapping"] as const),
];
const DIFFERENT = /\[[\d;:]*[LMTS@]$|#8|:|\d{5}|\[(?:0;0)?r|m$/;
const STYLES = "0 1 2 3 4 5 7 8 9 22 23 24 25 27 28 29 31 37 39 53 55 90 97 38;5;200 38;2;1;2;3 1;4;31".split(" ");
const TEXTS = ["é", "ß", "│┌", "Ж"];

test("where terminals agree, ours shows what xterm.js shows", async () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = numbers(seed);
    const [cols, rows] = [5 + random(30), 2 + random(10)];
    const parts = pieces(random, { cols, rows, without: WITHOUT }, 120)
      .map((piece) => Buffer.from(piece).toString())
      .filter((piece) => !DIFFERENT.test(piece))
      .flatMap((piece) => (random(4) === 0 ? [piece, `\x1b[${STYLES[random(STYLES.length)]}m`] : [piece]))
      .flatMap((piece) => (random(9) === 0 ? [piece, TEXTS[random(TEXTS.length)]!] : [piece]))
      .map((piece) =>
        /^[\x20-\u{ffff}]/u.test(piece) ? `${piece}\x1b[${1 + random(rows)};${1 + random(cols)}H` : piece,
      );
    const bytes = new Uint8Array(Buffer.from(parts.join("")));
    const ours = new Terminal(cols, rows, { now: () => 0 });
    const theirs = new Xterm({ cols, rows, allowProposedApi: true, scrollback: 0 });
    ours.feed(bytes);
    await new Promise<void>((done) => theirs.write(bytes, done));
    const where = `seed ${seed}, ${cols}x${rows}`;
    expect([where, ...differing(theirs, ours.screen, terminal).slice(0, 5)]).toEqual([where]);
    theirs.dispose();
  }
});
