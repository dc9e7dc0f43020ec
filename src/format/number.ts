/**
 * A decimal integer between `min` and `max`, as strtonum(3) reads it: blanks before it are fine, anything after it is not.
 * @returns undefined for anything else
 */
export function parseInteger(text: string, min: number, max: number): number | undefined {
  if (!/^[ \t\n\v\f\r]*[-+]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

const DECIMAL = /^[ \t\n\v\f\r]*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const HEXADECIMAL = /^[ \t\n\v\f\r]*([-+]?)0x([\da-f]+)$/i;
const WORD = /^[ \t\n\v\f\r]*([-+]?)(inf|infinity|nan)$/i;

/** A number as strtod(3) reads it, the whole text or undefined; the empty text is 0. */
export function parseNumber(text: string): number | undefined {
  if (text === "") return 0;
  if (DECIMAL.test(text)) return Number(text);
  const hexadecimal = HEXADECIMAL.exec(text);
  if (hexadecimal !== null) return Number(`0x${hexadecimal[2]}`) * (hexadecimal[1] === "-" ? -1 : 1);
  const word = WORD.exec(text);
  if (word === null) return undefined;
  if (word[2]?.toLowerCase() === "nan") return Number.NaN;
  return word[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Largest magnitude that a 64-bit integer holds; what is beyond becomes the smallest, as on x86. */
const INT64 = 2 ** 63;

/** Cuts the fraction off as a cast to a 64-bit integer does. */
export function truncate(value: number): number {
  if (Number.isNaN(value) || value >= INT64 || value < -INT64) return -INT64;
  return Math.trunc(value) + 0; // no -0
}

/** As `%.*f`: always in full, never with an exponent. */
export function formatFixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "-nan"; // the sign that 0/0 has on x86
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return `-${(0).toFixed(decimals)}`;
  if (Math.abs(value) < 1e21) return value.toFixed(decimals);
  return BigInt(value).toString() + (decimals === 0 ? "" : `.${"0".repeat(decimals)}`);
}
