import { readFileSync } from "node:fs";
import type { Multiplexer } from "./multiplexer.ts";
import type { Row } from "./table.ts";

const REDRAWS = 1000;
const REST_MS = 10_000;

/** Resident memory of a process, MiB. */
function residentMiB(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

async function unattached(mux: Multiplexer): Promise<number> {
  mux.run("new-session", "-d", "cat");
  await Bun.sleep(1000);
  const memory = residentMiB(mux.serverPid);
  mux.stop();
  return memory;
}

/** Attached, shared where the program can, after redraws and a rest. */
async function attached(mux: Multiplexer, share: boolean): Promise<number> {
  mux.run("new-session", "-d", "-x", "200", "-y", "50", "cat");
  const client = mux.attach();
  await Bun.sleep(1000);
  if (share) {
    mux.run("share");
    mux.run("wait-for", "share-ready");
  }
  for (let i = 0; i < REDRAWS; i++) {
    client.write(Buffer.from(i % 40 === 39 ? "\r" : "x"));
    await Bun.sleep(4);
  }
  await Bun.sleep(REST_MS);
  const memory = residentMiB(mux.serverPid);
  client.close();
  mux.stop();
  return memory;
}

export async function benchMemory(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  return [
    {
      what: "server nobody attached to",
      unit: "MiB",
      peer: peer && (await unattached(peer)),
      ours: await unattached(ours),
      under: 60,
    },
    {
      what: "server attached and sharing, after 1,000 redraws and 10 s",
      unit: "MiB",
      peer: peer && (await attached(peer, false)),
      ours: await attached(ours, true),
      under: 130,
    },
  ];
}
