import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Multiplexer } from "./multiplexer.ts";
import type { Row } from "./table.ts";

const COLS = 120;
const ROWS = 40;
/** Time for the last frame to arrive, ms. */
const REST_MS = 1000;

const CASES = {
  vim: "vim: scrolling through a file, editing",
  htop: "htop for 60 s",
  build: "a build log",
  bash: "completion in bash",
} as const;

/** Bytes that a client's terminal gets while a pane of COLS×ROWS prints a recording at the pace it was recorded at. */
async function bytesOf(mux: Multiplexer, name: string, status: boolean): Promise<number> {
  const session = `${name}-${status ? "on" : "off"}`;
  const [start, done] = [join(mux.folder, `start-${session}`), join(mux.folder, `done-${session}`)];
  for (const path of [start, done]) rmSync(path, { force: true });
  const replay = resolve(import.meta.dir, "recordings/replay.ts");
  const recording = resolve(import.meta.dir, `recordings/${name}.jsonl.gz`);
  const script = `stty raw -echo; exec ${process.execPath} ${replay} ${recording} ${start} ${done}`;
  const rows = status ? ROWS + 1 : ROWS;
  mux.run("new-session", "-d", "-s", session, "-x", String(COLS), "-y", String(rows), script);
  mux.run("set-option", "-t", session, "status", status ? "on" : "off");
  let bytes = 0;
  const client = mux.attach((chunk) => (bytes += chunk.length), { session, cols: COLS, rows });
  await Bun.sleep(1500);
  bytes = 0;
  writeFileSync(start, "");
  while (!existsSync(done)) await Bun.sleep(50);
  await Bun.sleep(REST_MS);
  const sent = bytes;
  client.close();
  mux.run("kill-session", "-t", session);
  return sent;
}

/** All cases of one program, side by side: what is counted is not time. */
async function allOf(mux: Multiplexer): Promise<Map<string, number>> {
  mux.run("new-session", "-d", "-s", "keep", "cat");
  const wanted = Object.keys(CASES).flatMap((name) => [true, false].map((status) => ({ name, status })));
  const sent = await Promise.all(
    wanted.map(async ({ name, status }) => [`${name} ${status}`, await bytesOf(mux, name, status)] as const),
  );
  mux.stop();
  return new Map(sent);
}

export async function benchBytes(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const [mine, theirs] = await Promise.all([allOf(ours), peer && allOf(peer)]);
  return Object.entries(CASES).flatMap(([name, what]) =>
    [true, false].map((status) => ({
      what: `${what}, status ${status ? "on" : "off"}`,
      unit: "KB",
      ours: mine.get(`${name} ${status}`)! / 1000,
      peer: theirs && theirs.get(`${name} ${status}`)! / 1000,
      atMost: 1,
    })),
  );
}
