import { describe, expect, test } from "bun:test";
import { Terminal as Xterm } from "@xterm/headless";
import { OutputTerminal, Screen, Terminal } from "troam/plugin/screen";
import { Encoding } from "../../../plugins/share-relay/host/encoding.ts";
import { DIFF, KEY, readKeyPayload, type Frame } from "../../../plugins/share-relay/wire/frame.ts";

const COLS = 40;
const ROWS = 12;

function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a program might print: text with wide letters, colours, moves, erasing, regions, scrolling. */
function noise(random: (below: number) => number): string {
  const words = ["hello", "漢字", "é", "~~~", "x".repeat(30), " ", "┌─┐"];
  const pieces = [
    () => words[random(words.length)] ?? "",
    () => "\r\n",
    () => "\n".repeat(1 + random(3)),
    () => `\x1b[${1 + random(ROWS)};${1 + random(COLS)}H`,
    () => `\x1b[${random(2) ? 30 + random(8) : 0}m`,
    () => `\x1b[${random(3)}${"JK"[random(2)]}`,
    () => `\x1b[${1 + random(3)}${"LMSTP@X"[random(7)]}`,
    () => `\x1b[${1 + random(4)};${6 + random(ROWS - 6)}r`,
    () => "\x1b[r",
    () => "\x1bM",
    () => `\x1b[?25${"hl"[random(2)]}`,
  ];
  return Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]?.() ?? "").join("");
}

/** A row as it looks: the half of a wide letter whose other half was overwritten is a blank. */
function rowOf(screen: Screen, y: number): string {
  let row = "";
  for (let x = 0; x < screen.cols; x += Math.max(1, screen.cellWidth(x, y))) row += screen.cellText(x, y) || " ";
  return row.trimEnd();
}

/** A viewer's terminal by somebody else. */
class Viewer {
  readonly #xterm: Xterm;

  constructor(cols: number, rows: number) {
    this.#xterm = new Xterm({ cols, rows, allowProposedApi: true, scrollback: 0 });
  }

  async take(frame: Frame): Promise<void> {
    const bytes = frame.type === KEY ? readKeyPayload(frame.payload)?.screen : frame.payload;
    await new Promise<void>((resolve) => this.#xterm.write(bytes ?? "", resolve));
  }

  /** Rows of the terminal, and where its cursor is. */
  look(): { rows: string[]; cursor: string } {
    const { active } = this.#xterm.buffer;
    const rows = Array.from(
      { length: this.#xterm.rows },
      (_, y) => active.getLine(y)?.translateToString(true).trimEnd() ?? "",
    );
    return { rows, cursor: `${active.cursorX},${active.cursorY}` };
  }
}

describe("frames of the plain encoding", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "are right on a terminal of the share's size and on larger ones (seed %d)",
    async (seed) => {
      const random = makeRandom(seed);
      const terminal = new Terminal(COLS, ROWS);
      const encoding = new Encoding(false, new OutputTerminal({ name: "xterm-256color", features: ["256"] }));
      encoding.restart(1, undefined);
      encoding.demand(true, true);
      const viewers = [new Viewer(COLS, ROWS), new Viewer(COLS + 25, ROWS), new Viewer(COLS + 9, ROWS + 14)];
      let late: Viewer | undefined;
      for (let i = 0; i < 120; i++) {
        terminal.feed(new TextEncoder().encode(noise(random)));
        if (i === 60) encoding.demand(true, true);
        for (const frame of encoding.publish(terminal.screen)) {
          // Who follows gets the changes; the key frame of the same state is for who comes now.
          for (const viewer of viewers) if (frame.type === DIFF || i === 0) await viewer.take(frame);
          if (i === 60 && frame.type === KEY) late = new Viewer(COLS + 3, ROWS + 2);
          if (late !== undefined && (frame.type === DIFF || i === 60)) await late.take(frame);
        }
        const rows = Array.from({ length: ROWS }, (_, y) => rowOf(terminal.screen, y));
        const cursor = `${Math.min(terminal.screen.cursorX, COLS - 1)},${terminal.screen.cursorY}`;
        for (const viewer of [...viewers, ...(late === undefined ? [] : [late])]) {
          const look = viewer.look();
          expect({ i, rows: look.rows.slice(0, ROWS), cursor: look.cursor }).toEqual({ i, rows, cursor });
          expect(look.rows.slice(ROWS).join("")).toBe("");
        }
      }
    },
  );

  test("nothing is made of a screen that did not change, nor while nobody follows", () => {
    const screen = new Screen(COLS, ROWS);
    const encoding = new Encoding(false, new OutputTerminal({ name: "xterm-256color" }));
    encoding.restart(1, undefined);
    expect(encoding.publish(screen)).toEqual([]);
    encoding.demand(true, true);
    expect(encoding.publish(screen)).toMatchObject([{ type: KEY, sequence: 1 }]);
    expect(encoding.publish(screen)).toEqual([]);
    screen.put(0, 0, "x");
    expect(encoding.publish(screen)).toMatchObject([{ type: DIFF, sequence: 2 }]);
    encoding.demand(true, true);
    expect(encoding.publish(screen)).toMatchObject([{ type: KEY, sequence: 2 }]);
    encoding.demand(false, false);
    screen.put(0, 0, "y");
    expect(encoding.publish(screen)).toEqual([]);
    encoding.demand(true, true);
    expect(encoding.publish(screen)).toMatchObject([{ type: KEY, sequence: 3 }]);
  });

  test("another size is a key frame of a later sequence", () => {
    const screen = new Screen(COLS, ROWS);
    const encoding = new Encoding(false, new OutputTerminal({ name: "xterm-256color" }));
    encoding.restart(1, undefined);
    encoding.demand(true, true);
    encoding.publish(screen);
    screen.resize(COLS + 1, ROWS);
    const [frame] = encoding.publish(screen);
    expect(frame).toMatchObject({ type: KEY, sequence: 2 });
    expect(readKeyPayload(frame!.payload)).toMatchObject({ cols: COLS + 1, rows: ROWS });
  });
});
