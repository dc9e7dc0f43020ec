import type { InfoRow } from "./info.ts";

const grey = (text: string): string => `#[fg=themelightgrey](${text})#[default]`;

/** Names of terminal features, in green where the client's terminal has them. */
function features(...names: readonly string[]): string {
  return names
    .map((name) => `#{?#{I/f:${name}},#[fg=themegreen],#[fg=themelightgrey]}#{p/15:#{l:${name}}}#[default]`)
    .join(" ");
}

/** An option's value, in red with a reason at the right where the terminal lacks what it needs. */
function needs(name: string, value: string, condition: string, reason: string): InfoRow {
  return [name, `${value} #{?${condition},,#[align=right]unavailable: ${reason}}`];
}

const onOff = (option: string, condition: string): string =>
  `#{?${option},#{?${condition},,#[fg=themered]}on,#[fg=themelightgrey]off}`;

const choice = (option: string, condition: string): string =>
  `#{?#{!=:#{${option}},off},#{?${condition},,#[fg=themered]}#{${option}},#[fg=themelightgrey]off}`;

const CLIPBOARD = "[Ms] #{?clipboard_invalid,invalid,missing}";

export const clientFacts: readonly InfoRow[] = [
  ["Client Name", `#{client_name} #[fg=themelightgrey]${grey("PID #{client_pid}")}`],
  ["Session", "#{session_name}"],
  ["Attach Time", `#{t:client_created} ${grey("#{t/r:client_created}")}`],
  ["Activity Time", `#{t:client_activity} ${grey("#{t/r:client_activity}")}`],
  ["Terminal Type", "#{?client_termtype,#{client_termtype},Unknown}"],
  ["TERM", "#{client_termname}"],
  ["Size", `#{client_width}x#{client_height} ${grey("cell #{client_cell_width}x#{client_cell_height}")}`],
  ["Bytes Written", `#{client_written} ${grey("#{client_discarded} discarded")}`],
  ["Features", features("256", "RGB", "bpaste", "ccolour")],
  ["", features("clipboard", "cstyle", "extkeys", "focus")],
  ["", features("hyperlinks", "ignorefkeys", "margins", "mouse")],
  ["", features("osc7", "overline", "progressbar", "rectfill")],
  ["", features("sixel", "strikethrough", "sync", "title")],
  ["", features("usstyle")],
];

export const clientOptions: readonly InfoRow[] = [
  ["prefix", "#{prefix}"],
  needs("mouse", onOff("mouse", "#{I/c:kmous}"), "#{I/c:kmous}", "[kmous] missing"),
  needs("set-clipboard", choice("set-clipboard", "#{I/c:Ms}"), "#{I/c:Ms}", CLIPBOARD),
  needs("get-clipboard", choice("get-clipboard", "#{I/c:Ms}"), "#{I/c:Ms}", CLIPBOARD),
  needs("focus-events", onOff("focus-events", "#{I/f:focus}"), "#{I/f:focus}", "[Enfcs] or [Dcfcs] missing"),
  needs("extended-keys", choice("extended-keys", "#{I/f:extkeys}"), "#{I/f:extkeys}", "[Eneks] or [Dseks] missing"),
  ["set-titles", "#{?set-titles,on,#[fg=themelightgrey]off}"],
  ["escape-time", "#{escape-time} ms"],
];
