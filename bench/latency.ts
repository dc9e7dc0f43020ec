import type { Multiplexer } from "./multiplexer.ts";
import { type Row, median, percentile } from "./table.ts";

const KEYS = 300;
const COMMANDS = 40;
const STARTS = 7;
const INTERRUPTS = 8;
const STALLS = 600;

/** Times from a key's bytes to the bytes of its echo, through client, server and pane and back, ms. */
async function echoTimes(mux: Multiplexer): Promise<number[]> {
  mux.run("new-session", "-d", "-x", "200", "-y", "50", "cat");
  let seen: () => void = () => {};
  const client = mux.attach(() => seen());
  await Bun.sleep(1000);
  const times: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const start = performance.now();
    const echo = new Promise<void>((resolve) => (seen = resolve));
    client.write(Buffer.from([97 + (key % 26)]));
    await Promise.race([echo, Bun.sleep(1000)]);
    times.push(performance.now() - start);
    // A pause that no frame interval divides: an echo must not wait for a timer.
    await Bun.sleep(13 + (key % 7));
    if (key % 60 === 59) client.write(Buffer.from("\r"));
  }
  client.close();
  mux.stop();
  return times;
}

/** Whole-process time of a client command, ms. */
function commandTimes(mux: Multiplexer): number[] {
  mux.run("new-session", "-d", "cat");
  const times: number[] = [];
  for (let i = 0; i < COMMANDS; i++) {
    const start = performance.now();
    mux.run("ls");
    times.push(performance.now() - start);
  }
  mux.stop();
  return times;
}

/** From nothing to a session, ms. */
async function startTimes(mux: Multiplexer): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const start = performance.now();
    mux.run("new-session", "-d", "cat");
    times.push(performance.now() - start);
    mux.stop();
    await Bun.sleep(150);
  }
  return times;
}

/** From C-c typed under an endless flood until the shell's answer is on its way to the terminal, ms. */
async function interruptTimes(mux: Multiplexer): Promise<number[]> {
  mux.run("new-session", "-d", "-x", "200", "-y", "50", "PS1='READY> ' exec sh -i");
  let tail = "";
  const client = mux.attach((bytes) => (tail = (tail + Buffer.from(bytes).toString("latin1")).slice(-4000)));
  await Bun.sleep(1000);
  const times: number[] = [];
  for (let i = 0; i < INTERRUPTS; i++) {
    client.write(Buffer.from("yes 0123456789012345678901234567890123456789012345678901234567890123456789\r"));
    await Bun.sleep(700);
    tail = "";
    const start = performance.now();
    client.write(Buffer.from("\x03"));
    while (!tail.includes("READY>") && performance.now() - start < 10_000) await Bun.sleep(1);
    times.push(performance.now() - start);
    await Bun.sleep(100);
  }
  client.close();
  mux.stop();
  return times;
}

/** Time that a command takes to be answered while another session's pane floods an attached terminal, ms: how long the loop stands still. */
async function stallTimes(mux: Multiplexer): Promise<number[]> {
  mux.run(
    "new-session",
    "-d",
    "-s",
    "flood",
    "-x",
    "200",
    "-y",
    "50",
    "sleep 1; exec yes 0123456789012345678901234567890123456789",
  );
  mux.run("new-session", "-d", "-s", "quiet", "cat");
  const client = mux.attach(() => {}, { session: "flood" });
  const control = mux.control("quiet");
  await control.ask("refresh-client -f no-output");
  await Bun.sleep(1500);
  const times: number[] = [];
  for (let i = 0; i < STALLS; i++) {
    const start = performance.now();
    await control.ask("display-message -p x");
    times.push(performance.now() - start);
    await Bun.sleep(1 + (i % 7));
  }
  control.close();
  client.close();
  mux.stop();
  return times;
}

export async function benchLatency(ours: Multiplexer, peer: Multiplexer | undefined): Promise<Row[]> {
  const peerEcho = peer && (await echoTimes(peer));
  const echo = await echoTimes(ours);
  const peerInterrupt = peer && (await interruptTimes(peer));
  const interrupt = await interruptTimes(ours);
  const peerStall = peer && (await stallTimes(peer));
  const stall = await stallTimes(ours);
  return [
    { what: "echo of a key, p50", unit: "ms", ours: median(echo), peer: peerEcho && median(peerEcho), atMost: 4 },
    { what: "echo of a key, p99", unit: "ms", ours: percentile(echo, 99), peer: peerEcho && percentile(peerEcho, 99) },
    { what: "ls", unit: "ms", peer: peer && median(commandTimes(peer)), ours: median(commandTimes(ours)), atMost: 4 },
    {
      what: "new-session -d without a server",
      unit: "ms",
      peer: peer && median(await startTimes(peer)),
      ours: median(await startTimes(ours)),
    },
    {
      what: "C-c under a flood, worst of 8",
      unit: "ms",
      peer: peerInterrupt && Math.max(...peerInterrupt),
      ours: Math.max(...interrupt),
      under: 100,
    },
    { what: "a command under a flood, p50", unit: "ms", peer: peerStall && median(peerStall), ours: median(stall) },
    {
      what: "… the longest of 600: a stall of the loop",
      unit: "ms",
      peer: peerStall && Math.max(...peerStall),
      ours: Math.max(...stall),
      under: 20,
    },
  ];
}
