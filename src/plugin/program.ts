import { writeNewPlugin } from "./new-plugin.ts";

const USAGE = "usage: troam plugin list [-F format] | new name\n";

/**
 * `troam plugin …`.
 *
 * @returns the exit status, or the command line that a server must answer
 */
export function main(argv: readonly string[]): number | { readonly command: readonly string[] } {
  const [verb, ...rest] = argv;
  if (verb === "list") return { command: ["list-plugins", ...rest] };
  if (verb === "new" && rest.length === 1) {
    const { ok, text } = writeNewPlugin(rest[0] ?? "", process.cwd());
    (ok ? process.stdout : process.stderr).write(`${text}\n`);
    return ok ? 0 : 1;
  }
  process.stderr.write(USAGE);
  return 1;
}
