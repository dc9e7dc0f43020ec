/**
 * How long drawing takes: a whole screen of 200×50, one changed line, a scrolled line, nothing.
 * µs a frame of processor time.
 *
 *     bun bench/diff.ts [--check]
 */
import { diff } from "#render/diff.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { printTable, processorTime, type Row } from "./table.ts";

const LIMITS: Readonly<Record<string, number>> = { "whole screen": 500, "one line": 30 };
const ROUNDS = 8;
const ROUND_MS = 60;
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
/** µs of processor time for a run, the best of some rounds; each long enough for the process's clock. */
function cost(run: () => void): number {
  for (let i = 0; i < 300; i++) run();
  const begin = performance.now();
  for (let i = 0; i < 100; i++) run();
  const runs = Math.ceil((100 * ROUND_MS) / (performance.now() - begin));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime();
    for (let i = 0; i < runs; i++) run();
    best = Math.min(best, (processorTime() - start) / runs);
  }
  return best;
}

export function benchDiff(): Row[] {
  return Object.entries(cases).map(([name, run]) => {
    const limit = LIMITS[name];
    return {
      what: name,
      unit: "µs",
      ours: cost(run),
      peer: undefined,
      ...(limit === undefined ? {} : { under: limit }),
    };
  });
}

if (import.meta.main) {
  const ok = printTable("diff of 200×50, no peer", benchDiff());
  process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
}
