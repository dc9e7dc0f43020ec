const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAY_MS = 86_400_000;

/** A format that comes to more than this is given up, as tmux's buffer would be. */
export const STRFTIME_LIMIT = 8192;

/** A number and how it is padded where no flag says otherwise. */
interface Numeric {
  readonly value: number;
  readonly width: number;
  readonly pad: "0" | " ";
}

type Conversion = (date: Date) => string | Numeric;

const two = (value: number): Numeric => ({ value, width: 2, pad: "0" });
const blankTwo = (value: number): Numeric => ({ value, width: 2, pad: " " });
const hour12 = (date: Date): number => date.getHours() % 12 || 12;
const format =
  (template: string): Conversion =>
  (date) =>
    strftime(template, date) ?? "";

/** What follows the `%`, in the C locale. Source: POSIX strftime, and glibc's additions */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  "%": () => "%",
  A: (date) => DAYS[date.getDay()] ?? "",
  B: (date) => MONTHS[date.getMonth()] ?? "",
  C: (date) => two(Math.floor(date.getFullYear() / 100)),
  D: format("%m/%d/%y"),
  F: format("%Y-%m-%d"),
  G: (date) => ({ value: isoWeek(date).year, width: 1, pad: "0" }),
  H: (date) => two(date.getHours()),
  I: (date) => two(hour12(date)),
  M: (date) => two(date.getMinutes()),
  P: (date) => (date.getHours() < 12 ? "am" : "pm"),
  R: format("%H:%M"),
  S: (date) => two(date.getSeconds()),
  T: format("%H:%M:%S"),
  U: (date) => two(Math.floor((dayOfYear(date) + 7 - date.getDay()) / 7)),
  V: (date) => two(isoWeek(date).week),
  W: (date) => two(Math.floor((dayOfYear(date) + 7 - ((date.getDay() + 6) % 7)) / 7)),
  X: format("%H:%M:%S"),
  Y: (date) => ({ value: date.getFullYear(), width: 1, pad: "0" }),
  Z: zoneName,
  a: (date) => (DAYS[date.getDay()] ?? "").slice(0, 3),
  b: (date) => (MONTHS[date.getMonth()] ?? "").slice(0, 3),
  c: format("%a %b %e %H:%M:%S %Y"),
  d: (date) => two(date.getDate()),
  e: (date) => blankTwo(date.getDate()),
  g: (date) => two(isoWeek(date).year % 100),
  h: (date) => (MONTHS[date.getMonth()] ?? "").slice(0, 3),
  j: (date) => ({ value: dayOfYear(date) + 1, width: 3, pad: "0" }),
  k: (date) => blankTwo(date.getHours()),
  l: (date) => blankTwo(hour12(date)),
  m: (date) => two(date.getMonth() + 1),
  n: () => "\n",
  p: (date) => (date.getHours() < 12 ? "AM" : "PM"),
  r: format("%I:%M:%S %p"),
  s: (date) => ({ value: Math.floor(date.getTime() / 1000), width: 1, pad: "0" }),
  t: () => "\t",
  u: (date) => ({ value: date.getDay() || 7, width: 1, pad: "0" }),
  w: (date) => ({ value: date.getDay(), width: 1, pad: "0" }),
  x: format("%m/%d/%y"),
  y: (date) => two(((date.getFullYear() % 100) + 100) % 100),
  z: (date) => zoneOffset(date),
};

/**
 * Formats a local time as strftime(3) in the C locale, with glibc's flags (`%-d`, `%_H`, `%^a`) and widths. What is no conversion
 * stays as it is.
 *
 * @returns undefined where the result would pass `STRFTIME_LIMIT`
 */
export function strftime(template: string, date: Date): string | undefined {
  if (!template.includes("%")) return template.length < STRFTIME_LIMIT ? template : undefined;
  const text = template.replace(
    /%([-_0^#]*)(\d{0,4})[EO]?([%A-Za-z])/g,
    (all, flags: string, width: string, letter: string) => {
      const conversion = Object.hasOwn(CONVERSIONS, letter) ? CONVERSIONS[letter] : undefined;
      return conversion === undefined ? all : pad(conversion(date), flags, width === "" ? undefined : Number(width));
    },
  );
  return text.length < STRFTIME_LIMIT ? text : undefined;
}

/** As ctime(3), without the newline: `Sun Sep  9 01:46:40 2001`. */
export function ctime(date: Date): string {
  return strftime("%a %b %e %H:%M:%S %Y", date) ?? "";
}

function pad(part: string | Numeric, flags: string, width: number | undefined): string {
  const fill = flags.includes("_") ? " " : flags.includes("0") ? "0" : typeof part === "string" ? " " : part.pad;
  if (typeof part === "string") {
    const cased = flags.includes("^") || flags.includes("#") ? part.toUpperCase() : part;
    return cased.padStart(width ?? 0, fill);
  }
  if (flags.includes("-")) return String(part.value);
  return String(part.value).padStart(width ?? part.width, fill);
}

/** 0-based. By UTC fields, since a local day may have 23 or 25 hours. */
function dayOfYear(date: Date): number {
  return Math.round(
    (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - Date.UTC(date.getFullYear(), 0, 1)) / DAY_MS,
  );
}

/** ISO 8601: a week belongs to the year that holds its Thursday. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7)));
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1 };
}

function zoneOffset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${hours}${String(size % 60).padStart(2, "0")}`;
}

function zoneName(date: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(date);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
