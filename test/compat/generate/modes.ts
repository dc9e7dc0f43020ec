import { format } from "./formats.ts";
import { line, quoted, type Random } from "./random.ts";
import { pane, session, window } from "./targets.ts";

const KEYS = [
  "Down",
  "Up",
  "j",
  "k",
  "G",
  "g",
  "Right",
  "Left",
  "t",
  "T",
  "C-t",
  "Enter",
  "q",
  "x",
  "n",
  "O",
  "r",
  "N",
  "H",
];

const ORDERS = ["name", "index", "creation", "activity", "size", "bad"];

/** What a chooser may be told; `-F` and `-f` see what its lines are about. */
function chooser(random: Random): string {
  return line(
    ...random.some(["-N", "-r", "-Z"]),
    random.maybe(3, () => `-O ${random.pick(ORDERS)}`),
    random.maybe(3, () => `-F ${quoted(format(random, true, 1))}`),
    random.maybe(
      3,
      () => `-f ${quoted(random.pick(["#{m:*0,#{session_name}}", "0", "1", "#{window_active}", "#{bad"]))}`,
    ),
    random.maybe(5, () => `-K ${quoted(random.pick(["#{line}", "", "x", "#{e|+:#{line},1}"]))}`),
    random.maybe(8, () => "-y"),
    random.maybe(12, () => "-k"),
  );
}

const enter = (random: Random): string =>
  random.pick([
    () => line("choose-tree", ...random.some(["-G", "-s", "-w"]), chooser(random)),
    () => line("choose-tree", random.pick(["-s", "-w", ""]), chooser(random)),
    () => line("choose-buffer", chooser(random)),
    () =>
      line(
        "find-window",
        ...random.some(["-C", "-i", "-r", "-N", "-T", "-Z"]),
        random.pick(["w", "w0", "W", "^w.$", "[", "''"]),
      ),
    () => line("customize-mode", ...random.some(["-N", "-Z"]), "-f '#{==:#{option_name},@a}'"),
    () => line("copy-mode", random.pick(["", "-u", "-e", "-d", "-H", "-k", "-q", "-S", "-M"])),
    () => line("display-panes", ...random.some(["-N", "-Z"]), `-d ${random.pick(["0", "100", "x", "60000"])}`),
    () => "clock-mode",
  ])();

/** Enters a mode on a pane, types into it, and asks what came of it. */
function mode(random: Random): string {
  const where = random.oneIn(4) ? `-t ${pane(random)}` : "-t s0:";
  const shown = "display-message -p -t s0: '#{pane_mode} #{pane_in_mode} #{window_zoomed_flag} #{pane_id}'";
  switch (random.below(4)) {
    case 0:
      return `${enter(random)} ${where}`;
    case 1:
      return line(
        "send-keys",
        random.maybe(4, () => "-N 2"),
        where,
        ...Array.from({ length: 1 + random.below(3) }, () => random.pick(KEYS)),
      );
    case 2:
      return `${enter(random)} ${where} ; ${shown}`;
    default:
      return line(
        "send-keys -X",
        where,
        random.maybe(3, () => "-N 3"),
        random.pick(COPY),
      );
  }
}

const COPY = [
  "cursor-up",
  "cursor-down",
  "page-up",
  "begin-selection",
  "copy-selection",
  "copy-line",
  "cancel",
  "select-line",
  "search-backward x",
  "search-forward ''",
  "goto-line 3",
  "goto-line x",
  "next-word",
  "history-top",
  "history-bottom",
  "copy-pipe cat",
  "append-selection",
  "set-mark",
  "jump-to-mark",
  "other-end",
  "nothing",
  "jump-forward",
  "rectangle-toggle",
  "copy-end-of-line b",
  "scroll-up",
];

const STYLES = ["fg=red", "bad", "''", "bg=blue,bold"];
const LINES = ["single", "double", "heavy", "simple", "rounded", "padded", "none", "bad", "''"];
const PLACES = ["C", "R", "P", "M", "W", "S", "0", "5", "100", "x", "''", "'#{popup_width}'"];

const box = (random: Random): string =>
  line(
    random.maybe(3, () => `-b ${random.pick(LINES)}`),
    random.maybe(3, () => `-s ${random.pick(STYLES)}`),
    random.maybe(3, () => `-S ${random.pick(STYLES)}`),
    random.maybe(3, () => `-T ${quoted(random.pick(["title", "#{pane_id}", "#["]))}`),
    random.maybe(2, () => `-x ${random.pick(PLACES)}`),
    random.maybe(2, () => `-y ${random.pick(PLACES)}`),
    random.maybe(4, () => `-t ${pane(random)}`),
  );

/** A menu, with the keys that answer it; it is gone after them. */
const menu = (random: Random): string =>
  line(
    "display-menu",
    ...random.some(["-M", "-O"]),
    random.maybe(3, () => `-C ${random.pick(["0", "1", "9", "-", "x", "-1"])}`),
    random.maybe(4, () => `-H ${random.pick(STYLES)}`),
    box(random),
    random.pick([
      "a b 'set -g @a menu'",
      "a",
      "''",
      "a b c d",
      "one o 'set -g @a one' '' two t 'set -g @b two'",
      "-off x y",
    ]),
    `; send-keys -K ${random.pick(["q", "o", "b", "Down Enter", "Enter", "t"])} q`,
  );

const POPUP_SIZES = ["1", "5", "20", "50%", "100%", "101%", "0", "x", "''", "500"];

const popup = (random: Random): string =>
  line(
    "display-popup -E",
    ...random.some(["-B", "-N"]),
    random.maybe(2, () => `-w ${random.pick(POPUP_SIZES)}`),
    random.maybe(2, () => `-h ${random.pick(POPUP_SIZES)}`),
    random.maybe(4, () => `-d ${random.pick(["/", "/none", "'#{pane_id}'"])}`),
    random.maybe(4, () => `-e ${random.pick(["A=b", "bad", "''"])}`),
    box(random),
    random.pick(["true", "'exit 3'", "true x"]),
  );

/** A question and what is typed; the answer's commands run after those that are queued. */
const prompt = (random: Random): string =>
  line(
    "command-prompt -b",
    ...random.some(["-1", "-N", "-i", "-k", "-F", "-l", "-e", "-C"]),
    random.maybe(3, () => `-I ${quoted(random.pick(["in", "a,b", "#{pane_id}"]))}`),
    random.maybe(2, () => `-p ${quoted(random.pick(["p", "p1,p2", "#{session_name}"]))}`),
    random.maybe(3, () => `-T ${random.pick(["command", "search", "target", "window-target", "bad"])}`),
    quoted(random.pick(["set -g @a '%%'", "set -g @b '%1 %2'", "nocommand %%", "set -g @a '%%%'"])),
    `; send-keys -K ${random.pick(["x Enter", "a b C-u c Enter", "Escape", "1 2 BSpace Enter", "y Enter z Enter", "C-a q Enter"])}`,
    "Escape q",
  );

const confirm = (random: Random): string =>
  line(
    "confirm-before -b",
    ...random.some(["-y"]),
    random.maybe(3, () => `-c ${random.pick(["Y", "yy", "''", "Enter"])}`),
    random.maybe(3, () => `-p ${quoted(random.pick(["sure?", "#{pane_id}"]))}`),
    quoted(random.pick(["set -g @a confirmed", "nocommand", "kill-window -t s0:7"])),
    `; send-keys -K ${random.pick(["y", "n", "Y", "Enter", "Escape"])}`,
  );

const SURROUNDINGS = ["-c /", "-c /none", "-e A=b", "-e bad"];
const LOOKS = [...SURROUNDINGS, "-R fg=red", "-R bad", "-S fg=blue", "-s bg=green", "-m message", "-T title"];

/** Windows and panes with looks, surroundings and sizes that are seldom asked for. */
const dressed = (random: Random): string =>
  random.oneIn(4)
    ? line(random.pick(["new-window -d", "respawn-pane -k"]), ...random.some(SURROUNDINGS), `-t ${pane(random)}`)
    : line(
        random.pick(["split-window -d", "new-pane -d"]),
        ...random.some(LOOKS).slice(0, 3),
        random.maybe(4, () => `-B ${random.pick(LINES)}`),
        random.maybe(3, () => `-p ${random.pick(["10", "100", "101", "x", "0"])}`),
        random.maybe(4, () => random.pick(["-k", "-W", "-K", "-C", "-f", "-Z", "-v", "-h", "-b"])),
        `-t ${pane(random)}`,
      );

const others: readonly ((random: Random) => string)[] = [
  (random) => line("list-clients", chooser(random).replaceAll(/-[NZyk]( |$)|-K \S+/g, ""), `-t ${session(random)}`),
  (random) =>
    line(
      "list-keys",
      "-F",
      quoted(`#{key_string} ${format(random, true, 1)}`),
      random.pick(["-T t", "-T u", "-T root -1"]),
    ),
  () => "load-buffer -w /dev/null",
  (random) =>
    line(
      "set-buffer",
      ...random.some(["-w", "-a"]),
      random.maybe(2, () => "-b b0"),
      "text",
    ),
  (random) =>
    line(
      "paste-buffer -S",
      random.maybe(2, () => "-s x"),
      `-t ${pane(random)}`,
    ),
  (random) =>
    line(
      "refresh-client",
      random.pick([
        "-D",
        "-L",
        "-R",
        "-U",
        "-c",
        "-S",
        "-f read-only",
        "-f !read-only",
        "-f bad",
        "-F no-output",
        "-D 5",
        "-L x",
      ]),
    ),
  (random) =>
    line(
      "run-shell",
      ...random.some(["-E"]),
      random.maybe(2, () => `-c ${random.pick(["/", "/none"])}`),
      random.pick(["pwd", "'echo a; echo b >&2'", "'exit 2'", "true"]),
    ),
  (random) =>
    line(
      "if-shell",
      ...random.some(["-F"]),
      `-t ${pane(random)}`,
      random.pick(["1", "true", "false", "'#{pane_active}'"]),
      "'display-message -p #{pane_id}'",
    ),
  (random) =>
    line(
      "show-hooks -p",
      `-t ${pane(random)}`,
      random.maybe(2, () => "pane-died"),
    ),
  (random) =>
    line(
      "switch-client",
      random.pick(["-E", "-Z", "-n", "-p", "-r", "-O name -n", "-O bad -n"]),
      `-t ${session(random)}`,
      "; switch-client -t =ctl:",
    ),
  (random) =>
    line("kill-session -f", quoted(format(random, true, 1)), `-t ${session(random)}`).replace(
      "kill-session -f",
      random.oneIn(2) ? "kill-pane -f" : "kill-window -f",
    ),
  (random) =>
    line(
      "display-message",
      random.pick(["-l", "-N", "-C", "-d 0", "-d x", "-F '#{pane_id}'", "-pF '#{pane_id}'", "-p -l", "-pN"]),
      random.maybe(2, () => quoted(format(random, true, 1))),
    ),
  (random) =>
    line(
      "break-pane -W -d",
      random.pick(["-x 20", "-y 5", "-X 3", "-Y 3", "-x 200 -y 0"]),
      `-s ${pane(random)}`,
      random.maybe(2, () => `-t ${window(random)}`),
    ),
  (random) => line("capture-pane -p", random.pick(["-C", "-H", "-M", "-P", "-R", "-e", "-CJ"]), `-t ${pane(random)}`),
  (random) =>
    line("move-pane", random.pick(["-bh", "-M", "-L 3", "-f -v", "-dhl 20%"]), `-s ${pane(random)} -t ${pane(random)}`),
  (random) => line("switch-mode", ...random.some(["-s", "-w", "-Z"]), "-t s0:"),
];

/** Modes, menus, popups, prompts, and the flags that other kinds leave out. */
export function modeCommand(random: Random): string {
  switch (random.below(10)) {
    case 0:
      return menu(random);
    case 1:
      return popup(random);
    case 2:
      return prompt(random);
    case 3:
      return confirm(random);
    case 4:
    case 5:
      return dressed(random);
    case 6:
    case 7:
      return random.pick(others)(random);
    default:
      return mode(random);
  }
}
