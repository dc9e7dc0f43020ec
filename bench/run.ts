/**
 * Measures troam beside Debian's tmux in one run and prints tables with their limits.
 *
 *     npm run bench [-- flood|latency|memory|history|bytes …] [--head PATH_OF_A_TMUX] [--check]
 *
 * With `--check` a missed limit is a failure.
 */
import { benchBytes } from "./bytes.ts";
import { benchFlood } from "./flood.ts";
import { benchHistory } from "./history.ts";
import { benchLatency } from "./latency.ts";
import { benchMemory } from "./memory.ts";
import { multiplexers } from "./multiplexer.ts";
import { printTable } from "./table.ts";

const SUITES = {
  flood: benchFlood,
  latency: benchLatency,
  memory: benchMemory,
  history: benchHistory,
  bytes: benchBytes,
} as const;

const { ours, peers } = multiplexers();
const wanted = (Object.keys(SUITES) as (keyof typeof SUITES)[]).filter((name) => process.argv.includes(name));
let ok = true;
for (const name of wanted.length > 0 ? wanted : (Object.keys(SUITES) as (keyof typeof SUITES)[])) {
  for (const peer of peers.length > 0 ? peers : [undefined]) {
    const rows = await SUITES[name](ours, peer);
    ok = printTable(`${name}, beside ${peer?.name ?? "nothing"}`, rows) && ok;
  }
}
ours[Symbol.dispose]();
for (const peer of peers) peer[Symbol.dispose]();
process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
