import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TestServer } from "../regress/harness.ts";
import type { PtyScreen } from "../support/pty-screen.ts";

/** What sequences of a program in a pane do on the terminal of an attached client, held by an emulator that is not ours. */

setDefaultTimeout(30_000);

const FEATURES =
  "256:RGB:hyperlinks:usstyle:overline:strikethrough:title:ccolour:cstyle:osc7:progressbar:clipboard:sync";
const [COLS, ROWS] = [30, 10];

let server: TestServer;
let client: PtyScreen;
let shown = 0;

beforeAll(async () => {
  server = new TestServer();
  const feed = `stty -echo -onlcr -icanon min 1; while read -r f; do cat "$f"; done`;
  client = server.attach(["new-session", "-s", "s", "-x", String(COLS), "-y", String(ROWS), feed], {
    cols: COLS,
    rows: ROWS,
  });
  await server.until(["list-clients", "-F", "#{session_name}"], (sessions) => sessions.trim() === "s");
  for (const [option, value] of [
    ["status", "off"],
    ["set-clipboard", "on"],
    ["allow-passthrough", "on"],
    ["set-titles", "on"],
    ["set-titles-string", "<#{pane_title}>"],
  ])
    await server.ok("set-option", "-g", option!, value!);
  await server.ok("set-option", "-as", "terminal-features", `,xterm*:${FEATURES}`);
  // The features of a terminal are read when a client attaches.
  await server.ok("detach-client", "-s", "s");
  await client.ended;
  await client[Symbol.asyncDispose]();
  client = server.attach(["attach-session", "-t", "s"], { cols: COLS, rows: ROWS });
  await server.until(["list-clients", "-F", "#{client_termfeatures}"], (features) => features.includes("usstyle"));
});

afterAll(async () => {
  await client[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Has the program in the pane write a text on a screen as at the start. @returns what the client was sent since then, in turn */
async function write(text: string): Promise<() => string> {
  const file = join(server.folder, `stream-${++shown}`);
  const from = client.output.length;
  const mark = `shown-${shown}.`;
  // The last row tells that all is shown.
  writeFileSync(
    file,
    `\x1bc${text}\x1b[?6l\x1b[r\x1b[4l\x1b[?7h\x1b(B\x0f\x1b[m\x1b]8;;\x07\x1b[${ROWS};1H\x1b[2K${mark}`,
  );
  await server.ok("send-keys", "-t", "s", "-l", `${file}\n`);
  await client.until((screen) => screen.rows()[ROWS - 1]!.trimEnd() === mark);
  return () => Buffer.from(client.output.slice(from), "latin1").toString("utf8");
}

/** Has a text written, and waits until the client was sent what must come of it. */
async function sends(text: string, bytes: string): Promise<void> {
  const sent = await write(text);
  await client.until(() => sent().includes(bytes)).catch(() => expect(sent()).toContain(bytes));
}

const rows = (): string =>
  client
    .rows()
    .slice(0, ROWS - 1)
    .join("\n")
    .trimEnd();

const E = "E".repeat(COLS);
const SIX = "1\r\n2\r\n3\r\n4\r\n5\r\n6";

test.each([
  ["a row that wraps", `${"x".repeat(COLS)}y`, `${"x".repeat(COLS)}\ny`],
  ["DECAWM off", `\x1b[?7l${"x".repeat(COLS)}yz`, `${"x".repeat(COLS - 1)}z`],
  ["REP", "ab\x1b[3b", "abbbb"],
  ["ECH", "abcdef\x1b[1;2H\x1b[2X", "a  def"],
  ["ICH", "abcdef\x1b[1;2H\x1b[2@", "a  bcdef"],
  ["DCH", "abcdef\x1b[1;2H\x1b[2P", "adef"],
  ["insert mode", "abc\x1b[1;2H\x1b[4hXY", "aXYbc"],
  ["IL", `${SIX}\x1b[2;1H\x1b[2L`, "1\n\n\n2\n3\n4\n5\n6"],
  ["DL", `${SIX}\x1b[2;1H\x1b[2M`, "1\n4\n5\n6"],
  ["SU", `${SIX}\x1b[2S`, "3\n4\n5\n6"],
  ["SD", `${SIX}\x1b[2T`, "\n\n1\n2\n3\n4\n5\n6"],
  ["DECSTBM and IND", `${SIX}\x1b[2;4r\x1b[4;1H\x1bD\x1bD`, "1\n4\n\n\n5\n6"],
  ["DECSTBM and RI", `${SIX}\x1b[2;4r\x1b[2;1H\x1bM`, "1\n\n2\n3\n5\n6"],
  ["origin mode", `${SIX}\x1b[3;5r\x1b[?6h\x1b[1;2Hx\x1b[9;3Hy`, "1\n2\n3x\n4\n5 y\n6"],
  ["DECSC and DECRC", "\x1b[2;3H\x1b7\x1b[5;5Hx\x1b8y", "\n  y\n\n\n    x"],
  ["SCOSC and SCORC", "\x1b[2;3H\x1b[s\x1b[5;5Hx\x1b[uy", "\n  y\n\n\n    x"],
  ["DECALN", "\x1b#8", Array.from({ length: ROWS - 1 }, () => E).join("\n")],
  ["tabs", "a\tb\tc\x1b[1Zd", "a       b       d"],
  ["tab stops", "\x1b[3g\x1b[4G\x1bH\x1b[9G\x1bH\ra\tb\tc\x1b[g\r\n\tx\ty", "a  b    c\n   x    y"],
  ["a tab stop that is cleared", "\x1b[9G\x1b[g\r\tx", "                x"],
  ["line drawing of G0", "\x1b(0lqk\x1b(Blqk", "┌─┐lqk"],
  ["line drawing of G1", "\x1b)0x\x0ex\x0fx", "x│x"],
  ["CHA, HPA, VPA, HVP", "\x1b[3Ga\x1b[6`b\x1b[3dc\x1b[2;2fd", "  a  b\n d\n      c"],
  ["CNL, CPL, NEL", "a\x1b[2Eb\x1b[1Fc\x1bEd", "a\nc\nd"],
  ["CUU, CUD, CUF, CUB", "\x1b[3;3Ha\x1b[Ab\x1b[2Bc\x1b[2Dd\x1b[2Ce", "\n   b\n  a\n   dc e"],
  ["ED and EL", "abc\r\ndef\r\nghi\x1b[2;2H\x1b[1K\x1b[3;2H\x1b[K\x1b[1;3H\x1b[1J", "\n  f\ng"],
  ["ED to the end", "abc\r\ndef\r\nghi\x1b[2;2H\x1b[J", "abc\nd"],
  ["the alternate screen, and back", "one\x1b[?1049h\x1b[Htwo\x1b[?1049l!", "one!"],
  ["the alternate screen", "one\x1b[?1049h\x1b[Htwo", "two"],
  ["the old alternate screen", "one\x1b[?47h\x1b[Htwo\x1b[?47l", "one"],
  ["wide characters", "日本\x1b[1;2Hx", " x本"],
  ["a mark", "e\u0301x", "e\u0301x"],
  ["conjoining Hangul", "\u1112\u1161\u11abx", "\u1112\u1161\u11abx"],
])("%s", async (_, text, expected) => {
  // On the alternate screen whatever is written there stays for the next one, so it is left in any case.
  await write(text);
  expect(rows()).toBe(expected);
  await write("\x1b[?1049l");
});

test.each([
  ["a family", "👨\u200d👩\u200d👧"],
  ["a flag", "🇩🇪"],
  ["a skin tone", "👍🏽"],
  ["the selector of emoji", "☺\ufe0f"],
  ["the selector of text", "☺\ufe0e"],
  ["a keycap", "1\ufe0f\u20e3"],
  ["a virama", "क\u094d"],
])("%s reaches the terminal whole", async (_, cluster) => {
  await sends(cluster, cluster);
});

test.each([
  ["bold, italics and more", "\x1b[1;2;3;4;5;7;8;9;53mx", "\x1b[1;2;3;4;5;7;8;9;53m"],
  ["what a style takes away", "\x1b[1;31mx\x1b[22my", "\x1b[0;31my"],
  ["colours of 256", "\x1b[38;5;200;48:5:20mx", "\x1b[38;5;200;48;5;20mx"],
  ["true colours", "\x1b[38:2::1:2:3;48;2;4;5;6mx", "\x1b[38;2;1;2;3;48;2;4;5;6mx"],
  ["bright colours", "\x1b[91;103mx", "\x1b[91;103mx"],
  ["a double underline", "\x1b[21mx", "\x1b[4:2mx"],
  ["a curly underline", "\x1b[4:3mx", "\x1b[4:3mx"],
  ["a dotted underline", "\x1b[4:4mx", "\x1b[4:4mx"],
  ["a dashed underline", "\x1b[4:5mx", "\x1b[4:5mx"],
  ["the colour of an underline", "\x1b[4;58:2::1:2:3mx", "\x1b[58:2:1:2:3m"],
  ["a colour of 256 of an underline", "\x1b[4;58:5:9mx", "\x1b[58:5:9m"],
  ["a link", "\x1b]8;id=a;http://a/\x07x\x1b]8;;\x07y", "http://a/\x1b\\x\x1b]8;;\x1b\\y"],
  ["an entry of the palette", "\x1b]4;1;#102030\x07\x1b[31mx", "\x1b[38;2;16;32;48mx"],
  ["another entry", "\x1b]4;1;#102030\x07\x1b[31mx\x1b[32my\x1b]4;2;#203040\x07", "\x1b[38;2;32;48;64my"],
  ["an entry that is taken back", "\x1b]4;1;#102030\x07\x1b]104;1\x07\x1b[31mx", "\x1b[31mx"],
  ["the foreground", "\x1b]10;#102030\x07x", "\x1b[38;2;16;32;48mx"],
  ["the background", "\x1b]11;#102030\x07x", "\x1b[48;2;16;32;48mx"],
  ["a background that is erased to", "\x1b[44m\x1b[K\x1b[m", "\x1b[44m"],
  ["the cursor's shape", "\x1b[5 q", "\x1b[5 q"],
  ["the cursor's colour", "\x1b]12;#102030\x07", "\x1b]12;rgb:10/20/30\x07"],
  ["a title", "\x1b]2;a title\x07", "\x1b]0;<a title>\x07"],
  ["a title of OSC 0", "\x1b]0;another\x1b\\", "\x1b]0;<another>\x07"],
  ["a path", "\x1b]7;file:///some\x07", "\x1b]7;file:///some\x07"],
  ["progress", "\x1b]9;4;1;50\x07", "\x1b]9;4;1;50"],
  ["the clipboard", "\x1b]52;c;aGVsbG8=\x07", "\x1b]52;c;aGVsbG8="],
  ["passthrough", "\x1bPtmux;\x1b\x1b]1337;x\x07\x1b\\", "\x1b]1337;x\x07"],
  ["a bell", "\x07", "\x07"],
  ["a hidden cursor", "\x1b[?25l", "\x1b[?25l"],
  ["the mouse", "\x1b[?1003h\x1b[?1006h", "\x1b[?1003h"],
])("%s reaches the terminal", async (_, text, bytes) => {
  await write("\x1b]2;-\x07\x1b]7;-\x07\x1b]9;4;0\x07\x1b]112\x07\x1b[0 q");
  await sends(text, bytes);
});

test("a synchronised update is one update on the terminal", async () => {
  const frame = Array.from({ length: ROWS - 2 }, (_, y) => `row ${y} of the frame`);
  const update = `\x1b[?2026h\x1b[H${frame.join("\r\n")}\x1b[?2026l`;
  const sent = await write(update);
  const updates = sent()
    .split("\x1b[?2026h")
    .map((drawn) => drawn.split("\x1b[?2026l")[0]!);
  expect(updates.filter((drawn) => frame.every((row) => drawn.includes(row)))).toHaveLength(1);
  expect(sent().split(frame[0]!)).toHaveLength(2);
});
