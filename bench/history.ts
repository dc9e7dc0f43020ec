import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Multiplexer } from "./multiplexer.ts";
import { type Row, median } from "./table.ts";

const LINES = 100_000;
/** Time for freed memory to go back to the system, ms. */
const REST_MS = 8000;
const RESIZES = 9;
/** Lines by which the histories stay below their limit, at which a tenth would go. */
const SLACK = 100;
const SEARCHES = 5;
const WIDTHS = [60, 120, 100, 40, 80];

/** Lines of 80 columns, as a log and as a compiler's coloured output. */
const KINDS = {
  plain: (line: number): string =>
    `${String(line).padStart(6, "0")} the quick brown fox jumps over the lazy dog and runs through the wood ${line % 997}`.padEnd(
      80,
      ".",
    ),
  coloured: (line: number): string =>
    `\x1b[1;3${line % 8}m[${String(line).padStart(6, "0")}]\x1b[0m \x1b[38;5;${line % 256}mcompiling\x1b[39m \x1b[4msrc/module/file${String(line % 1000).padStart(3, "0")}.c\x1b[24m \x1b[32mok\x1b[0m in \x1b[33m${String(line % 977).padStart(3, "0")}\x1b[0m ms with \x1b[1m-O2 -g -Wall -Wextra\x1b[0m .`,
} as const;

type Kind = keyof typeof KINDS;

function residentMiB(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

function file(mux: Multiplexer, kind: Kind): string {
  const path = join(mux.folder, `history-${kind}`);
  const lines = Array.from({ length: LINES - SLACK }, (_, line) => KINDS[kind](line));
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** A session of 80×24 whose pane holds LINES lines and rests. */
async function fill(mux: Multiplexer, kind: Kind | undefined): Promise<void> {
  mux.run(
    "start-server",
    ";",
    "set-option",
    "-g",
    "history-limit",
    String(LINES),
    ";",
    "new-session",
    "-d",
    "-x",
    "80",
    "-y",
    "24",
    "cat",
  );
  if (kind === undefined) {
    await Bun.sleep(1000);
    return;
  }
  mux.run("respawn-pane", "-k", `cat ${file(mux, kind)}; exec cat`);
  const size = (): number => Number(mux.run("display-message", "-p", "#{history_size}"));
  for (let waited = 0; size() < LINES - 2 * SLACK && waited < 60_000; waited += 100) await Bun.sleep(100);
  await Bun.sleep(500);
}

/** Memory that a full history takes over an empty pane, MiB. */
async function growth(mux: Multiplexer, kind: Kind): Promise<number> {
  const memory: number[] = [];
  for (const wanted of [undefined, kind]) {
    await fill(mux, wanted);
    await Bun.sleep(REST_MS);
    memory.push(residentMiB(mux.serverPid));
    mux.stop();
    await Bun.sleep(200);
  }
  return memory[1]! - memory[0]!;
}

/**
 * From a change of the terminal's size to the first bytes of the frame that follows, ms: through client, server and back.
 * @returns of the first change, and of those after it
 */
async function resizeTimes(mux: Multiplexer, kind: Kind | undefined): Promise<{ first: number; later: number }> {
  await fill(mux, kind);
  let seen = (): void => {};
  const client = mux.attach(() => seen(), { cols: 80, rows: 25 });
  await Bun.sleep(1500);
  const times: number[] = [];
  for (let i = 0; i < RESIZES; i++) {
    const output = new Promise<void>((resolve) => (seen = resolve));
    const start = performance.now();
    client.resize({ cols: WIDTHS[i % WIDTHS.length]!, rows: 25 });
    await Promise.race([output, Bun.sleep(5000)]);
    times.push(performance.now() - start);
    await Bun.sleep(500);
  }
  client.close();
  mux.stop();
  return { first: times[0]!, later: median(times.slice(1)) };
}

/** Of a search for what stands at the top, from the bottom, ms; without what a command takes by itself. */
async function searchTimes(mux: Multiplexer, pattern: string): Promise<number> {
  await fill(mux, "plain");
  const times: number[] = [];
  for (let i = 0; i < SEARCHES; i++) {
    mux.run("copy-mode");
    let start = performance.now();
    mux.run("send-keys", "-X", "history-bottom");
    const command = performance.now() - start;
    start = performance.now();
    mux.run("send-keys", "-X", "search-backward", pattern);
    times.push(performance.now() - start - command);
    const position = Number(mux.run("display-message", "-p", "#{scroll_position}"));
    if (position < LINES * 0.98) throw new Error(`${mux.name} found ${pattern} at ${position}`);
    mux.run("send-keys", "-X", "cancel");
  }
  mux.stop();
  return median(times);
}

export async function benchHistory(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ["plain", "coloured"] as const) {
    rows.push({
      what: `100,000 lines of 80 columns, ${kind}: growth over an empty pane`,
      unit: "MiB",
      peer: peer && (await growth(peer, kind)),
      ours: await growth(ours, kind),
      atMost: 1,
    });
  }
  for (const kind of [undefined, "plain", "coloured"] as const) {
    const [theirs, mine] = [peer && (await resizeTimes(peer, kind)), await resizeTimes(ours, kind)];
    const what = `a new width to the first bytes of its frame, ${kind ?? "no"} history`;
    rows.push({ what: `${what}, first time`, unit: "ms", peer: theirs?.first, ours: mine.first });
    rows.push({ what: `${what}, after that`, unit: "ms", peer: theirs?.later, ours: mine.later });
  }
  for (const [what, pattern] of [
    ["a text", "000042"],
    ["an expression", "00004[2-2] the"],
  ] as const) {
    rows.push({
      what: `search-backward from bottom to top of 100,000 lines, ${what}`,
      unit: "ms",
      peer: peer && (await searchTimes(peer, pattern)),
      ours: await searchTimes(ours, pattern),
      under: 150,
    });
  }
  return rows;
}
