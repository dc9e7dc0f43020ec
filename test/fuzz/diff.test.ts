import { expect, test } from "bun:test";
import { Terminal as Xterm } from "@xterm/headless";
import { diff } from "#render/diff.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { FUZZ_BYTES, FUZZ_SEED, FUZZ_TIMEOUT_MS } from "../support/fuzz.ts";
import { pieces } from "../support/vt-grammar.ts";
import { differing } from "../support/xterm-screen.ts";
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
