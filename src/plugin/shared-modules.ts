/**
 * Modules that a plugin outside our tree gets from us, so that it needs no `node_modules` and there is one React for all.
 * Those that something `require`s must be loaded before they are handed out; Ink is slow to load and ESM only, so it waits.
 */
const EAGER = [
  "troam/plugin",
  "troam/plugin/screen",
  "troam/plugin/testing",
  "react",
  "react/jsx-runtime",
  "react/jsx-dev-runtime",
];
const LAZY = ["ink"];

let shared: Promise<void> | undefined;

/** Makes the shared modules importable from anywhere; once per process, before the first foreign plugin is imported. */
export function shareModules(): Promise<void> {
  shared ??= register();
  return shared;
}

async function register(): Promise<void> {
  // By path: once the names are taken over, an import by name would come back here.
  const load = (name: string): Promise<Record<string, unknown>> => import(Bun.resolveSync(name, import.meta.dir));
  const eager = await Promise.all(EAGER.map(async (name) => [name, await load(name)] as const));
  Bun.plugin({
    name: "troam-shared-modules",
    setup(build) {
      for (const [name, exports] of eager) build.module(name, () => ({ exports, loader: "object" }));
      for (const name of LAZY) build.module(name, async () => ({ exports: await load(name), loader: "object" }));
    },
  });
}
