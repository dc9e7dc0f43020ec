import { join } from "node:path";

/**
 * Builds the reader that throws all away (raw-reader.c) into a folder.
 *
 * @returns its path; undefined, and said so, where there is no C compiler
 */
export function buildRawReader(folder: string): string | undefined {
  const compiler = Bun.which("cc") ?? Bun.which("gcc") ?? Bun.which("clang");
  if (compiler === null) {
    console.log("there is no C compiler: the reader that throws all away is missing");
    return undefined;
  }
  const program = join(folder, "raw-reader");
  const built = Bun.spawnSync([compiler, "-O2", "-o", program, join(import.meta.dir, "raw-reader.c")]);
  if (built.exitCode === 0) return program;
  console.log(`the reader that throws all away could not be built: ${built.stderr.toString()}`);
  return undefined;
}
