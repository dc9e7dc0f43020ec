import type { FormatVariable } from "./define.ts";

/** Every built-in format variable by name. */
export const variables: ReadonlyMap<string, FormatVariable> = new Map();
