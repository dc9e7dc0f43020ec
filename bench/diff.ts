/**
 * How long drawing takes: a whole screen of 200×50, one changed line, a scrolled line, nothing.
 * Prints µs a frame of processor time; with --check it fails above the limits.
 */
import { OutputTerminal } from "../src/render/output-terminal.ts";
import { diff } from "../src/render/diff.ts";
import { Screen } from "../src/terminal/screen.ts";
import { Terminal } from "../src/terminal/terminal.ts";

const LIMITS: Readonly<Record<string, number>> = { "whole screen": 500, "one line": 30 };
const terminal = new OutputTerminal({ name: "xterm-256color", features: ["256", "RGB", "sync"] });
const encoder = new TextEncoder();

let seed = 7;
const random = (n: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};
const line = (): string => {
  let text = "";
  while (text.length < 220) text += `\x1b[${30 + random(8)}m${"abcdefgh ".repeat(1 + random(3))}`;
  return `${text}\x1b[0m`;
};
const filled = (): Terminal => {
  const made = new Terminal(200, 50);
  made.feed(encoder.encode(`\x1b[?7l${Array.from({ length: 50 }, line).join("\r\n")}`));
  return made;
};

const source = filled();
const other = filled();
const blank = new Screen(200, 50);
const shown = new Screen(200, 50);
shown.copyFrom(source.screen);
const oneLine = new Screen(200, 50);
oneLine.copyFrom(source.screen);
oneLine.put(0, 20, "a line that is another one now ".repeat(6));
const scrolled = filled();
scrolled.screen.copyFrom(source.screen);
scrolled.feed(encoder.encode(`\x1b[50;1H\n${line()}`));

const cases: Readonly<Record<string, () => void>> = {
  "whole screen": () => diff(shown, other.screen, terminal),
  "from nothing": () => diff(null, source.screen, terminal),
  "to blank": () => diff(shown, blank, terminal),
  "one line": () => diff(shown, oneLine, terminal),
  "one scroll": () => diff(shown, scrolled.screen, terminal),
  nothing: () => diff(shown, source.screen, terminal),
  "copy of a frame": () => {
    shown.copyFrom(other.screen);
    shown.copyFrom(source.screen);
  },
};
let failed = false;
for (const [name, run] of Object.entries(cases)) {
  for (let i = 0; i < 300; i++) run();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage().user;
    for (let i = 0; i < 500; i++) run();
    best = Math.min(best, (process.cpuUsage().user - start) / 500);
  }
  const limit = LIMITS[name];
  if (limit !== undefined && best > limit) failed = true;
  console.log(`${name.padEnd(16)} ${best.toFixed(1).padStart(7)} µs${limit === undefined ? "" : `  (limit ${limit})`}`);
}
if (process.argv.includes("--check") && failed) process.exit(1);
