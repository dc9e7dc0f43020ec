import { exec, fileSystem, newestMs, writeText } from "./native.ts";
import { rawWords } from "./raw-words.ts";

/** Put in by the build, paths from the root: where Bun may be, and the sources that the compiled client is made of. */
declare const BUILT_BY: readonly string[];
declare const BUILT_FROM: readonly string[];

/** In the compiled client, which has neither the server nor plugins in it. */
const isCompiled = (): boolean => Bun.main.startsWith("/$bunfs/");

/** Names and first words for which it takes the whole program: parts that plugins bring, their housekeeping, the server. */
const OTHERS = "mosh";
const OTHER_PARTS = ["relay", "roam", "plugin", "troam-server"];

export function needsWholeProgram(called: string, words: readonly string[]): boolean {
  const first = words[0] ?? "";
  return called.startsWith(OTHERS) || first.startsWith(OTHERS) || OTHER_PARTS.includes(first);
}

/** The folder that `src/` and `build/` are in. */
function rootFolder(): string {
  // build/cli.js, src/cli.ts, or the compiled client in build/
  const own = isCompiled() ? process.execPath : Bun.main;
  return own.slice(0, own.lastIndexOf("/", own.lastIndexOf("/") - 1));
}

/** Whether a source of the compiled client was changed since, or taken away. */
export function isStale(): boolean {
  const root = rootFolder();
  const newest = newestMs(root, BUILT_FROM);
  if (newest <= newestMs("", [process.execPath])) return false;
  // a build without sources is all there is
  return newest !== Infinity || newestMs(root, ["src/cli.ts"]) !== Infinity;
}

/** Words that start the whole program: the build, as long as no source is newer, else the sources. */
export function wholeProgram(): string[] {
  const flags = ["--no-env-file", "--config=/dev/null", "--no-install"];
  if (!isCompiled()) return [process.execPath, ...flags, Bun.main];
  const root = rootFolder();
  const paths = BUILT_BY.map((path) => (path.startsWith("/") ? path : `${root}/${path}`));
  const bun = paths.find((path) => newestMs("", [path]) !== Infinity) ?? paths[0] ?? "bun";
  const built = newestMs(root, ["build/cli.js"]);
  const isUsable = built !== Infinity && built >= newestSourceMs(root);
  return [bun, ...flags, `${root}/${isUsable ? "build/cli.js" : "src/cli.ts"}`];
}

function newestSourceMs(root: string): number {
  const { existsSync, readdirSync } = fileSystem();
  if (!existsSync(`${root}/src`)) return 0;
  return Math.max(
    ...["src", "plugins", "themes"].map((folder) => {
      const paths = readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" });
      return newestMs(
        `${root}/${folder}`,
        paths.filter((path) => /\.tsx?$/.test(path)),
      );
    }),
  );
}

/** Becomes the whole program under the same name. @returns the exit status where that cannot be */
export function becomeWholeProgram(called: string, words: readonly string[]): number {
  const [bun = "", ...rest] = wholeProgram();
  exec(bun, [bun, ...rest, called, ...rawWords(words)], {});
  writeText(2, `${called}: ${notRun(bun)}\n`);
  return 1;
}

/** What is said where Bun is not there, or is none. */
export function notRun(bun: string): string {
  return `cannot run ${bun}: run 'npm start' or 'npm run build' in ${rootFolder()}`;
}
