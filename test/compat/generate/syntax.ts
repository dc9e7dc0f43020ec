import { line, quoted, type Random } from "./random.ts";

const CONFIGS = [
  "set -g @a one\nset -g @b two\n",
  "%if 1\nset -g @a yes\n%else\nset -g @a no\n%endif\n",
  '%if "#{==:#{@a},yes}"\nset -g @b match\n%elif 1\nset -g @b other\n%endif\n',
  "%if 0\nnocommand\n%endif\nset -g @a after\n",
  'set -g @a "x\\\ny"\n',
  "FOO=bar\nset -g @a $FOO\n",
  '%hidden HID=secret\nset -g @a "$HID"\nshow-environment -g HID\n',
  "bind -T t x {\n  set -g @a 1\n  set -g @b 2\n}\n",
  "# comment\nset -g @a 'b' # trailing\n",
  "nocommand\n",
  "set -g status bad\nset -g @a on\n",
  "%if 1\nset -g @a open\n",
  "set -g @a {\n",
  "set -g @a 'unterminated\n",
  "%endif\n",
  "%else\n",
  "set -g @a a ; set -g @b b ;\n",
  ";\n",
  "set -g @a \\u00e9\\x41\\101\\t|\n",
  "set -g @a ~/x\nset -g @b '~'/x\n",
  'set -g @a "#{session_name}"\nset -gF @b "#{@a}"\n',
  "if -F 1 {\n set -g @a in\n} {\n set -g @a out\n}\n",
  "%if #{@a}\nset -g @b true\n%endif\n",
  "set -g @a ${HOME}x\"$HOME\"'$HOME'\n",
  "list-windows -t nowhere\nset -g @b next\n",
  "source-file /none/such\nset -g @b next\n",
  'set -g @a "a" "b"\n',
  "display -p a\ndisplay -p b ; display -p c\n",
  "{ set -g @a 1 }\n",
  "set -g @a }\n",
  "A=1 B=2\n",
  "set -g @a A=1\n",
  "set -g @a a\\ b\\;c\n",
  "SET -g @a x\n",
];

const PREFIXED = [
  "lsw -t s0 -F x",
  "list-w -t s0 -F x",
  "list",
  "kill-s -t none",
  "disp -p x",
  "displa -p x",
  "s",
  "se",
  "new-",
  "show-o -gv status",
  "renam",
  "sho",
  "has -t s0",
  "wait",
  "conf",
  "l",
  "zz",
];

const ARGUMENTS = [
  "list-windows -Q",
  "list-windows extra",
  "new-window -t",
  "select-layout a b",
  "set-option",
  "bind-key",
  "display-message -p a b",
  "kill-server x",
  "rename-window",
  "rename-session",
  "if-shell",
  "if-shell -F 1",
  "source-file",
  "swap-window -s",
  "resize-pane -x",
  "resize-pane -t s0: -U -D",
  "wait-for",
  "set-environment",
  "set-hook",
  "unbind-key",
  "send-keys -N x a",
  "send-keys -X nocopy",
  "show-options a b",
  "select-pane -t s0: x",
  "list-commands nocommand",
  "list-commands lsw",
  "list-commands -F '#{command_list_name}/#{command_list_alias}/#{command_list_usage}' lsp",
  "load-buffer",
  "show-messages x",
  "command-prompt a b",
  "-x",
  "''",
  "resize-window -t s0: -x",
  "clear-prompt-history -T bad",
  "show-prompt-history -T bad",
  "show-prompt-history",
  "server-access",
  "server-access nosuchuser",
  "clear-history -t none",
  "pipe-pane -t none x",
  "copy-mode -t none",
  "refresh-client -t none",
  "detach-client -t none",
  "lock-client -t none",
  "suspend-client -t none",
  "switch-client -t none",
  "switch-client -c none",
  "lock-session -t none",
  "attach-session -t none",
  "display-message -c none -p x",
  "run-shell -C 'display -p inner'",
  "run-shell -t none x",
  "run-shell",
  "if-shell -t none -F 1 lsw",
  "capture-pane -t none",
  "capture-pane -p -t s0: -S x",
  "send-prefix -t none",
  "clock-mode -t none",
  "find-window",
  "respawn-pane",
];

const CONDITIONS = ["1", "0", "", "#{@a}", "#{==:#{session_name},ctl}", "#{e|>|:2,1}"];
const INNER = [
  "display -p yes",
  "display -p no",
  "set -g @a 1",
  "list-windows -t s0 -F '#{window_name}'",
  "nocommand",
  "if -F 1 { display -p deep }",
  "display -p a ; display -p b",
  "",
];

export interface SyntaxParts {
  /** A path for a configuration of this text. */
  readonly config: (text: string) => string;
  /** Some other command. */
  readonly command: () => string;
}

/** What the parser does: sequences, blocks, prefixes, wrong arguments, conditions, configuration files. */
export function syntaxCommand(random: Random, { config, command }: SyntaxParts): string {
  switch (random.below(9)) {
    case 0:
      return random.pick(PREFIXED);
    case 1:
    case 2:
      return random.pick(ARGUMENTS);
    case 3:
      return line(
        "if-shell -F",
        quoted(random.pick(CONDITIONS)),
        `{ ${random.pick(INNER)} }`,
        random.oneIn(2) ? `{ ${random.pick(INNER)} }` : "",
      );
    case 4:
      return line(
        "if-shell -F",
        quoted(random.pick(CONDITIONS)),
        quoted(random.pick(INNER)),
        random.oneIn(2) ? quoted(random.pick(INNER)) : "",
      );
    case 5:
      return `${command()} ; ${command()}`;
    case 6:
      return `${command()} ; nocommand ; ${command()}`;
    case 7:
      return random.pick([
        'set -g @a "a\\tb" ; show -gv @a',
        "set -g @a 'a'\"b\"c ; show -gv @a",
        "set -g @a $HOME/x ; show -gv @a",
        "set -g @a ~ ; show -gv @a",
        "set -g @a { a b } ; show -gv @a",
        "FOO=baz ; show-environment -g FOO",
        "FOO=baz",
        "set -g @a \\u65e5 ; show -gv @a",
        "set -g command-alias[50] zz='display -p aliased' ; zz ; set -gu command-alias[50]",
        "set -g command-alias[50] zz='display -p' ; zz 'with word'",
        "split-pane -d -t s0: ; splitp -d -t s0:",
        "display -p a ; ; display -p b",
        "display -p 'a;' ; display -p a\\; b",
        "%if 1",
        'display -p "#{session_name}" # comment',
        "display -p '#{' x",
        "display -- -p",
        "display -p -- -p",
        'display -p"x"',
        "display -pt s0: '#{session_name}'",
        "list-windows -ts0 -F'#{window_name}'",
      ]);
    default:
      return line("source-file", random.pick(["", "", "-q", "-n", "-v", "-F", "-nv"]), config(random.pick(CONFIGS)));
  }
}
