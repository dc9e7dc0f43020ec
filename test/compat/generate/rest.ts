import { anyTarget, pane, session } from "./targets.ts";
import { format } from "./formats.ts";
import { line, quoted, type Random } from "./random.ts";

const KEYS = [
  "x",
  "X",
  "C-x",
  "^x",
  "M-x",
  "C-M-x",
  "S-Up",
  "C-S-Left",
  "F1",
  "F12",
  "F13",
  "Space",
  "Tab",
  "BTab",
  "Enter",
  "Escape",
  "BSpace",
  "IC",
  "DC",
  "NPage",
  "PgUp",
  "PPage",
  "KP0",
  "KPEnter",
  "KP/",
  "'\"'",
  '"\'"',
  "'#'",
  "\\;",
  "'{'",
  "'}'",
  "'$'",
  "'%'",
  "'~'",
  "\\\\",
  "é",
  "C-é",
  "Any",
  "None",
  "User0",
  "User1",
  "MouseDown1Pane",
  "C-MouseUp3Status",
  "WheelUpPane",
  "DoubleClick1Border",
  "MouseDrag1Pane",
  "MouseDown1StatusLeft",
  "M-MouseDown3StatusDefault",
  "PasteStart",
  "FocusIn",
  "C-Space",
  "C-@",
  "C-[",
  "C-]",
  "C-\\\\",
  "C-_",
  "C-/",
  "C-?",
  "C-1",
  "C-A",
  "M-A",
  "S-a",
  "C-S-a",
  "M-Space",
  "M-Enter",
  "nokey",
  "C-",
  "''",
  "ab",
  "^",
  "M-",
  "Up",
  "C-Up",
  "Home",
  "End",
  "c-x",
  "up",
  "ENTER",
];

const TABLES = ["", "", "-n", "-T t", "-T u", "-T root", "-T prefix", "-T copy-mode"];
const NOTES = ["", "", "", "-N note", "-N ''", "-N 'a \"b\" c'"];
const BOUND = [
  "display-message hi",
  "{ display-message 'a b' ; list-windows }",
  "'display-message x ; lsw'",
  "select-pane -U \\; select-pane -D",
  "send-keys \\$x '#{pane_id}' \"a'b\"",
  "if-shell -F '#{@a}' { lsw } { lsp ; lss }",
  "if -F 1 'lsw' 'lsp'",
  "run-shell -C 'lsw'",
  "command-prompt -p 'x y' { rename-window -- '%%' }",
  "confirm-before -p 'kill?' kill-pane",
  "nocommand",
  "",
  "set -g @a '~'",
  "display-menu a b c",
  "new-window -c '#{pane_current_path}' -e A=b -e C='d e'",
  "send-keys -l -- -x",
  "copy-mode -eu",
  "split-window -l 50% -h",
];

export function keyCommand(random: Random, head: boolean): string {
  const key = random.pick(KEYS);
  switch (random.below(8)) {
    case 0:
      return line(
        "unbind-key",
        random.pick(["", "-q", "-a", "-aq"]),
        random.pick([...TABLES, "-T none"]),
        random.oneIn(6) ? "" : key,
      );
    case 1:
      return line("list-keys", random.pick(["-T t", "-T u", "-T none", "-T root"]));
    case 2:
      return line(
        "list-keys",
        random.pick(["-N", "-aN", "-1N", "-1"]),
        random.pick(["-T t", "-T u"]),
        random.maybe(3, () => "-P X"),
        random.maybe(3, () => key),
      );
    case 3:
      return line(
        "list-keys",
        random.pick(["-T t", "-T u", ""]),
        key,
        head ? random.maybe(4, () => "-F '#{key_string}:#{key_command}'") : "",
      );
    default:
      return line(
        random.pick(["bind-key", "bind"]),
        random.pick(TABLES),
        random.maybe(4, () => "-r"),
        random.pick(NOTES),
        key,
        random.pick(BOUND),
      );
  }
}

const NAMES = ["FOO", "BAR", "A", "a_b", "''", "A=B", "1X", "TERM", "X-Y"];
const VALUES = ["1", "'a b'", "''", "'\"q\"'", '"it\'s"', "'$x'", "'a\\b'", "'#{session_name}'", "é", "'`x`'", "';'"];

export function environmentCommand(random: Random): string {
  const where = random.pick(["-g", "", `-t ${session(random)}`]);
  if (random.oneIn(3))
    return line(
      "show-environment",
      random.pick(["", "-s", "-h", "-hs"]),
      `-t ${session(random)}`,
      random.maybe(2, () => random.pick(NAMES)),
    );
  const flags = random.pick(["", "", "", "-u", "-r", "-h", "-F", "-hF"]);
  return line(
    "set-environment",
    flags,
    where,
    random.pick(NAMES),
    /u|r/.test(flags) && !random.oneIn(8) ? "" : random.pick(VALUES),
  );
}

const BUFFERS = ["b0", "b1", "buffer0", "buffer1", "'a b'", "none", "''", "é"];
const TEXTS = ["hello", "'a b'", "''", "'x\ty'", "é日本", '"a\\nb"', "'$'", "-- -x", '"\\e[1m"', "'  '"];

export function bufferCommand(random: Random): string {
  const named = random.maybe(2, () => `-b ${random.pick(BUFFERS)}`);
  switch (random.below(8)) {
    case 0:
      return line("show-buffer", named);
    case 1:
      return line("delete-buffer", named);
    case 2:
      return line("set-buffer", `-n ${random.pick(BUFFERS)}`, named);
    case 3:
      return line(
        "paste-buffer",
        ...random.some(["-d", "-p", "-r"]),
        random.maybe(3, () => "-s ,"),
        named,
        `-t ${pane(random)}`,
      );
    case 4:
      return line(
        "list-buffers",
        "-F '#{buffer_name} #{buffer_size} #{buffer_sample}'",
        random.maybe(3, () => "-f '#{==:#{buffer_name},b0}'"),
      );
    case 5:
      return line("load-buffer", named, random.pick(["/dev/null", "/none/such", "''"]));
    case 6:
      return line("set-buffer", "-a", named, random.pick(TEXTS));
    default:
      return line(random.pick(["set-buffer", "setb"]), named, random.pick(TEXTS));
  }
}

export function formatCommand(random: Random, head: boolean): string {
  const text = quoted(format(random, head));
  if (random.oneIn(8))
    return line(
      "list-windows",
      random.pick(["-a", "-t s0"]),
      `-F ${text}`,
      random.maybe(2, () => `-f ${quoted(format(random, head, 2))}`),
    );
  if (random.oneIn(8))
    return line(
      "list-panes",
      random.pick(["-a", "-s -t s0", "-t s0:"]),
      `-F ${text}`,
      random.maybe(2, () => `-f ${quoted(format(random, head, 2))}`),
    );
  if (random.oneIn(8))
    return line(
      "list-sessions",
      `-F ${text}`,
      random.maybe(2, () => `-f ${quoted(format(random, head, 2))}`),
    );
  if (random.oneIn(15)) return line("set-option", "-gF", "@a", text);
  return line(
    random.pick(["display-message -p", "display -p"]),
    `-t ${random.oneIn(3) ? anyTarget(random) : pane(random)}`,
    text,
  );
}
