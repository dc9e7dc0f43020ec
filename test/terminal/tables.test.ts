import { afterEach, expect, test } from "bun:test";
import { hyperlink } from "#terminal/hyperlinks.ts";
import { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";

/** What one pane floods the tables of the process with is no other pane's matter: clusters, links, underline colours. */

const FLOOD = 300_000;
const BASE = 0x300;
const MARKS = 0x6f;

/** A letter with three marks, another one for each number below a million. */
function cluster(n: number, letter = "x"): string {
  const mark = (digit: number): string => String.fromCodePoint(BASE + (Math.trunc(n / MARKS ** digit) % MARKS));
  return `${letter}${mark(0)}${mark(1)}${mark(2)}`;
}

const opened: Terminal[] = [];
afterEach(() => {
  for (const terminal of opened.splice(0)) terminal.close();
});

function pane(text = "", historyLimit = 0, cols = 40, rows = 10): Terminal {
  const terminal = new Terminal(cols, rows, { historyLimit, now: () => 0 });
  terminal.feed(Buffer.from(text));
  opened.push(terminal);
  return terminal;
}

function flood(terminal: Terminal, count: number, piece: (n: number) => string): void {
  for (let n = 0; n < count;) {
    let text = "";
    for (const end = Math.min(count, n + 2000); n < end; n++) text += piece(n);
    terminal.feed(Buffer.from(text));
  }
}

/** Whether a cluster is another one without some of its marks. */
function isPart(text: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (text[at] === character) at++;
  return text[0] === whole[0] && at === text.length;
}

const row = (screen: Screen, y: number): string => screen.text(y);

test("a pane that floods clusters takes none from the others", () => {
  const before = Array.from({ length: 30 }, (_, n) => cluster(n, "b")).join("");
  const quiet = pane(`${before}\r\n`);
  const hostile = pane("", 100_000, 80, 24);
  flood(hostile, FLOOD, (n) => cluster(n, "h"));
  const after = Array.from({ length: 30 }, (_, n) => cluster(n, "a")).join("");
  quiet.feed(Buffer.from(after));
  expect(row(quiet.screen, 0)).toBe(before);
  expect(row(quiet.screen, 1)).toBe(after);
});

test("what a pane keeps of its clusters stays what it was, and leaves its marks out at worst", () => {
  const hostile = pane("", 100_000, 80, 24);
  flood(hostile, FLOOD, (n) => cluster(n, "k"));
  const { screen } = hostile;
  const wrong: string[] = [];
  let kept = 0;
  for (let y = -screen.historySize, n = 0; y < screen.rows; y++) {
    for (let x = 0; x < screen.cols && n < FLOOD; x++, n++) {
      const text = screen.cellText(x, y);
      const whole = cluster(n, "k");
      if (text === whole) kept++;
      else if (!isPart(text, whole)) wrong.push(`${x},${y}: ${text} for ${whole}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(kept).toBeGreaterThan(10_000);
});

test("a pane that shows each cluster once shows every one, however many", () => {
  const lines = pane("\r\n\n\n", 100, 50, 4);
  for (let from = 0; from < 300_000; from += 50) {
    const line = Array.from({ length: 50 }, (_, n) => cluster(from + n, "e")).join("");
    lines.feed(Buffer.from(`\r\n${line}`));
    if (from % 15_000 === 0) expect(row(lines.screen, 3)).toBe(line);
  }
});

test("clusters stay in a frame, in history, in a hidden screen and in a copy of history", () => {
  const text = Array.from({ length: 20 }, (_, n) => cluster(n, "f")).join("");
  const frame = new Screen(40, 10);
  frame.copyFrom(pane(text).screen);
  const other = text.replaceAll("f", "g");
  const history = pane(`${other}${"\r\n".repeat(300)}`, 500);
  const copied = new Screen(40, 10);
  const source = pane(`${text.replaceAll("f", "i")}${"\r\n".repeat(300)}`, 500);
  copied.copyFrom(source.screen, true);
  source.clearHistory();
  const hidden = pane(`${text.replaceAll("f", "j")}\x1b[?1049h`);
  flood(pane(), 300_000, (n) => cluster(n, "n"));
  flood(pane(), 300_000, (n) => cluster(n, "m"));
  expect(row(frame, 0)).toBe(text);
  expect(row(history.screen, -history.screen.historySize)).toBe(other);
  expect(row(copied, -copied.historySize)).toBe(text.replaceAll("f", "i"));
  hidden.feed(Buffer.from("\x1b[?1049l"));
  expect(row(hidden.screen, 0)).toBe(text.replaceAll("f", "j"));
});

test("drawing by hand has room after any flood", () => {
  const hostile = pane("", 100_000, 80, 24);
  flood(hostile, FLOOD, (n) => cluster(n, "d"));
  const screen = new Screen(20, 1);
  screen.put(0, 0, cluster(1, "q"));
  expect(screen.cellText(0, 0)).toBe(cluster(1, "q"));
});

const link = (n: number, text: string): string => `\x1b]8;;http://flood/${n}\x07${text}`;

test("a pane that floods links takes none from the others", () => {
  const quiet = pane("\x1b[4:3;58:2::1:2:3m\x1b]8;id=a;http://quiet/\x07one\x1b]8;;\x07\x1b[m two");
  flood(pane(), 60_000, (n) => link(n, "x"));
  flood(pane("\x1b]8;id=one;http://one/\x07"), 60_000, (n) => `\x1b[58:2::${n & 255}:${(n >> 8) & 255}:9mx`);
  const { screen } = quiet;
  const style = screen.cellStyle(0, 0);
  expect(screen.hyperlink(style.link)?.uri).toBe("http://quiet/");
  expect(style.us & 0xffffff).toBe(0x010203);
  quiet.feed(Buffer.from("\r\x1b]8;id=a;http://quiet/\x07one"));
  expect(screen.cellStyle(0, 0).link).toBe(style.link);
});

test("a link that is drawn anew and again is one link", () => {
  const screen = new Screen(20, 1);
  const first = screen.addHyperlink("http://status/");
  expect(screen.addHyperlink("http://status/")).toBe(first);
  expect(new Screen(20, 1).addHyperlink("http://status/")).toBe(first);
  expect(screen.addHyperlink("http://status/", "other")).not.toBe(first);
});

test("a pane's links are its own after many panes had some and were closed", () => {
  const link = (n: number): string => `\x1b]8;;http://example.org/${n}\x1b\\x\x1b]8;;\x1b\\`;
  for (let i = 0; i < 2000; i++) {
    const closed = pane();
    flood(closed, 20, link);
    closed.close();
  }
  const open = pane("", 4000, 10, 10);
  flood(open, 4000, (n) => `${link(n)}\r\n`);
  const { screen } = open;
  const lost: number[] = [];
  for (let n = 0; n < 4000; n++) {
    const y = n - screen.historySize;
    if (hyperlink(screen.cellStyle(0, y).link)?.uri !== `http://example.org/${n}`) lost.push(n);
  }
  expect(lost).toEqual([]);
});
