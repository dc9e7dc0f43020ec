// Set-up on a machine that has Node and npm, or Bun, and nothing else: dependencies, then the build.
// Does nothing where nothing is missing. Plain JavaScript for Node: it runs before there is Bun.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const program = join(root, "bin", "troam");
const installed = join(root, "node_modules", ".installed");

/** @returns path of the Bun that came with the dependencies, undefined before they are installed */
export function findBun() {
  const folder = join(root, "node_modules", "@oven");
  const platforms = existsSync(folder) ? readdirSync(folder) : [];
  const paths = platforms.map((platform) => join(folder, platform, "bin", "bun"));
  return [...paths, join(root, "node_modules", "bun", "bin", "bun.exe")].find((path) => existsSync(path));
}

/** Ends the script with the program's own words when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
  if (result.error) fail(`cannot run ${command}: ${result.error.message}`);
  if (result.status !== 0) fail(`${command} ${args[0] ?? ""} failed (status ${result.status ?? result.signal})`);
}

export function fail(message) {
  console.error(`troam: ${message}`);
  process.exit(1);
}

function isNewer(path, than) {
  return !existsSync(than) || statSync(path).mtimeMs > statSync(than).mtimeMs;
}

function install() {
  if (!isNewer(join(root, "package-lock.json"), installed) && findBun() !== undefined) return;
  console.error("troam: installing dependencies …");
  // No install script is needed: Bun and the pty addon come as prebuilt files, and the rest is JavaScript.
  const hasNpm = spawnSync("npm", ["--version"], { stdio: "ignore" }).status === 0;
  if (hasNpm)
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: ["ignore", 2, 2] });
  else
    run(process.versions.bun ? process.execPath : "bun", ["install", "--ignore-scripts", "--no-save"], {
      stdio: ["ignore", 2, 2],
    });
  if (findBun() === undefined)
    fail(
      `there is no Bun for ${process.platform} ${process.arch} among the dependencies: see https://bun.sh for another way`,
    );
  writeFileSync(installed, "");
}

function build() {
  const entry = join(root, "build", "cli.js");
  const folders = ["src", "plugins", "themes"].map((name) => join(root, name));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((path) => join(folder, path)),
  );
  if (existsSync(program) && !sources.some((path) => /\.tsx?$/.test(path) && isNewer(path, entry))) return;
  run(findBun(), ["--no-env-file", "--config=/dev/null", join(root, "scripts", "build.ts")]);
}

export function setUp() {
  install();
  build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
