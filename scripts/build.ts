/**
 * Builds `build/`: no types to take out and fewer files to find. The client is one file, `cli.js`, which a command
 * loads and nothing else; server and plugins are files of their own beside it. `bin/troam` runs it as long as no
 * source is newer. Packages stay outside, in node_modules.
 */
import type { BunPlugin } from "bun";
import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(import.meta.dir, "..");
const outdir = join(root, "build");

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;
// Named one by one: `packages: "external"` would leave our own `#layer/…` outside too.
const packages = [
  ...Object.keys(manifest.dependencies ?? {}),
  ...Object.keys(manifest.optionalDependencies ?? {}),
  "@lydell/*",
];

/** What the client loads only when it needs it, and the sources of that: files of their own, for they use `node:fs`. */
const PARTS: Readonly<Record<string, string>> = {
  "./server/main.ts": "src/server/main.ts",
  "./plugin/program.ts": "src/plugin/program.ts",
  "../plugins/builtin.ts": "plugins/builtin.ts",
  "./newest-entry.ts": "src/client/newest-entry.ts",
  "./raw-words.ts": "src/client/raw-words.ts",
  "./foreground.ts": "src/client/foreground.ts",
};

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

rmSync(outdir, { recursive: true, force: true });
const server = await Bun.build({
  ...common,
  entrypoints: Object.values(PARTS).map((source) => join(root, source)),
  splitting: true,
  naming: "[name].[ext]",
});
const client = await Bun.build({ ...common, entrypoints: [join(root, "src/cli.ts")], plugins: [parts] });
for (const message of [...server.logs, ...client.logs]) console.error(message);
process.exit(server.success && client.success ? 0 : 1);
