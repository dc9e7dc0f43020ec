import type { PluginDefinition } from "troam/plugin";

/** The plugins that come with the program, loaded when somebody asks for them. */
export const builtinPlugins: Readonly<Record<string, () => Promise<{ readonly default: PluginDefinition }>>> = {
  "share-relay": () => import("./share-relay/index.ts"),
};

/** Which plugin a program of the command line (`troam relay …`) belongs to, so that no other one is loaded for it. */
export const builtinPrograms: Readonly<Record<string, string>> = {
  relay: "share-relay",
};
