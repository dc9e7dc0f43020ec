import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Multiplexer } from "./multiplexer.ts";
import { CASES, FLOODS, outputOf } from "./outputs.ts";
import { buildRawReader } from "./raw-reader.ts";
import { type Row, median } from "./table.ts";

const FLOOD_BYTES = 15_000_000;
const CASE_BYTES = 8_000_000;
/** Rounds of each; they take turns, so that a noisy minute meets all alike. */
const ROUNDS = 5;

/** Ratios to tmux 3.3a: what must be, and what is aimed at. The reader that throws all away is nearer than twice ours. */
const LIMITS = {
  detached: { ASCII: [1.4, 1.5], coloured: [2.5, 3], Unicode: [5, 6] },
  attached: { ASCII: [1.8, 2], coloured: [3, 3.5], Unicode: [5, 6] },
} as const;
const AIM_OF_RAW = 0.8;

/** Prints a file by `cat` once `go` is there, and writes the ns that took to `result`, by a clock of its own. */
const timed = (file: string, go: string, result: string): string =>
  `while [ ! -e ${go} ]; do sleep 0.05; done; a=$(date +%s%N); cat ${file}; b=$(date +%s%N); echo $((b-a)) > ${result}.part; mv ${result}.part ${result}`;

/** MB/s at which a new server's pane of 200×50 takes a file. */
async function flood(mux: Multiplexer, file: string, attached: boolean): Promise<number> {
  const [result, go] = [join(mux.folder, "elapsed"), join(mux.folder, "go")];
  rmSync(result, { force: true });
  rmSync(go, { force: true });
  mux.run("new-session", "-d", "-x", "200", "-y", "50", `${timed(file, go, result)}; sleep 5`);
  const client = attached ? mux.attach() : undefined;
  await Bun.sleep(600);
  writeFileSync(go, "");
  for (let waited = 0; !existsSync(result) && waited < 60_000; waited += 20) await Bun.sleep(20);
  const rate = rateOf(file, result);
  client?.close();
  mux.stop();
  await Bun.sleep(200);
  return rate;
}

/** MB/s at which the reader that throws all away takes a file. */
function rawFlood(reader: string, file: string, folder: string): number {
  const [result, go] = [join(folder, "raw-elapsed"), join(folder, "raw-go")];
  writeFileSync(go, "");
  Bun.spawnSync([reader, "/bin/sh", "-c", timed(file, go, result)], { stdin: "ignore" });
  return rateOf(file, result);
}

const rateOf = (file: string, result: string): number =>
  Bun.file(file).size / 1e6 / (Number(readFileSync(result, "utf8")) / 1e9);

interface Rates {
  readonly ours: number;
  readonly peer: number | undefined;
  readonly raw: number | undefined;
}

/** Medians of rounds in which all take turns. */
async function compare(
  ours: Multiplexer,
  peer: Multiplexer | undefined,
  reader: string | undefined,
  file: string,
  attached: boolean,
): Promise<Rates> {
  const rates = { ours: [] as number[], peer: [] as number[], raw: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    if (peer) rates.peer.push(await flood(peer, file, attached));
    rates.ours.push(await flood(ours, file, attached));
    if (reader !== undefined) rates.raw.push(rawFlood(reader, file, ours.folder));
  }
  const middle = (values: number[]): number | undefined => (values.length > 0 ? median(values) : undefined);
  return { ours: median(rates.ours), peer: middle(rates.peer), raw: middle(rates.raw) };
}

/** Floods of 15 MB, detached and attached, beside a peer and beside a reader that throws all away. */
export async function benchFlood(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  const reader = buildRawReader(ours.folder);
  for (const kind of Object.keys(FLOODS) as (keyof typeof FLOODS)[]) {
    const file = join(ours.folder, `flood-${kind}`);
    writeFileSync(file, outputOf(FLOODS[kind], FLOOD_BYTES));
    for (const how of ["detached", "attached"] as const) {
      const rates = await compare(ours, peer, reader, file, how === "attached");
      const [atLeast, aim] = LIMITS[how][kind];
      const what = `flood of 15 MB, ${kind}, ${how}`;
      rows.push({ what, unit: "MB/s", ours: rates.ours, peer: rates.peer, atLeast, aim });
      if (rates.raw !== undefined) {
        rows.push({
          what: "… beside a reader that throws all away",
          unit: "MB/s",
          ours: rates.ours,
          peer: rates.raw,
          aim: AIM_OF_RAW,
        });
      }
    }
    rmSync(file);
  }
  return rows;
}

/** What terminals are measured by, through a pane that nobody looks at. */
export async function benchCases(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, make] of Object.entries(CASES)) {
    const file = join(ours.folder, "case");
    writeFileSync(file, outputOf(make, CASE_BYTES));
    const rates = await compare(ours, peer, undefined, file, false);
    rows.push({ what: name, unit: "MB/s", ours: rates.ours, peer: rates.peer, atLeast: 1 });
    rmSync(file);
  }
  return rows;
}
