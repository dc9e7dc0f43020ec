import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Pty } from "#pty/pty.ts";
import type { Multiplexer } from "./multiplexer.ts";
import { CASES, FLOODS, outputOf } from "./outputs.ts";
import { buildRawReader } from "./raw-reader.ts";
import { type Row, median } from "./table.ts";

const FLOOD_BYTES = 15_000_000;
const CASE_BYTES = 8_000_000;
/**
 * Rounds of each, in one server each; all take turns, so that a noisy minute meets all alike. The first one, which code
 * that is not yet compiled prints, has a row of its own: a server lives for weeks.
 */
const ROUNDS = 6;

/** Ratios to tmux 3.3a: what must be, and what is aimed at. The reader that throws all away is nearer than twice ours. */
const LIMITS = {
  detached: { ASCII: [1.4, 1.5], coloured: [2.5, 3], Unicode: [5, 6] },
  attached: { ASCII: [1.8, 2], coloured: [3, 3.5], Unicode: [5, 6] },
} as const;
const AIM_OF_RAW = 0.8;

/** Prints a file by `cat` and writes the ns that took to `result`, by a clock of its own. */
const timed = (file: string, result: string): string =>
  `a=$(date +%s%N); cat ${file}; b=$(date +%s%N); echo $((b-a)) > ${result}.part; mv ${result}.part ${result}`;

const rateOf = (file: string, result: string): number =>
  Bun.file(file).size / 1e6 / (Number(readFileSync(result, "utf8")) / 1e9);

/** A server whose pane of 200×50 is flooded round after round. */
class Flooded {
  readonly #mux: Multiplexer;
  readonly #file: string;
  readonly #client: Pty | undefined;

  constructor(mux: Multiplexer, file: string, attached: boolean) {
    this.#mux = mux;
    this.#file = file;
    const [go, result] = [this.#path("go"), this.#path("result")];
    const round = `while [ ! -e ${go}.$n ]; do sleep 0.05; done; ${timed(file, `${result}.$n`)}`;
    const rounds = Array.from({ length: ROUNDS }, (_, n) => n).join(" ");
    mux.run("new-session", "-d", "-x", "200", "-y", "50", `for n in ${rounds}; do ${round}; done; sleep 60`);
    this.#client = attached ? mux.attach() : undefined;
  }

  #path(name: string): string {
    return join(this.#mux.folder, name);
  }

  /** @returns MB/s at which the pane takes the file */
  async round(n: number): Promise<number> {
    const result = this.#path(`result.${n}`);
    writeFileSync(this.#path(`go.${n}`), "");
    for (let waited = 0; !existsSync(result) && waited < 120_000; waited += 20) await Bun.sleep(20);
    await Bun.sleep(200);
    return rateOf(this.#file, result);
  }

  async stop(): Promise<void> {
    this.#client?.close();
    this.#mux.stop();
    for (let n = 0; n < ROUNDS; n++) for (const name of ["go", "result"]) rmSync(this.#path(`${name}.${n}`));
    await Bun.sleep(200);
  }
}

/** MB/s at which the reader that throws all away takes a file. */
function rawFlood(reader: string, file: string, folder: string): number {
  const result = join(folder, "raw-result");
  Bun.spawnSync([reader, "/bin/sh", "-c", timed(file, result)], { stdin: "ignore" });
  return rateOf(file, result);
}

/** MB/s, the first round and the median of the others; nothing of who is not there. */
interface Rates {
  readonly first: number;
  readonly later: number;
}

const ratesOf = ([first = NaN, ...later]: readonly number[]): Rates => ({ first, later: median(later) });

async function compare(
  ours: Multiplexer,
  peer: Multiplexer | undefined,
  reader: string | undefined,
  file: string,
  attached: boolean,
): Promise<{ readonly ours: Rates; readonly peer: Rates | undefined; readonly raw: Rates | undefined }> {
  const servers = [ours, ...(peer ? [peer] : [])].map((mux) => new Flooded(mux, file, attached));
  const rates = servers.map((): number[] => []);
  const raw: number[] = [];
  await Bun.sleep(600);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, server] of servers.entries()) rates[i]!.push(await server.round(round));
    if (reader !== undefined) raw.push(rawFlood(reader, file, ours.folder));
  }
  for (const server of servers) await server.stop();
  return {
    ours: ratesOf(rates[0]!),
    peer: peer && ratesOf(rates[1]!),
    raw: reader === undefined ? undefined : ratesOf(raw),
  };
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
      const unit = "MB/s";
      rows.push({
        what: `flood of 15 MB, ${kind}, ${how}`,
        unit,
        ours: rates.ours.later,
        peer: rates.peer?.later,
        atLeast,
        aim,
      });
      rows.push({ what: "… the first in a new server", unit, ours: rates.ours.first, peer: rates.peer?.first });
      const raw = rates.raw?.later;
      if (raw !== undefined) {
        rows.push({
          what: "… beside a reader that throws all away",
          unit,
          ours: rates.ours.later,
          peer: raw,
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
    rows.push({ what: name, unit: "MB/s", ours: rates.ours.later, peer: rates.peer?.later, atLeast: 1 });
    rmSync(file);
  }
  return rows;
}
