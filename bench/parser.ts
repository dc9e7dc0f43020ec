/**
 * How fast a terminal of 200×50 takes output: plain ASCII, coloured text, Unicode, a full-screen program.
 * Prints MB for a second of processor time; with --check it fails below the limits.
 *
 *   bun bench/parser.ts [--check] [history lines, default 2000]
 */
import { Terminal } from "../src/terminal/terminal.ts";

const MEGABYTES = 24;
const SLICE = 64 * 1024;
const LIMITS: Readonly<Record<string, number>> = { ascii: 150, coloured: 110, unicode: 100 };

let seed = 42;
const random = (n: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};

const words = (count: number, alphabet: string): string => {
  const letters = Array.from(alphabet);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + random(9) }, () => letters[random(letters.length)]).join(""),
  ).join(" ");
};

const LATIN = "abcdefghijklmnopqrstuvwxyz";
const rows: Readonly<Record<string, () => string>> = {
  ascii: () => `${words(6 + random(20), LATIN)}\r\n`,
  coloured: () =>
    `${Array.from({ length: 8 }, () => `\x1b[${1 + random(2)};${31 + random(7)}m${words(2, LATIN)}\x1b[0m `).join("")}\r\n`,
  unicode: () => `${words(4, LATIN + "äöüßéèñ")} ${words(3, "日本語漢字かなカナ")} ${words(2, "─│┌┐└┘├┤█▓▒░")}\r\n`,
  "full screen": () => `\x1b[${1 + random(50)};${1 + random(190)}H\x1b[38;5;${random(256)}m${words(2, LATIN)}\x1b[K`,
};

const encoder = new TextEncoder();
const check = process.argv.includes("--check");
const history = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 2000);
let failed = false;
for (const [name, row] of Object.entries(rows)) {
  let text = "";
  while (text.length < 2_000_000) text += row();
  const bytes = encoder.encode(text);
  const terminal = new Terminal(200, 50, { historyLimit: history });
  const turn = (): void => {
    for (let at = 0; at < bytes.length; at += SLICE) terminal.feed(bytes.subarray(at, at + SLICE));
  };
  turn();
  const turns = Math.ceil((MEGABYTES * 1e6) / bytes.length);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage().user;
    for (let i = 0; i < turns; i++) turn();
    best = Math.max(best, (bytes.length * turns) / (process.cpuUsage().user - start));
  }
  const limit = LIMITS[name];
  if (limit !== undefined && best < limit) failed = true;
  console.log(
    `${name.padEnd(12)} ${best.toFixed(0).padStart(5)} MB/s${limit === undefined ? "" : `  (limit ${limit})`}`,
  );
}
if (check && failed) process.exit(1);
