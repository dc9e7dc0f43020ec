import { afterAll, beforeAll, expect, test } from "bun:test";
import { strftime } from "#format/strftime.ts";
import { prettyTime, relativeTime, tellTime } from "#format/time.ts";

const zone = process.env["TZ"];
beforeAll(() => {
  process.env["TZ"] = "UTC";
});
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

/** Sunday 2001-09-09 01:46:40 UTC. */
const NOW = 1_000_000_000;
const DAY = 86_400;

test("strftime knows the conversions of the C locale", () => {
  const date = new Date(NOW * 1000);
  const cases: Readonly<Record<string, string>> = {
    "%H:%M %d-%b-%y": "01:46 09-Sep-01",
    "%Y-%m-%d %T %s": "2001-09-09 01:46:40 1000000000",
    "%A %a %B %h": "Sunday Sun September Sep",
    "%e|%k|%l|%I %p %P": " 9| 1| 1|01 AM am",
    "%j %U %W %V %G %g %u %w": "252 36 36 36 2001 01 7 0",
    "%c": "Sun Sep  9 01:46:40 2001",
    "%D %F %R %r %x %X": "09/09/01 2001-09-09 01:46 01:46:40 AM 09/09/01 01:46:40",
    "%C %n%t%%": "20 \n\t%",
    "%-d %_d %05Y %^a %-H": "9  9 02001 SUN 1",
    "%z %Z": "+0000 UTC",
    "100% %Q": "100% %Q",
    "no conversion": "no conversion",
  };
  for (const [template, expected] of Object.entries(cases))
    expect([template, strftime(template, date)]).toEqual([template, expected]);
});

test("a format that comes to more than its limit is given up", () => {
  expect(strftime(`%Y${"x".repeat(9000)}`, new Date())).toBeUndefined();
});

test("a pretty time is as short as its age allows", () => {
  expect(prettyTime(NOW - 3600, NOW)).toBe("00:46");
  expect(prettyTime(NOW - 2 * DAY, NOW)).toBe("Fri07");
  expect(prettyTime(NOW - 27 * DAY, NOW)).toBe("Mon13");
  expect(prettyTime(NOW - 60 * DAY, NOW)).toBe("11Jul");
  expect(prettyTime(NOW - 800 * DAY, NOW)).toBe("Jul99");
  expect(prettyTime(NOW + 60, NOW)).toBe("01:47");
});

test("a relative time names its two largest units", () => {
  expect(relativeTime(NOW, NOW)).toBe("0s");
  expect(relativeTime(NOW - 59, NOW)).toBe("59s");
  expect(relativeTime(NOW - 125, NOW)).toBe("2m5s");
  expect(relativeTime(NOW - 7200, NOW)).toBe("2h");
  expect(relativeTime(NOW - 3 * DAY - 4 * 3600 - 5, NOW)).toBe("3d4h");
  expect(relativeTime(NOW + 1, NOW)).toBeUndefined();
});

test("a time is told in the style asked for", () => {
  expect(tellTime(NOW, NOW, { kind: "ctime" })).toBe("Sun Sep  9 01:46:40 2001");
  expect(tellTime(NOW - 5, NOW, { kind: "difference" })).toBe("5");
  expect(tellTime(NOW, NOW, { kind: "format", format: "%Y,end" })).toBe("2001,end");
});
