import { quoted, type Random } from "./random.ts";

const SESSIONS = ["s0", "s1", "s2", "=s0", "=s1", "s", "s*", "$1", "$2", "$9", "none", "=s", "S0", "s[01]"];
const WINDOWS = [
  "0",
  "1",
  "2",
  "3",
  "7",
  "w0",
  "w1",
  "w*",
  "=w1",
  "=w",
  "w",
  "!",
  "^",
  "$",
  "+",
  "-",
  "+1",
  "-1",
  "+2",
  "{start}",
  "{end}",
  "{next}",
  "{previous}",
  "{last}",
  "@1",
  "@2",
  "@8",
  "-9",
  "nowindow",
];
const PANES = [
  "0",
  "1",
  "2",
  "5",
  "+",
  "-",
  "!",
  "+1",
  "-1",
  "%1",
  "%2",
  "%3",
  "{last}",
  "{next}",
  "{previous}",
  "{top}",
  "{bottom}",
  "{left}",
  "{right}",
  "{top-left}",
  "{bottom-right}",
  "{top-right}",
  "{bottom-left}",
  "{up-of}",
  "{down-of}",
  "{left-of}",
  "{right-of}",
  "nopane",
];
const ODD = ["", ":", ".", ":.", "::", "{marked}", "~", "{mouse}", "=", "%", "{nonsense}", "s0:0.0.0"];

/** A session that most likely exists. */
export function session(random: Random): string {
  return random.oneIn(3) ? random.pick(SESSIONS) : random.pick(["s0", "s1"]);
}

/** A window of a named session: what a command does never falls on the session of the client that asks. */
export function window(random: Random): string {
  const index = random.oneIn(2) ? random.pick(WINDOWS) : random.pick(["0", "1", "2"]);
  return random.oneIn(12) ? quoted(random.pick(["@1", "@2", "@3"])) : quoted(`${session(random)}:${index}`);
}

export function pane(random: Random): string {
  if (random.oneIn(8)) return quoted(random.pick(["%1", "%2", "%3", "%4"]));
  const index = random.oneIn(2) ? random.pick(WINDOWS) : random.pick(["0", "1", ""]);
  return quoted(`${session(random)}:${index}${random.oneIn(5) ? "" : `.${random.pick(PANES)}`}`);
}

/** A target of any form, odd ones too: for commands that only look. */
export function anyTarget(random: Random): string {
  if (random.oneIn(6)) return quoted(random.pick(ODD));
  if (random.oneIn(5)) return quoted(random.pick([...SESSIONS, ...WINDOWS, ...PANES]));
  return random.oneIn(2) ? pane(random) : window(random);
}
