/**
 * Prints a recording at the pace it was recorded at, once a file is there; then makes another one.
 *
 *     bun bench/recordings/replay.ts RECORDING START DONE
 */
import { existsSync, readFileSync, writeFileSync, writeSync } from "node:fs";

const [recording = "", start = "", done = ""] = process.argv.slice(2);
const pieces = Buffer.from(Bun.gunzipSync(readFileSync(recording)))
  .toString()
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as [time: number, text: string]);

while (!existsSync(start)) await Bun.sleep(20);
const begin = performance.now() - pieces[0]![0];
for (const [time, text] of pieces) {
  const wait = time - (performance.now() - begin);
  if (wait > 0) await Bun.sleep(wait);
  writeSync(1, Buffer.from(text, "latin1"));
}
writeFileSync(done, "");
await Bun.sleep(600_000);
