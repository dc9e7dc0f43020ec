import type { OptionValue } from "#model/options.ts";

/**
 * An option's value as formats see it: flags are 1 and 0 (or on and off where they are listed), the items of an array are joined by
 * blanks.
 */
export function optionText(value: OptionValue | undefined, flags: "number" | "word" = "number"): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return flags === "number" ? (value ? "1" : "0") : value ? "on" : "off";
  if (typeof value === "object") return [...value.values()].join(" ");
  return String(value);
}
