import type { PluginDefinition, PluginProgram } from "troam/plugin";

/** The plugins that come with the program, loaded when somebody asks for them. */
export const builtinPlugins: Readonly<Record<string, () => Promise<{ readonly default: PluginDefinition }>>> = {
  "share-relay": () => import("./share-relay/index.ts"),
  "udp-roam": () => import("./udp-roam/index.ts"),
};

/** Which plugin a program of the command line (`troam relay …`) belongs to, so that no other one is loaded for it. */
const programOwners: Readonly<Record<string, string>> = {
  relay: "share-relay",
  roam: "udp-roam",
  mosh: "udp-roam",
  "mosh-client": "udp-roam",
  "mosh-server": "udp-roam",
};

/** @returns the program of a built-in plugin, undefined when none has one of that name */
export async function loadProgram(name: string): Promise<PluginProgram | undefined> {
  const owner = Object.hasOwn(programOwners, name) ? programOwners[name] : undefined;
  const plugin = owner === undefined ? undefined : await builtinPlugins[owner]?.();
  return plugin?.default.programs?.[name]?.();
}
