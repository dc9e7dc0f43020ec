import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { captureLines } from "#terminal/capture.ts";
import { recordings } from "./recordings.ts";
import { fed, numbers, plainStream, stream, withoutFinals } from "../terminal/pictures.ts";

/**
 * The same bytes through tmux and through our emulator, `capture-pane -pe` of both compared. Known differences of tmux
 * before 3.6 are left out of the streams: tabs as cells, clusters, replacement characters, what erasing leaves in history.
 */
const tmux = Bun.which(process.env["TROAM_TMUX"] ?? "tmux");
const directory = mkdtempSync(join(tmpdir(), "compat-"));
const COLS = 30;
const ROWS = 8;

/** Each stream gets a server of its own: one that is ending would take the next one's session with it. */
let server = 0;

function run(...words: string[]): string {
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", TERM: "screen", HOME: directory };
  const result = Bun.spawnSync([tmux!, "-S", join(directory, `socket${server}`), "-f/dev/null", ...words], { env });
  return result.stdout.toString();
}

function captureOfTmux(bytes: string | Uint8Array, cols = COLS, rows = ROWS): string[] {
  const file = join(directory, "input");
  server++;
  writeFileSync(file, Buffer.concat([Buffer.from(bytes), Buffer.from("\x18\x1b\\\x1b]2;done\x1b\\")]));
  run("new-session", "-d", "-x", String(cols), "-y", String(rows), `stty raw -echo; cat ${file}; exec sleep 60`);
  for (let i = 0; i < 200 && run("display-message", "-p", "#{pane_title}").trim() !== "done"; i++) Bun.sleepSync(10);
  const cursor = run("display-message", "-p", "#{cursor_x},#{cursor_y}").trim();
  const lines = run("capture-pane", "-pe", "-S", "0").replace(/\n$/, "").split("\n");
  run("kill-server");
  return [cursor, ...lines];
}

function captureOfOurs(bytes: string | Uint8Array, cols = COLS, rows = ROWS): string[] {
  const { screen } = fed(bytes, cols, rows, { historyLimit: 2000 });
  return [`${screen.cursorX},${screen.cursorY}`, ...captureLines(screen, 0, rows - 1, { escapes: true })];
}

/** A line without the styles and blanks that it ends with. */
function withoutEnd(line: string): string {
  let end = line.trimEnd();
  for (let at = end.lastIndexOf("\x1b["); at !== -1; at = end.lastIndexOf("\x1b[")) {
    if (!/^.\[[\d;:]*m$/s.test(end.slice(at))) break;
    end = end.slice(0, at).trimEnd();
  }
  return end;
}

/** Captures as they look: versions of tmux write the same styles in different ways, and blanks at the end of lines hold any. */
function seen([cursor = "", ...lines]: string[], cols = COLS): string[] {
  // Links are newer than some of them.
  const [before = "", ...links] = lines.join("\r\n").split("\x1b]8;");
  const text = before + links.map((part) => part.slice(part.indexOf("\x1b\\") + 2)).join("");
  const { screen } = fed(`\x1b[?7l${text}`, cols, Math.max(1, lines.length), { scrollOnClear: false });
  // Each row on its own: a style at the end of one would show at the start of the next.
  const rows = lines.map((_, y) => captureLines(screen, y, y, { escapes: true, trim: true })[0] ?? "");
  return [cursor, ...rows.map(withoutEnd)];
}

const STREAMS: Readonly<Record<string, string>> = {
  styles:
    "\x1b[1;31mred\x1b[0m \x1b[4:3;58;5;3mcurly\x1b[m \x1b[38;2;1;2;3;48;5;20mrgb\x1b[m\r\n\x1b[7mrev\x1b[27m \x1b[9mx",
  editing: "abcdefgh\x1b[1;3H\x1b[2@\x1b[4X\r\n12345678\x1b[2;2H\x1b[3P\r\nxyz\x1b[2;2H\x1b[L\x1b[M\x1b[1J",
  regions: "1\r\n2\r\n3\r\n4\r\n5\r\n6\x1b[2;4r\x1b[4;1H\n\n\x1bM\x1b[2S\x1b[T\x1b[r\x1b[8;1Hend",
  wide: "日本語\r\n日本\x1b[2;3Hy\r\ne\u0301 é",
  alternate: "one\r\ntwo\x1b[?1049hALT\x1b[2;2Hb\x1b[?1049lz",
  wrapping: `${"abcdefghij".repeat(5)}\r\n\x1b[?7l${"0123456789".repeat(5)}`,
};

afterAll(() => rmSync(directory, { recursive: true, force: true }));

for (const [name, bytes] of Object.entries(STREAMS)) {
  test.skipIf(!tmux)(`${name}, as tmux shows them (needs tmux)`, () => {
    expect(seen(captureOfOurs(bytes))).toEqual(seen(captureOfTmux(bytes)));
  });
}

test.skipIf(!tmux)(
  "random streams, as tmux shows them (needs tmux)",
  () => {
    for (let seed = 1; seed <= 6; seed++) {
      const text = withoutFinals(stream(numbers(seed), COLS, ROWS, 80), "bJ");
      const bytes = plainStream(text, ["\t", "\x1b(0"]);
      expect(seen(captureOfOurs(bytes)), `seed ${seed}`).toEqual(seen(captureOfTmux(bytes)));
    }
  },
  60_000,
);

for (const { name, cols, rows, bytes } of recordings) {
  test.skipIf(!tmux)(`${name} half-way, as tmux shows it (needs tmux)`, () => {
    const part = bytes.subarray(0, bytes.length >> 1);
    expect(seen(captureOfOurs(part, cols, rows), cols)).toEqual(seen(captureOfTmux(part, cols, rows), cols));
  });
}
