import { bufferCommand, environmentCommand, formatCommand, keyCommand } from "./rest.ts";
import { flagCommand } from "./flags.ts";
import { clientCommand, listCommand } from "./listings.ts";
import { modeCommand } from "./modes.ts";
import { optionCommand } from "./options.ts";
import { Random } from "./random.ts";
import { syntaxCommand } from "./syntax.ts";
import { windowCommand } from "./windows.ts";

export interface Grammar {
  /** Whether the peer is tmux HEAD; else only what 3.3a shares with it is made. */
  readonly head: boolean;
  /** Options and hooks that the peer has. */
  readonly known: ReadonlySet<string>;
  /** Puts a configuration in a file. @returns its path */
  readonly config: (text: string) => string;
}

/** Two sessions of a known shape: what a sequence starts from. The client that asks is in one of its own, `ctl`. */
export const START = [
  "new-session -d -s ctl -n main",
  "switch-client -t =ctl:",
  "kill-session -a -t =ctl:",
  "set-option -g @a start",
  "set-option -gu @b",
  "new-session -d -s s0 -n w0 -x 80 -y 24",
  "new-session -d -s s1 -n w1 -x 80 -y 24",
  "split-window -d -t s0:0",
];

/** The commands of a sequence. The same seed and grammar make the same commands. */
export function sequence(seed: number, grammar: Grammar): string[] {
  const random = new Random(seed);
  const { head, known, config } = grammar;
  const kinds = [
    () => windowCommand(random, head),
    () => optionCommand(random, known, head),
    () => keyCommand(random, head),
    () => environmentCommand(random),
    () => bufferCommand(random),
    () => formatCommand(random, head),
    () => syntaxCommand(random, { config, command: () => windowCommand(random, head) }),
    ...(head
      ? [() => listCommand(random), () => clientCommand(random), () => flagCommand(random), () => modeCommand(random)]
      : []),
  ];
  // Half of a sequence is about one subject, so that its commands meet.
  const main = random.oneIn(3) ? kinds[0]! : random.pick(kinds);
  const commands = Array.from({ length: 5 + random.below(12) }, () => (random.oneIn(2) ? main : random.pick(kinds))());
  // HEAD's rotate-window leaves tiled panes above floating ones, and then its layouts without these.
  return commands.some((text) => /new-?p/.test(text)) ? commands.filter((text) => !text.includes("rotate")) : commands;
}

/** What is asked after every sequence; each line of the answer is compared. */
export function queries(seed: number): string[] {
  const random = new Random(seed + 0x10000);
  const always = [
    "list-sessions -F '#{session_id} #{session_name} #{session_windows} #{session_group} #{session_attached} #{session_stack}'",
    `list-windows -a -F '#{session_name}:#{window_index} #{window_id} #{window_name} #{window_raw_flags} #{window_width}x#{window_height} #{window_layout} #{window_visible_layout}'`,
    "list-panes -a -F '#{session_name}:#{window_index}.#{pane_index} #{pane_id} #{pane_active} #{pane_last} #{pane_marked} #{pane_title} #{pane_left},#{pane_top} #{pane_width}x#{pane_height}'",
    "list-buffers -F '#{buffer_name} #{buffer_size} #{buffer_sample}'",
  ];
  const sometimes = [
    "show-options -g",
    "show-options -s",
    "show-options -gw",
    "show-options -t s0",
    "show-options -w -t s0:",
    "show-options -p -t s0:",
    "show-options -A -w -t s0:",
    "show-options -A -p -t s0:",
    "show-options -H -t s1",
    "show-hooks -g",
    "show-hooks -gw",
    "show-hooks -t s0",
    "show-hooks -w -t s0:",
    "show-environment -t s0",
    "show-environment -s -t s0",
    "show-environment -gh",
    "list-keys -T t",
    "list-keys -T u",
    "list-keys -N -T t",
    "list-keys",
    "list-windows -t s0",
    "list-panes -s -t s0",
    "list-panes -t s0:",
    "list-clients -F '#{client_session} #{client_control_mode} #{client_width}x#{client_height}'",
    "display-message -p -t s0: '#{pane_id} #{window_layout}'",
  ];
  return [...always, ...Array.from({ length: 4 }, () => random.pick(sometimes))];
}
