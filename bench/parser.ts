/**
 * How fast a terminal of 200×50 with 2,000 lines of history takes output, without a pty: MB for a second of processor time.
 *
 *     bun bench/parser.ts [--check]
 */
import { Terminal } from "#terminal/terminal.ts";
import { CASES, FLOODS, outputOf, type Output } from "./outputs.ts";
import { printTable, processorTime, type Row } from "./table.ts";

const BYTES = 2_000_000;
const MEGABYTES = 24;
const ROUNDS = 4;
/** What a pty gives in one read. */
const SLICE = 4096;
const HISTORY_LINES = 2000;

const MIXED = {
  "a full screen program": (index) =>
    `\x1b[${1 + ((index * 7) % 50)};${1 + ((index * 31) % 190)}H\x1b[38;5;${index % 256}mtwo words\x1b[K`,
} as const satisfies Readonly<Record<string, Output>>;

/** Least MB/s. */
const AT_LEAST: Readonly<Record<string, number>> = {
  ASCII: 150,
  coloured: 110,
  Unicode: 100,
};

/** MB for a second of processor time, the best of some rounds. */
function rate(make: Output): number {
  const text = Buffer.from(outputOf(make, BYTES))
    .toString()
    .replaceAll(/(?<!\r)\n/g, "\r\n");
  const bytes = new TextEncoder().encode(text);
  const terminal = new Terminal(200, 50, { historyLimit: HISTORY_LINES });
  const turn = (): void => {
    for (let at = 0; at < bytes.length; at += SLICE) terminal.feed(bytes.subarray(at, at + SLICE));
  };
  for (let i = 0; i < 3; i++) turn();
  const turns = Math.ceil((MEGABYTES * 1e6) / bytes.length);
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime();
    for (let i = 0; i < turns; i++) turn();
    best = Math.max(best, (bytes.length * turns) / (processorTime() - start));
  }
  return best;
}

export function benchParser(): Row[] {
  return Object.entries({ ...FLOODS, ...MIXED, ...CASES }).map(([name, make]) => {
    const least = AT_LEAST[name];
    return {
      what: name,
      unit: "MB/s",
      ours: rate(make),
      peer: undefined,
      ...(least === undefined ? {} : { over: least }),
    };
  });
}

if (import.meta.main) {
  const ok = printTable("parser, no peer", benchParser());
  process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
}
