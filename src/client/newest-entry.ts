import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Folders whose files make the program. */
const SOURCES = ["src", "plugins", "themes"];

/** The file to run for a program begun by `entry`: its build if that is not older than any source, else the sources. */
export function newestEntry(entry: string): string {
  if (!entry.endsWith("/build/cli.js")) return entry;
  const root = dirname(dirname(entry));
  const builtAt = statSync(entry).mtimeMs;
  const isNewer = (folder: string): boolean =>
    existsSync(folder) &&
    readdirSync(folder, { recursive: true, withFileTypes: true }).some(
      (file) =>
        file.isFile() && /\.tsx?$/.test(file.name) && statSync(join(file.parentPath, file.name)).mtimeMs > builtAt,
    );
  const source = join(root, "src", "cli.ts");
  return existsSync(source) && SOURCES.some((name) => isNewer(join(root, name))) ? source : entry;
}
