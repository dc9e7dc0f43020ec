import { PLUGIN_API, type PluginDefinition } from "./define.ts";
import { pluginErrors } from "./errors.ts";
import type { Resolved } from "./resolve.ts";
import { shareModules } from "./shared-modules.ts";

/** How built-in plugins are loaded, by name. */
export type BuiltinPlugins = Readonly<Record<string, () => Promise<{ readonly default: PluginDefinition }>>>;

/** Imports a plugin's module. @throws Error whatever the module throws, or that it is no plugin */
export async function importPlugin(resolved: Resolved, builtins: BuiltinPlugins): Promise<PluginDefinition> {
  if (resolved.kind === "builtin") {
    const load = builtins[resolved.name];
    if (load === undefined) throw new Error(`no built-in plugin ${resolved.name}`);
    return (await load()).default;
  }
  await shareModules();
  const module: { default?: unknown } = await import(resolved.entry);
  return assertDefinition(module.default);
}

/**
 * Forgets a plugin's modules, helpers too, so that the next import reads them again.
 * A query behind the path would renew the entry alone, and leak the old ones.
 */
export function forgetModules(resolved: Resolved): void {
  if (resolved.kind !== "file") return;
  for (const path of Object.keys(require.cache)) {
    if (path === resolved.entry || path.startsWith(`${resolved.home}/`)) delete require.cache[path];
  }
}

function assertDefinition(value: unknown): PluginDefinition {
  if (typeof value !== "object" || value === null)
    throw new Error("the module has no default export of definePlugin()");
  const { name, api } = value as Partial<PluginDefinition>;
  if (typeof name !== "string" || !/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name)) {
    throw new Error(`bad plugin name: ${String(name)}`);
  }
  if (typeof api !== "number") throw new Error("the definition has no api version");
  return value as PluginDefinition;
}

/** @throws CodedError PLUGIN_API_MISMATCH, both sides named */
export function assertApi({ api }: PluginDefinition): void {
  if (api !== PLUGIN_API) throw pluginErrors.PLUGIN_API_MISMATCH({ wants: api, has: PLUGIN_API });
}

/** Checks `engines.troam`, before any code of the plugin runs. @throws CodedError PLUGIN_ENGINE_MISMATCH */
export function assertEngine(range: string | undefined, version: string): void {
  if (range !== undefined && !Bun.semver.satisfies(version, range))
    throw pluginErrors.PLUGIN_ENGINE_MISMATCH({ range, version });
}
