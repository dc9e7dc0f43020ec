import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/**
 * The files that a path or pattern names, in order of name; none when nothing is there.
 *
 * @param cwd where a relative path begins; taken as it is, whatever characters it has
 */
export function globPaths(pattern: string, cwd: string): string[] {
  const path = isAbsolute(pattern) ? pattern : join(cwd, pattern);
  if (existsSync(path)) return [path];
  if (!/[*?[]/.test(pattern)) return [];
  // Braces mean nothing in glob(3).
  const plain = pattern.replaceAll(/[{}]/g, "[$&]");
  const [base, relative] = isAbsolute(plain) ? ["/", plain.replace(/^\/+/, "")] : [cwd, plain];
  return [...new Bun.Glob(relative).scanSync({ cwd: base, absolute: true, onlyFiles: false })].sort();
}
