import type { CommandDefinition } from "../command.ts";

/** All built-in commands: one file each. */
export const builtins: readonly CommandDefinition[] = [];
