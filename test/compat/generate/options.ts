import { optionRows, type OptionRow } from "#model/options-table.ts";
import { format } from "./formats.ts";
import { line, quoted, type Random } from "./random.ts";
import { pane, session, window } from "./targets.ts";

/** They end servers, sessions or clients, start programs, follow the time, or change what the other commands of a sequence mean. */
const LEFT_ALONE = new Set([
  "automatic-rename",
  "command-alias",
  "copy-command",
  "default-client-command",
  "default-command",
  "default-shell",
  "default-terminal",
  "destroy-unattached",
  "detach-on-destroy",
  "editor",
  "exit-empty",
  "exit-unattached",
  "history-file",
  "lock-after-time",
  "lock-command",
  "message-limit",
  "monitor-activity",
  "monitor-bell",
  "monitor-silence",
  "status-interval",
]);

const rows = optionRows.filter((row) => row.hook !== true && !LEFT_ALONE.has(row.name));
const hooks = optionRows.filter((row) => row.hook === true);

const VALUES: Readonly<Record<OptionRow["type"], readonly string[]>> = {
  string: [
    "",
    "a",
    "'a b'",
    "#{session_name}",
    "'#[fg=red]x'",
    "'x\"y'",
    "'$HOME'",
    "'a;b'",
    "'é'",
    "'#{'",
    "'%H:%M'",
    "'~'",
    "'a,b'",
    "bad:",
  ],
  number: ["0", "1", "5", "50", "-1", "99999999999", "x", "''", "1.5", "10%", "' 3'", "+4", "0x10", "3x"],
  flag: ["on", "off", "yes", "no", "1", "0", "", "ON", "true", "2", "x", "''"],
  key: ["C-a", "M-x", "F5", "None", "Any", "bad-key", "C-", "''", "a", "Space", "C-M-S-Up", "User3", "MouseDown1Pane"],
  colour: [
    "red",
    "brightblue",
    "colour123",
    "#ff0000",
    "#f00",
    "default",
    "terminal",
    "bad",
    "''",
    "colour300",
    "123",
    "RED",
    "#{@a}",
  ],
  style: [
    "fg=red",
    "'fg=red,bold'",
    "'bg=colour3 underscore'",
    "default",
    "bad",
    "''",
    "fg=bad",
    "'#{?@a,fg=red,bg=blue}'",
    "none",
    "'align=left'",
    "'fg=red,,bg=blue'",
    "reverse,noattr",
  ],
  choice: ["on", "off", "x", "''", "", "none", "0"],
  command: ["'display-message x'", "''", "'nocommand'", "{ display-message a ; display-message b }", "'set -g @a 1'"],
};

function value(random: Random, row: OptionRow, head: boolean): string {
  if (row.type === "choice" && random.oneIn(2)) return random.pick(row.choices ?? ["x"]);
  if (row.type === "string" && random.oneIn(4)) return quoted(format(random, head, 1));
  return random.pick(VALUES[row.type]);
}

/** An option's name: whole, shortened, spelled wrong, with an index. */
function name(random: Random, known: ReadonlySet<string>): { readonly row: OptionRow; readonly text: string } {
  const usable = rows.filter((row) => known.has(row.name));
  const row = random.pick(usable);
  if (random.oneIn(10)) return { row, text: row.name.slice(0, Math.max(3, row.name.length - 1 - random.below(4))) };
  if (row.array && random.oneIn(2))
    return { row, text: `${row.name}[${random.pick(["0", "1", "5", "99", "x", "-1"])}]` };
  if (random.oneIn(20)) return { row, text: `${row.name}[0]` };
  if (random.oneIn(30)) return { row, text: random.pick(["@", "no-option", "status-", "s", "@a[0]"]) };
  return { row, text: row.name };
}

function scope(random: Random, row: OptionRow): string {
  if (random.oneIn(6)) return random.pick(["-g", "-s", "-w", "-p", "-gw", "-gs", "-wp", ""]);
  if (row.scope.includes("server")) return random.pick(["-s", "-s", "-g"]);
  if (row.scope.includes("session")) return random.pick(["-g", "-g", `-t ${session(random)}`]);
  if (row.scope.includes("pane") && random.oneIn(2)) return `-p -t ${pane(random)}`;
  return random.pick(["-gw", "-gw", `-w -t ${window(random)}`]);
}

const USER_VALUES = [
  "1",
  "0",
  "''",
  "'a b'",
  "'#{session_name}'",
  "'$x'",
  "'\"q\"'",
  "é",
  "'~/x'",
  "a;b",
  "'%1'",
  "'{'",
];

function userOption(random: Random): string {
  const where = random.pick([
    "-g",
    "-s",
    "-gw",
    `-t ${session(random)}`,
    `-w -t ${window(random)}`,
    `-p -t ${pane(random)}`,
  ]);
  const flags = random.pick(["", "", "", "-a", "-o", "-u", "-q", "-F", "-oq", "-ag"]);
  const option = random.pick(["@a", "@b", "@c-d", "@e.f"]);
  return line("set-option", where, flags, option, flags === "-u" ? "" : random.pick(USER_VALUES));
}

function setOption(random: Random, known: ReadonlySet<string>, head: boolean): string {
  const { row, text } = name(random, known);
  const flags = random.pick(["", "", "", "", "-u", "-a", "-o", "-q", "-F", "-U", "-uq", "-oq", "-aF"]);
  const valueless = /u|U/.test(flags) ? !random.oneIn(8) : random.oneIn(12);
  const command = random.pick(["set-option", "set", "set", row.scope.includes("window") ? "setw" : "set"]);
  return line(command, flags, scope(random, row), text, valueless ? "" : value(random, row, head));
}

function showOption(random: Random, known: ReadonlySet<string>): string {
  const { row, text } = name(random, known);
  const flags = random.pick(["", "", "-v", "-q", "-A", "-H", "-Av", "-qv"]);
  return line(random.pick(["show-options", "show"]), flags, scope(random, row), random.oneIn(8) ? "" : text);
}

const BODIES = [
  "'display-message x'",
  "{ set -g @a 1 ; set -g @b 2 }",
  "'set -g @c-d \"#{hook}\"'",
  "''",
  "'nocommand'",
  "{ if -F 1 { lsw } }",
  "'bad {'",
];

function setHook(random: Random, known: ReadonlySet<string>): string {
  const name = random.pick(hooks.filter((hook) => known.has(hook.name))).name;
  const index = random.oneIn(3) ? `[${random.pick(["0", "1", "7", "x"])}]` : "";
  const where = random.pick([
    "-g",
    "-g",
    "-g",
    `-t ${session(random)}`,
    `-w -t ${window(random)}`,
    `-p -t ${pane(random)}`,
    "-gw",
  ]);
  const flags = random.pick(["", "", "", "-a", "-u", "-R"]);
  const bad = random.oneIn(15) ? random.pick(["no-hook", "after-", "@a", "status"]) : `${name}${index}`;
  return line("set-hook", flags, where, bad, /u|R/.test(flags) ? "" : random.pick(BODIES));
}

/** Sets options, user options and hooks of every type and scope, or shows one. `known`: the names that the peer has. */
export function optionCommand(random: Random, known: ReadonlySet<string>, head: boolean): string {
  switch (random.below(8)) {
    case 0:
    case 1:
      return userOption(random);
    case 2:
      return setHook(random, known);
    case 3:
      return showOption(random, known);
    case 4:
      return line("show-hooks", random.pick(["-g", "-gw", `-t ${session(random)}`, `-w -t ${window(random)}`]));
    default:
      return setOption(random, known, head);
  }
}
