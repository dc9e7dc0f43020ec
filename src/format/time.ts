import { ctime, strftime } from "./strftime.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * A time as short as it can be told (`t/p`): `14:05` for the last day, `Mon03` this month or within 28 days, `03Nov` within a year,
 * else `Nov25`.
 *
 * @param time,now seconds since the epoch
 * Source: tmux/tmux format.c, format_pretty_time
 */
export function prettyTime(time: number, now: number): string {
  const present = Math.max(now, time);
  const age = present - time;
  const then = new Date(time * 1000);
  const today = new Date(present * 1000);
  const years = today.getFullYear() - then.getFullYear();
  let template = "%h%y";
  if (age < DAY) template = "%H:%M";
  else if ((years === 0 && today.getMonth() === then.getMonth()) || age < 28 * DAY) template = "%a%d";
  else if ((years === 0 && then.getMonth() < today.getMonth()) || (years === 1 && then.getMonth() > today.getMonth()))
    template = "%d%b";
  return strftime(template, then) ?? "";
}

/** How long ago (`t/r`), in the two largest units: `3d4h`, `2m`, `0s`. Undefined for a time to come. */
export function relativeTime(time: number, now: number): string | undefined {
  const age = now - time;
  if (age < 0) return undefined;
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(age / DAY), "d"],
    [Math.floor((age % DAY) / HOUR), "h"],
    [Math.floor((age % HOUR) / 60), "m"],
    [age % 60, "s"],
  ];
  const first = units.findIndex(([count]) => count !== 0);
  if (first === -1) return "0s";
  return units
    .slice(first, first + 2)
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join("");
}

/** How a time is told: `t`, `t/p`, `t/r`, `t/d`, or `t/f/FORMAT`. */
export type TimeStyle =
  | { readonly kind: "ctime" | "pretty" | "relative" | "difference" }
  | { readonly kind: "format"; readonly format: string };

/** @param time,now seconds since the epoch. @returns undefined where the style has no words for it */
export function tellTime(time: number, now: number, style: TimeStyle): string | undefined {
  switch (style.kind) {
    case "relative":
      return relativeTime(time, now);
    case "difference":
      return String(now - time);
    case "pretty":
      return prettyTime(time, now);
    case "format":
      return (strftime(style.format, new Date(time * 1000)) ?? "").slice(0, 511);
    case "ctime":
      return ctime(new Date(time * 1000));
  }
}
