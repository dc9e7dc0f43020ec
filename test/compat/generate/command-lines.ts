import { builtins } from "#command/builtin/index.ts";
import { clientCommand, listCommand } from "./listings.ts";
import { flagCommand } from "./flags.ts";
import { optionCommand } from "./options.ts";
import { Random } from "./random.ts";
import { bufferCommand, environmentCommand, formatCommand, keyCommand } from "./rest.ts";
import { syntaxCommand } from "./syntax.ts";
import type { Grammar } from "./sequence.ts";
import { windowCommand } from "./windows.ts";

/** A command line of the client: its words. */
export type Words = readonly string[];

/** Begins a word that stands for the path of a file with this text. */
export const CONFIG = "CONFIG:";

/** What a group of command lines starts from. */
export const START_WORDS: readonly Words[] = [
  ["new-session", "-d", "-s", "s0", "-n", "w0", "-x", "80", "-y", "24", "exec cat"],
  ["new-session", "-d", "-s", "s1", "-n", "w1", "-x", "80", "-y", "24", "exec cat"],
  ["set-option", "-g", "default-command", "exec cat"],
  ["set-option", "-g", "automatic-rename", "off"],
];

/** They end the server, wait, read what is typed, say what is another each time, or start it anew with other flags. */
const LEFT_ALONE =
  /^(wait|kill-ser|command-p|confirm|display-[mp]\w+$|run|if|show-me|list-co|start|server-a|lock-|source-file -|pipe|new-session -[AP])/;

/** Lines that troam answers in another way on purpose: see docs/tmux-compatibility.md. */
const ANOTHER_WAY = (words: Words): boolean =>
  /^(source|load)/.test(words[0] ?? "") && ["", "FOLDER"].includes(words.at(-1) ?? "");

/**
 * Flags of the program itself, and what needs a terminal that is not there. Each with how it meets a server: `FOLDER` is
 * a folder that exists.
 */
export const PROGRAM: readonly Words[] = [
  ["-h"],
  ["-z"],
  ["-zV"],
  ["-L"],
  ["-S"],
  ["-f"],
  ["-c"],
  ["-T"],
  ["-c", "exit 3"],
  ["-c", "echo out; echo err >&2"],
  ["-c", "exit 0", "list-sessions"],
  ["-C", "-c", "true"],
  ["-D", "list-sessions"],
  ["-N", "list-sessions", "-F", "#{session_name}"],
  ["-2", "list-sessions", "-F", "#{session_name}"],
  ["-u", "list-sessions", "-F", "#{session_name}"],
  ["-l", "list-sessions", "-F", "#{session_name}"],
  ["-q", "list-sessions", "-F", "#{session_name}"],
  ["-T", "256,RGB", "list-sessions", "-F", "#{session_name}"],
  ["-Tnone", "list-sessions", "-F", "#{session_name}"],
  ["-f", "/none/such", "list-sessions", "-F", "#{session_name}"],
  ["--", "list-sessions", "-F", "#{session_name}"],
  ["--version"],
  ["--help"],
  ["-"],
  ["-v2"],
  [""],
  [";"],
  [";", "list-sessions"],
  ["list-sessions", ";"],
  ["display-message", "-p", "a;"],
  ["display-message", "-p", "a\\;"],
  ["display-message", "-p", "a", ";", "display-message", "-p", "b"],
  ["display-message", "-p", "a;", "display-message", "-p", "b"],
  ["display-message", "-p", "a", ";", "nocommand", ";", "display-message", "-p", "b"],
  ["display-message", "-p", "a", ";", "list-windows", "-t", "none", ";", "display-message", "-p", "b"],
  ["list-windows", "-t", "none", ";", "display-message", "-p", "b"],
  ["list-sessions list-windows"],
  ["display-message -p x"],
  ["attach-session"],
  ["attach-session", "-t", "s0"],
  ["attach-session", "-t", "none"],
  ["attach-session", "-d", "-t", "s0:9"],
  ["new-session"],
  ["new-session", "-s", "s0"],
  ["new-session", "-A", "-s", "s0"],
  ["new-session", "-A", "-d", "-s", "s0"],
  ["new-session", "-t", "s0"],
  ["new-session", "-d", "-s", "s0"],
  ["new-session", "-d", "-s", ""],
  ["switch-client", "-t", "s0"],
  ["detach-client"],
  ["refresh-client"],
  ["suspend-client"],
  ["lock-client"],
  ["display-menu", "a", "b", "c"],
  ["display-popup", "true"],
  ["display-panes"],
  ["command-prompt"],
  ["confirm-before", "lsw"],
  ["copy-mode"],
  ["choose-tree"],
  ["send-prefix"],
  ["send-keys", "-K", "a"],
  ["run-shell", "exit 3"],
  ["run-shell", "echo out; exit 2"],
  ["run-shell", "echo out; echo err >&2"],
  ["run-shell", "kill -9 $$"],
  ["run-shell", "-b", "exit 3"],
  ["run-shell", "-d", "0.01", "echo late"],
  ["run-shell", "-d", "x", "echo late"],
  ["run-shell", "-C", "nocommand"],
  ["run-shell", "-C", "list-windows -t none"],
  ["run-shell", "-C", "display-message -p in ; list-windows -t none"],
  ["run-shell", "-E", "echo out; echo err >&2"],
  ["run-shell", "-c", "/none", "pwd"],
  ["run-shell", "/none/such"],
  ["if-shell", "exit 3", "display-message -p yes", "display-message -p no"],
  ["if-shell", "true", "display-message -p yes"],
  ["if-shell", "true", "nocommand"],
  ["if-shell", "true", "list-windows -t none", "display-message -p no"],
  ["if-shell", "-F", "1", "list-windows -t none ; display-message -p x"],
  ["if-shell", "-F", "1", "bad {"],
  ["source-file", "/none/such"],
  ["source-file", "-q", "/none/such"],
  ["source-file", "/none/such", "/dev/null"],
  ["source-file", "-v", "/none/such*"],
  ["source-file", "/none/such*"],
  ["source-file", "-"],
  ["source-file", "/dev/null"],
  ["load-buffer", "/dev/null"],
  ["load-buffer", "-"],
  ["load-buffer", "-b", "in", "-"],
  ["load-buffer", "/none/such"],
  ["save-buffer", "-b", "none", "-"],
  ["set-buffer", "-b", "sb", "text"],
  ["save-buffer", "-b", "sb", "-"],
  ["save-buffer", "-b", "sb", "/none/such/file"],
  ["save-buffer", "-b", "sb", "FOLDER"],
  ["save-buffer", "-b", "sb", ""],
  ["show-buffer", "-b", "sb"],
  ["show-buffer", "-b", "none"],
  ["wait-for", "-S", "channel", ";", "wait-for", "channel"],
  ["wait-for", "-U", "nolock"],
  ["wait-for", "-L", "lock", ";", "wait-for", "-U", "lock"],
  ["wait-for"],
  ["wait-for", "a", "b"],
  ["has-session", "-t", "none"],
  ["has-session"],
  ["has"],
  ["kill-server", "extra"],
  ["start-server"],
  ["start-server", "-x"],
  ["list-commands", "nocommand"],
  ["list-commands", "list-windows"],
  ["list-commands", "list-w"],
  ["list-commands", "list"],
  ["list-keys", "-T", "none"],
  ["list-keys", "nokey"],
  ["show-messages", "-x"],
  ["show-options", "-g", "none"],
  ["show-options", "-gq", "none"],
  ["show-options", "-g", "status-"],
  ["show-environment", "NONE"],
  ["show-environment", "-g", "NONE"],
  ["set-environment", "A=B", "c"],
  ["set-option", "-g", "status", "bad"],
  ["set-option", "-g", "none", "x"],
  ["set-option", "-gq", "none", "x"],
  ["set-option", "-g", "status-left-length", "x"],
  ["set-hook", "-g", "none", "lsw"],
  ["set-hook", "-g", "after-new-window", "bad {"],
  ["bind-key", "nokey", "lsw"],
  ["bind-key", "x", "nocommand"],
  ["bind-key", "x", "lsw", "-Q"],
  ["unbind-key", "nokey"],
  ["server-access", "-a", "nosuchuser"],
  ["server-access", "root"],
  ["server-access", "-l"],
  ["new-window", "-t", "s0:0"],
  ["new-window", "-d", "-c", "/none/such", "-t", "s0:", "exec cat"],
  ["new-window", "-d", "-e", "bad", "-t", "s0:", "exec cat"],
  ["split-window", "-t", "none"],
  ["split-window", "-I", "-t", "s0:"],
  ["pipe-pane", "-t", "none", "cat"],
  ["capture-pane", "-p", "-t", "none"],
  ["capture-pane", "-b", "cap", "-t", "s0:"],
  ["respawn-pane", "-t", "s0:"],
  ["clear-prompt-history", "-T", "bad"],
  ["show-prompt-history", "-T", "bad"],
  ["display-message", "-d", "x", "text"],
  ["display-message", "-p", "-t", "none", "[#{session_name}]"],
  ["display-message", "-p", "-F", "a", "b"],
  ["display-message", "-p", "-t", "@", "[#{session_name}]"],
  ["display-message", "-p", "-t", "{active}", "[#{session_name}]"],
  ["list-panes", "-t", "{current}"],
  ["run-shell", "-t", "@", "true"],
  ["if-shell", "-t", "@", "-F", "1", "display-message -p yes"],
  ["move-window", "-r", "-t", "@"],
  ["display-message", "no client"],
  ["find-window", "x"],
  ["lock-server"],
  ["customize-mode", "-t", "none"],
  ["clock-mode", "-t", "none"],
];

/** Lines for when no server runs. */
export const WITHOUT_SERVER: readonly Words[] = [
  ["list-sessions"],
  ["kill-server"],
  ["has-session", "-t", "x"],
  ["-N", "new-session", "-d"],
  ["-N", "start-server"],
  ["attach-session"],
  ["attach-session", "-t", "none"],
  ["nocommand"],
  ["list"],
  ["list-sessions", "-Q"],
  ["list-sessions", "extra"],
  ["start-server"],
  ["start-server", ";", "list-sessions"],
  ["new-session", "-d", "-x", "bad"],
  ["-f", "/none/such", "start-server"],
  ["-c", "exit 4"],
  ["new-session"],
  ["start-server", ";", "show-options", "-g", "base-index"],
  ["-S", "/none/such/socket", "list-sessions"],
  ["-S", "/none/such/socket", "new-session", "-d"],
  ["-S", "", "list-sessions"],
  ["-S", "/etc/passwd", "list-sessions"],
  ["-S", "/etc/passwd/x", "list-sessions"],
  ["-S", "x".repeat(200), "list-sessions"],
  ["-L", "a/b", "list-sessions"],
  ["-C", "list-sessions"],
  ...[
    "set -g @a 1\nnocommand\n",
    "set -g nooption 1\n",
    "set -g @a {\n",
    "list-windows -t none\nset -g @a 1\n",
    "list-windows -t none ; set -g @a 1\n",
    "source-file /none/such\n",
    "display-message -p printed\n",
    "run-shell 'exit 3'\n",
    "new-session -d -s conf 'exec cat'\n",
    "%if 1\n",
  ].flatMap((text) => [
    ["-f", CONFIG + text, "start-server", ";", "display-message", "-p", "x"],
    ["-f", CONFIG + text, "-C", "new-session", "-s", "c", "exec cat"],
    ["-f", CONFIG + text, "new-session", "-d", "exec cat"],
    ["-f", CONFIG + text, "new-session", "-s", "a", "exec cat"],
  ]),
];

/** The words of a line as tmux's own quotes divide it; enough for what the other generators make. */
export function wordsOf(text: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === " " || char === "\n") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'" || char === '"') {
      const end = text.indexOf(char, at + 1);
      const to = end === -1 ? text.length : end;
      word = (word ?? "") + text.slice(at + 1, to);
      at = to;
    } else if (char === "\\" && at + 1 < text.length) word = (word ?? "") + text.charAt(++at);
    else word = (word ?? "") + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** So many command lines. The same seed makes the same lines. */
export function commandLines(seed: number, count: number, grammar: Grammar): Words[] {
  const random = new Random(seed);
  const { known } = grammar;
  const kinds = [
    () => windowCommand(random, true),
    () => optionCommand(random, known, true),
    () => keyCommand(random, true),
    () => environmentCommand(random),
    () => bufferCommand(random),
    () => formatCommand(random, true),
    () => listCommand(random),
    () => clientCommand(random),
    () => flagCommand(random),
    () => syntaxCommand(random, { config: grammar.config, command: () => windowCommand(random, true) }),
    () => bare(random),
  ];
  const lines: Words[] = [];
  while (lines.length < count) {
    const text = random.oneIn(6) ? undefined : random.pick(kinds)();
    const words = text === undefined ? random.pick(PROGRAM) : wordsOf(text);
    if ((text === undefined || !LEFT_ALONE.test(text)) && !ANOTHER_WAY(words)) lines.push(words);
  }
  return lines;
}

const commands = builtins.filter(({ name }) => !LEFT_ALONE.test(name));

/** A command alone, with too many words, with one of its flags and nothing after it. */
function bare(random: Random): string {
  const { name, alias, args } = random.pick(commands);
  const shown = random.oneIn(3) && alias !== undefined ? alias : name;
  const flag = random.pick(["", `-${random.pick([...args.replaceAll(":", "").split(""), "Q"])}`]);
  const words = random.pick(["", "", "a", "a b", "a b c d e f"]);
  // Without words these make a session on the terminal, or wait.
  return /^(new-session|attach)/.test(name) ? `${shown} -Q` : `${shown} ${flag} ${words}`.trimEnd();
}
