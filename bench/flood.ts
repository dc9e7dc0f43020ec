import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Multiplexer } from "./multiplexer.ts";
import { type Row, median } from "./table.ts";

const FLOOD_BYTES = 15_000_000;
const ROUNDS = 3;

/** Output of the three kinds that programs print: plain, coloured like a build log, and text in many scripts. */
const KINDS = {
  ASCII: (line: number): string =>
    `${line} the quick brown fox jumps over the lazy dog 0123456789 ${"abcdefgh ".repeat(line % 12)}\n`,
  coloured: (line: number): string =>
    `\x1b[1;3${line % 8}m[${line}]\x1b[0m \x1b[38;5;${line % 256}mcompiling\x1b[39m \x1b[4msrc/file${line}.c\x1b[24m \x1b[38;2;${line % 256};80;160mok\x1b[0m in \x1b[33m${line % 977}\x1b[0m ms\n`,
  Unicode: (line: number): string =>
    `${line} Fünf größere Äpfel, 日本語のテキスト, Ελληνικά, Привет мир, 🎉 👍🏽 ñandú — ${"é".repeat(line % 40)}\n`,
} as const;

/** Least ratio to tmux 3.3a, by kind. */
const AT_LEAST = { ASCII: 1, coloured: 1.5, Unicode: 3 } as const;

export type FloodKind = keyof typeof KINDS;

function writeFlood(path: string, kind: FloodKind): void {
  let text = "";
  for (let line = 0, bytes = 0; bytes < FLOOD_BYTES; line++) {
    const next = KINDS[kind](line);
    bytes += Buffer.byteLength(next);
    text += next;
  }
  writeFileSync(path, text);
}

/** MB/s at which a pane of 200×50 takes a file from `cat`, by `cat`'s own clock. */
async function flood(mux: Multiplexer, file: string, attached: boolean): Promise<number> {
  const result = join(mux.folder, "elapsed");
  const go = join(mux.folder, "go");
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rmSync(result, { force: true });
    rmSync(go, { force: true });
    const script = `while [ ! -e ${go} ]; do sleep 0.05; done; a=$(date +%s%N); cat ${file}; b=$(date +%s%N); echo $((b-a)) > ${result}.part; mv ${result}.part ${result}; sleep 5`;
    mux.run("new-session", "-d", "-x", "200", "-y", "50", script);
    const client = attached ? mux.attach() : undefined;
    await Bun.sleep(600);
    writeFileSync(go, "");
    for (let waited = 0; !existsSync(result) && waited < 60_000; waited += 20) await Bun.sleep(20);
    rates.push(FLOOD_BYTES / 1e6 / (Number(readFileSync(result, "utf8")) / 1e9));
    client?.close();
    mux.stop();
    await Bun.sleep(200);
  }
  return median(rates);
}

export async function benchFlood(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of Object.keys(KINDS) as FloodKind[]) {
    const file = join(ours.folder, `flood-${kind}`);
    writeFlood(file, kind);
    for (const attached of [false, true]) {
      rows.push({
        what: `flood of 15 MB, ${kind}, ${attached ? "attached" : "detached"}`,
        unit: "MB/s",
        peer: peer && (await flood(peer, file, attached)),
        ours: await flood(ours, file, attached),
        atLeast: AT_LEAST[kind],
      });
    }
  }
  return rows;
}
