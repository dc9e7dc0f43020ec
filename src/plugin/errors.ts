import { defineErrors } from "./coded-error.ts";

/** Why a plugin is not there, by code; `docs/errors.md` has a row for each. */
export const pluginErrors = defineErrors({
  PLUGIN_NOT_FOUND: ({ reason }: { readonly reason: string }) => reason,
  PLUGIN_ENGINE_MISMATCH: ({ range, version }: { readonly range: string; readonly version: string }) =>
    `wants troam ${range}, this is ${version}`,
  PLUGIN_API_MISMATCH: ({ wants, has }: { readonly wants: number; readonly has: number }) =>
    `written for plugin API ${wants}, this troam has ${has}; ${wants > has ? "update troam" : "update the plugin"}`,
  PLUGIN_IMPORT_FAILED: ({ reason }: { readonly reason: string }) => reason,
  PLUGIN_NAME_TAKEN: ({ name }: { readonly name: string }) => `a plugin named ${name} is already loaded`,
  PLUGIN_ACTIVATE_FAILED: ({ reason }: { readonly reason: string }) => reason,
  PLUGIN_FAULTS: ({ last }: { readonly last: string }) => `disabled after repeated faults, the last: ${last}`,
});
