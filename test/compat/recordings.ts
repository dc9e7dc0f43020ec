import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const DIRECTORY = join(import.meta.dir, "streams");

/** What a program wrote, on a pty of that size. */
export interface Recording {
  readonly name: string;
  readonly cols: number;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** The recorded streams: `NAME-COLSxROWS.gz`. */
export const recordings: readonly Recording[] = readdirSync(DIRECTORY).map((file) => {
  const [, name = "", cols, rows] = /^(.*)-(\d+)x(\d+)\.gz$/.exec(file)!;
  return { name, cols: Number(cols), rows: Number(rows), bytes: gunzipSync(readFileSync(join(DIRECTORY, file))) };
});
