/**
 * Measures troam beside Debian's tmux in one run and prints tables with their limits.
 *
 *     npm run bench [-- parser|diff|flood|cases|latency|memory|history|bytes …] [--head PATH_OF_A_TMUX] [--check]
 *
 * With `--check` a missed limit is a failure.
 */
import { benchBytes } from "./bytes.ts";
import { benchDiff } from "./diff.ts";
import { benchCases, benchFlood } from "./flood.ts";
import { benchHistory } from "./history.ts";
import { benchLatency } from "./latency.ts";
import { benchMemory } from "./memory.ts";
import { multiplexers } from "./multiplexer.ts";
import { benchParser } from "./parser.ts";
import { printTable } from "./table.ts";

/** The engine alone. */
const ALONE = { parser: benchParser, diff: benchDiff } as const;
/** Beside each peer. */
const BESIDE = {
  flood: benchFlood,
  cases: benchCases,
  latency: benchLatency,
  memory: benchMemory,
  history: benchHistory,
  bytes: benchBytes,
} as const;

/** The suites that were asked for by name; all of them where none of either table was. */
const names = [...Object.keys(ALONE), ...Object.keys(BESIDE)].filter((name) => process.argv.includes(name));
const wanted = <T extends object>(suites: T): (keyof T)[] =>
  (Object.keys(suites) as (keyof T & string)[]).filter((name) => names.length === 0 || names.includes(name));

let ok = true;
for (const name of wanted(ALONE)) ok = printTable(`${name}, no peer`, ALONE[name]()) && ok;
const { ours, peers } = multiplexers();
for (const name of wanted(BESIDE)) {
  for (const peer of peers.length > 0 ? peers : [undefined]) {
    const rows = await BESIDE[name](ours, peer);
    ok = printTable(`${name}, beside ${peer?.name ?? "nothing"}`, rows) && ok;
  }
}
ours[Symbol.dispose]();
for (const peer of peers) peer[Symbol.dispose]();
process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
