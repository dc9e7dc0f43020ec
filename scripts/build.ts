/**
 * Builds `build/`: no types to take out and fewer files to find. `cli.js` is the whole program, which loads server and
 * plugins from files beside it; packages stay outside, in node_modules. `client` is the client alone, compiled together
 * with bun and as bytecode: what a command starts with, in half the time. `bin/troam` is a link to it. A build is used
 * as long as no source is newer.
 */
import type { BunPlugin } from "bun";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const root = join(import.meta.dir, "..");
/** A failed build leaves the one that is there. */
const outdir = join(root, "build.new");

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;
// Named one by one: `packages: "external"` would leave our own `#layer/…` outside too.
const packages = [
  ...Object.keys(manifest.dependencies ?? {}),
  ...Object.keys(manifest.optionalDependencies ?? {}),
  "@lydell/*",
];

/** What the program loads only when it needs it, and the sources of that: files of their own, shared parts apart. */
const PARTS: Readonly<Record<string, string>> = {
  "./server/main.ts": "src/server/main.ts",
  "./plugin/program.ts": "src/plugin/program.ts",
  "../plugins/builtin.ts": "plugins/builtin.ts",
};

/** What runs in a thread of its own. */
const THREADS = ["src/pty/flood-thread.ts"];

const parts: BunPlugin = {
  name: "parts",
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ path, kind }) => {
      const source = kind === "dynamic-import" ? PARTS[path] : undefined;
      return source === undefined ? undefined : { path: `./${basename(source, ".ts")}.js`, external: true };
    });
  },
};

const common = {
  outdir,
  target: "bun",
  // React's production build, and JSX for it
  define: { "process.env.NODE_ENV": '"production"' },
  external: packages.flatMap((name) => (name.endsWith("*") ? [name] : [name, `${name}/*`])),
  minify: { syntax: true, whitespace: true, identifiers: false },
  sourcemap: "linked",
} as const;

/** Of the client, paths from the root. */
const clientSources = ["src/client", "src/system", "src/wire"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);
/** Where Bun may be: an install with scripts moves it from its platform's package to its own. */
const bun = relative(root, process.execPath);
const bunPaths = bun.startsWith("..") ? [process.execPath] : [bun, "node_modules/bun/bin/bun.exe"];

rmSync(outdir, { recursive: true, force: true });
const server = await Bun.build({
  ...common,
  entrypoints: [...Object.values(PARTS), ...THREADS].map((source) => join(root, source)),
  splitting: true,
  naming: "[name].[ext]",
});
const whole = await Bun.build({ ...common, entrypoints: [join(root, "src/cli.ts")], plugins: [parts] });
const client = await Bun.build({
  entrypoints: [join(root, "src/client/program.ts")],
  compile: {
    outfile: join(outdir, "client"),
    // nothing in the folder that it is called from may change it
    autoloadDotenv: false,
    autoloadBunfig: false,
    autoloadTsconfig: false,
    autoloadPackageJson: false,
  },
  // as ES modules: the bytecode of CommonJS takes 0.4 ms more to start
  format: "esm",
  bytecode: true,
  minify: true,
  define: {
    BUILT_BY: JSON.stringify(bunPaths),
    BUILT_FROM: JSON.stringify(clientSources),
  },
});
const results = [server, whole, client];
for (const message of results.flatMap(({ logs }) => logs)) console.error(message);
if (!results.every(({ success }) => success)) process.exit(1);
rmSync(join(root, "build"), { recursive: true, force: true });
renameSync(outdir, join(root, "build"));
const program = join(root, "bin", "troam");
mkdirSync(dirname(program), { recursive: true });
rmSync(program, { force: true });
symlinkSync("../build/client", program);
process.exit(0);
