import { line, quoted, type Random } from "./random.ts";
import { pane, session, window } from "./targets.ts";

const WINDOW_LINE = "-F '#{session_name}:#{window_index} #{window_name}'";
const PANE_LINE = "-F '#{pane_id} #{pane_index}'";

const FILTERS = [
  "1",
  "0",
  "",
  "#{m:*1,#{window_index}}",
  "#{==:#{session_name},s0}",
  "#{?window_active,,1}",
  "#{window_name}",
];

/** Lists in every order that has an answer of its own, filtered or not. */
export function listCommand(random: Random): string {
  const reversed = random.maybe(3, () => "-r");
  // No loops in filters: HEAD sorts the list that it goes through anew in them.
  const filter = random.maybe(3, () => `-f ${quoted(random.pick(FILTERS))}`);
  switch (random.below(7)) {
    case 0:
      return line(
        "list-sessions -F '#{session_name}'",
        reversed,
        `-O ${random.pick(["name", "index", "size", "bad", "modifier"])}`,
        filter,
      );
    case 1:
      return line(
        "list-windows",
        random.pick(["-a", "-t s0"]),
        WINDOW_LINE,
        reversed,
        `-O ${random.pick(["name", "index", "size", "bad"])}`,
        filter,
      );
    case 2:
      return line(
        "list-panes",
        random.pick(["-a", "-s -t s0", "-t s0:0"]),
        PANE_LINE,
        reversed,
        `-O ${random.pick(["index", "size", "bad"])}`,
        filter,
      );
    case 3:
      return line(
        "list-buffers -F '#{buffer_name}'",
        reversed,
        `-O ${random.pick(["name", "size", "bad", "creation"])}`,
      );
    case 4:
      return line(
        "list-keys",
        random.pick(["-T t", "-T u"]),
        reversed,
        random.maybe(2, () => "-O bad"),
      );
    case 5:
      return line(
        "show-options",
        random.pick(["-g", "-s", "-gw", `-t ${session(random)}`]),
        "-F '#{option_name}=#{option_value} #{option_is_array}#{option_is_string}#{option_is_user}#{option_array_key}'",
        random.pick(["status", "@a", "update-environment", "status-format[1]", "command-alias", "mode-keys", "@zz"]),
      );
    default:
      return line(
        "show-hooks",
        random.pick(["-g", "-gw", `-t ${session(random)}`]),
        random.maybe(2, () => "-F '#{option_name} #{option_array_key} #{option_value} #{hook_fire_count}'"),
        random.pick(["after-new-window", "window-linked", "@hook", "pane-died"]),
      );
  }
}

const MODES = [
  "copy-mode",
  "copy-mode -u",
  "copy-mode -e",
  "clock-mode",
  "choose-tree",
  "choose-tree -w",
  "choose-buffer",
  "choose-client",
  "customize-mode",
  "copy-mode -q",
  "display-panes",
  "switch-mode",
  "choose-tree -s -F '#{session_name}' -f 1",
];
const MODE_KEYS = [
  "-X cancel",
  "-X begin-selection",
  "-X select-line",
  "-X nonsense",
  "-X cursor-down",
  "-N 3 -X cursor-up",
  "-X search-forward x",
  "-X history-top",
  "q",
  "-X copy-selection",
  "-X rectangle-toggle",
  "-N 0 x",
  "-N x y",
];

/** What happens to clients, groups, modes, channels and keys. */
export function clientCommand(random: Random): string {
  switch (random.below(14)) {
    case 0:
      return line(
        "switch-client",
        random.pick([
          "-n",
          "-p",
          "-l",
          `-t ${session(random)}`,
          `-t ${pane(random)}`,
          "-T t",
          "-T none",
          "-T root",
          "-n -O name",
          "-p -O bad",
          "-r",
          "-r",
        ]),
      );
    case 1:
      return line("attach-session", random.pick(["-d", "-x", "-E", "-r", "-c /tmp", "", ""]), `-t ${session(random)}`);
    case 2:
    case 3:
      return line(random.pick(MODES), `-t ${pane(random)}`);
    case 4:
      return line("send-keys", `-t ${pane(random)}`, random.pick(MODE_KEYS));
    case 5:
      return line("wait-for", random.pick(["-S c", "-L d ; wait-for -U d", "-U e", "-S ''", "-l", "-v", "-x"]));
    case 6:
      return line(
        "new-session -d",
        `-t ${session(random)}`,
        random.maybe(2, () => `-s ${random.pick(["g0", "g1", "s2"])}`),
        random.maybe(4, () => "-n x"),
        random.maybe(5, () => "-A"),
      );
    case 7:
      return line(
        "refresh-client",
        random.pick([
          "-C x",
          "-C 0x0",
          "-f no-output",
          "-f !no-output",
          "-f bad",
          "-f read-only",
          "-S",
          "-l",
          "-B x:%1:#{pane_id}",
          "-B x",
          "-A %1:on",
          "-A %1:off",
          "-A bad",
          "-c",
          "-U",
          "-U 5",
        ]),
      );
    case 8:
      return line(
        "set-hook",
        random.pick(["-g", "-w -t s0:", "-t s0"]),
        random.pick([
          "-B @m:%*:#{pane_id}",
          "-B bad",
          "-B @m::#{x}",
          "-uB @m",
          "-R after-new-window",
          "-E @ev",
          "-E ev",
          "-T @ev x",
          "-u @hook",
          "@hook 'set -g @b hooked'",
        ]),
      );
    case 9:
      return line(
        "set-option",
        random.pick(["-g", "-t s0"]),
        random.pick([
          "window-size largest",
          "window-size smallest",
          "window-size manual",
          "window-size latest",
          "default-size 100x40",
          "default-size 10x5",
          "base-index 3",
          "renumber-windows on",
          "destroy-unattached keep-last",
        ]),
      );
    case 10:
      return line(
        "set-window-option",
        random.pick(["-g", `-t ${window(random)}`]),
        random.pick([
          "pane-border-status top",
          "pane-border-status bottom",
          "pane-border-status off",
          "pane-scrollbars on",
          "pane-scrollbars off",
          "pane-scrollbars-position left",
          "main-pane-width 30",
          "main-pane-height 5",
          "main-pane-width 40%",
          "other-pane-width 10",
          "other-pane-height 3",
          "pane-base-index 2",
          "tiled-layout-max-columns 1",
          "synchronize-panes on",
          "aggressive-resize on",
          "remain-on-exit on",
        ]),
      );
    case 11:
      return line(
        "capture-pane",
        random.pick([
          "-p",
          "-b cap",
          "-pN",
          "-pe -S - -E -",
          "-pS 5 -E 2",
          "-a -p",
          "-aq -p",
          "-pJ",
          "-p -S x",
          "-pT",
          "-pF",
          "-pL",
        ]),
        `-t ${pane(random)}`,
      );
    case 12:
      return line(
        random.pick([
          "clear-history",
          "clear-history -H",
          "clock-mode",
          "pipe-pane 'cat >/dev/null'",
          "pipe-pane",
          "pipe-pane -o cat",
          "send-prefix",
          "lock-session",
          "clear-prompt-history",
          "show-prompt-history -T command",
          "show-prompt-history -T x",
        ]),
        random.oneIn(2) ? `-t ${pane(random)}` : "",
      );
    default:
      return random.pick([
        "run-shell -C 'set -g @b ran'",
        "run-shell -C { display -p x }",
        "if-shell true { display -p t } { display -p f }",
        "if-shell false { display -p t } { display -p f }",
        "run-shell 'echo out'",
        "run-shell 'exit 3'",
        "run-shell -b true",
        "run-shell -d x true",
        "if-shell -F",
        "run-shell '#{l:echo} fmt'",
      ]);
  }
}
