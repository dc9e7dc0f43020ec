import type { Binding, KeyTable } from "#model/key-tables.ts";
import { defaultValue, type Options } from "#model/options.ts";
import { optionText } from "#model/options-text.ts";

/** Whether an option, or an item of an array, has another value than its default. */
export function isOptionChanged(options: Options, name: string, key: string | undefined): boolean {
  const row = options.row(name);
  if (row === undefined) return true;
  const value = options.get(name);
  const standard = defaultValue(row);
  if (key === undefined || typeof value !== "object" || typeof standard !== "object") {
    return optionText(value) !== optionText(standard);
  }
  return value.get(key) !== standard.get(key);
}

/** Whether a key is bound to something else than after start, or has another note or repeat flag. */
export function isKeyChanged(table: KeyTable, binding: Binding): boolean {
  const standard = table.defaults.get(binding.keyName);
  if (standard === undefined) return true;
  return (
    standard.repeat !== binding.repeat ||
    standard.note !== binding.note ||
    String(standard.commands) !== String(binding.commands)
  );
}
