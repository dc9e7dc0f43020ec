/**
 * Time of one status line: expanding the default `status-format[0]`, laying it out, and the parts that other places use often.
 *
 *     bun bench/format.ts [--check]
 */
import { layoutRuns } from "#format/draw.ts";
import { expand, expandTime } from "#format/expand.ts";
import { fuzzyMatch } from "#format/fuzzy.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { world } from "../test/format/fixture.ts";
import { median, printTable } from "./table.ts";

const ROUNDS = 15;
const TURNS = 400;

/** Median of the rounds, µs a turn, after one round to warm up. */
function measure(turn: () => unknown): number {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (let count = 0; count < TURNS; count++) turn();
    if (round > 0) rounds.push(((performance.now() - start) / TURNS) * 1000);
  }
  return median(rounds);
}

const { state, context } = world();
const status = { ...context, status: true };
const line = state.sessionOptions.array("status-format").get("0") ?? "";
const border = state.windowOptions.string("pane-border-format");
const expanded = expandTime(line, status);

const ok = printTable("format, no peer", [
  {
    what: "a variable",
    unit: "µs",
    ours: measure(() => expand("#{session_name}", context)),
    peer: undefined,
    under: 5,
  },
  {
    what: "pane-border-format",
    unit: "µs",
    ours: measure(() => expandTime(border, context)),
    peer: undefined,
    under: 50,
  },
  {
    what: "status-format[0], two windows",
    unit: "µs",
    ours: measure(() => expandTime(line, status)),
    peer: undefined,
    under: 250,
  },
  {
    what: "its layout, 200 columns",
    unit: "µs",
    ours: measure(() => layoutRuns(expanded, DEFAULT_STYLE, 200)),
    peer: undefined,
    under: 250,
  },
  {
    what: "a regular expression",
    unit: "µs",
    ours: measure(() => expand("#{m/r:(copy|view)-mode,copy-mode}", context)),
    peer: undefined,
    under: 50,
  },
  {
    what: "a fuzzy match",
    unit: "µs",
    ours: measure(() => fuzzyMatch("dev bash", "dev:1 bash", 80)),
    peer: undefined,
    under: 50,
  },
]);
process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
