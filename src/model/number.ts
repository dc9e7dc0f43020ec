export type NumberResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: "invalid" | "too small" | "too large" | "empty" };

/** A whole number between the limits, both included; the error words are those of strtonum(3). */
export function parseNumber(text: string, min: number, max: number): NumberResult {
  if (!/^\s*[+-]?[0-9]+$/.test(text)) return { ok: false, error: "invalid" };
  const value = Number(text);
  if (value < min) return { ok: false, error: "too small" };
  if (value > max) return { ok: false, error: "too large" };
  return { ok: true, value };
}

/** A size: a whole number, or with `%` that part of `whole` (0 to 1000 percent), rounded down. */
export function parseSize(text: string, min: number, max: number, whole: number): NumberResult {
  if (text === "") return { ok: false, error: "empty" };
  if (!text.endsWith("%")) return parseNumber(text, min, max);
  const percent = parseNumber(text.slice(0, -1), 0, 1000);
  if (!percent.ok) return percent;
  const value = Math.trunc((whole * percent.value) / 100);
  if (value < min) return { ok: false, error: "too small" };
  if (value > max) return { ok: false, error: "too large" };
  return { ok: true, value };
}
