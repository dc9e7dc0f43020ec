import { defineErrors } from "troam/plugin";

/** Why nobody can be waited for, by code; `docs/errors.md` has a row for each. */
export const roamErrors = defineErrors({
  ROAM_BAD_PORT: ({ text }: { readonly text: string }) => `bad port: ${text}`,
  ROAM_NO_PORT: ({ ports, reason }: { readonly ports: string; readonly reason: string }) =>
    `cannot bind UDP ${ports}: ${reason}`,
});
