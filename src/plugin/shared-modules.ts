/**
 * Modules that a plugin outside our tree gets from us, so that it needs no `node_modules`, and there is one engine and
 * one React for all. What something `require`s must be loaded before it is handed out; Ink is slow to load and ESM only,
 * so it waits.
 */
const OURS: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  "troam/plugin": () => import("./index.ts"),
  "troam/plugin/screen": () => import("./screen.ts"),
  "troam/plugin/testing": () => import("./testing.ts"),
};
const PACKAGES = ["react", "react/jsx-runtime", "react/jsx-dev-runtime"];
const LATE_PACKAGES = ["ink"];

let shared: Promise<void> | undefined;

/** Makes the shared modules importable from anywhere; once per process, before the first foreign plugin is imported. */
export function shareModules(): Promise<void> {
  shared ??= register();
  return shared;
}

async function register(): Promise<void> {
  // By path: once the names are taken over, an import by name would come back here.
  const load = (name: string): Promise<Record<string, unknown>> => import(Bun.resolveSync(name, import.meta.dir));
  const loaded = await Promise.all([
    ...Object.entries(OURS).map(async ([name, own]) => [name, await own()] as const),
    ...PACKAGES.map(async (name) => [name, await load(name)] as const),
  ]);
  Bun.plugin({
    name: "troam-shared-modules",
    setup(build) {
      for (const [name, exports] of loaded) build.module(name, () => ({ exports, loader: "object" }));
      for (const name of LATE_PACKAGES) {
        build.module(name, async () => ({ exports: await load(name), loader: "object" }));
      }
    },
  });
}
