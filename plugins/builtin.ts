import type { PluginDefinition, PluginProgram } from "troam/plugin";
import { programOwners } from "./program-owners.ts";

/** The plugins that come with the program, loaded when somebody asks for them. */
export const builtinPlugins: Readonly<Record<string, () => Promise<{ readonly default: PluginDefinition }>>> = {
  "share-relay": () => import("./share-relay/index.ts"),
  "udp-roam": () => import("./udp-roam/index.ts"),
};

/** @returns the program of a built-in plugin, undefined when none has one of that name */
export async function loadProgram(name: string): Promise<PluginProgram | undefined> {
  const owner = programOwners.get(name);
  const plugin = owner === undefined ? undefined : await builtinPlugins[owner]?.();
  return plugin?.default.programs?.[name]?.();
}
