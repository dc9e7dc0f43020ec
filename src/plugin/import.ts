import { PLUGIN_API, type PluginDefinition } from "./define.ts";
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

/** @returns why a plugin's API version does not fit, both sides named; undefined when it does */
export function apiMismatch(definition: PluginDefinition): string | undefined {
  if (definition.api === PLUGIN_API) return undefined;
  const remedy = definition.api > PLUGIN_API ? "update troam" : "update the plugin";
  return `written for plugin API ${definition.api}, this troam has ${PLUGIN_API}; ${remedy}`;
}

/** @returns why `engines.troam` does not fit, checked before any code of the plugin runs */
export function engineMismatch(range: string | undefined, version: string): string | undefined {
  if (range === undefined || Bun.semver.satisfies(version, range)) return undefined;
  return `wants troam ${range}, this is ${version}`;
}
