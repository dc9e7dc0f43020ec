import type { Random } from "./random.ts";

/** Variables whose value does not depend on the time, the process or the machine. */
export const VARIABLES = [
  "session_name",
  "session_id",
  "session_windows",
  "session_group",
  "session_grouped",
  "session_attached",
  "session_alerts",
  "session_stack",
  "session_marked",
  "session_many_attached",
  "window_index",
  "window_name",
  "window_id",
  "window_panes",
  "window_width",
  "window_height",
  "window_flags",
  "window_raw_flags",
  "window_layout",
  "window_visible_layout",
  "window_active",
  "window_last_flag",
  "window_start_flag",
  "window_end_flag",
  "window_zoomed_flag",
  "window_stack_index",
  "window_linked",
  "window_linked_sessions",
  "window_active_sessions",
  "window_marked_flag",
  "pane_id",
  "pane_index",
  "pane_active",
  "pane_width",
  "pane_height",
  "pane_left",
  "pane_right",
  "pane_top",
  "pane_bottom",
  "pane_at_left",
  "pane_at_top",
  "pane_at_right",
  "pane_at_bottom",
  "pane_title",
  "pane_marked",
  "pane_marked_set",
  "pane_last",
  "pane_dead",
  "pane_in_mode",
  "pane_mode",
  "pane_synchronized",
  "pane_input_off",
  "pane_start_command",
  "pane_tabs",
  "history_limit",
  "host_none",
  "@a",
  "@b",
  "status",
  "base-index",
  "mode-keys",
  "pane-base-index",
  "FOO",
];

/** Those that are newer than tmux 3.3a. */
export const NEW_VARIABLES = [
  "pane_z",
  "pane_x",
  "pane_y",
  "pane_flags",
  "pane_floating_flag",
  "pane_zoomed_flag",
  "pane_modal_flag",
  "pane_unzoomed_width",
  "pane_unzoomed_height",
  "pane_start_command_list",
  "session_active",
  "session_alert",
  "session_activity_flag",
  "session_bell_flag",
  "session_silence_flag",
  "window_modal_pane",
  "window_manual_width",
  "window_linked_sessions_list",
  "server_sessions",
  "next_session_id",
  "last_window_index",
  "active_window_index",
];

const WORDS = [
  "a",
  "abc",
  "ABC def",
  "1",
  "0",
  "-3",
  "10",
  "3.5",
  "a,b",
  "x:y",
  "é日",
  "",
  "s0",
  "#{@a}",
  "##",
  "w*",
  "80",
];

const MODIFIERS = [
  "=5",
  "=-3",
  "=|4|..",
  "=/3/…",
  "=-2",
  "p8",
  "p-8",
  "n",
  "w",
  "b",
  "d",
  "q",
  "q/e",
  "q/h",
  "l",
  "E",
  "a",
  "s/a/X/",
  "s/[0-9]+/<&>/",
  "s|w|W|i",
  "s/(.)(.)/\\2\\1/",
  "c",
  "=3;p6",
  "p10;=4",
  "b;=4",
  "=0",
  "p0",
  "!",
  "!!",
];

const OPERATORS = ["==", "!=", "<", ">", "<=", ">=", "m", "m/r", "m/ri", "m/i", "||", "&&", "C"];
const ARITHMETIC = [
  "e|+|",
  "e|-|",
  "e|*|",
  "e|/|",
  "e|%|",
  "e|m|",
  "e|+|f",
  "e|/|f|3",
  "e|*|f|1",
  "e|==|",
  "e|<|",
  "e|>=|",
  "e|!=|",
];
const LOOPS = ["S", "W", "P", "L"];
/** Loops in an order of their own; not within others, which HEAD then sees in that order too. */
const SORTED_LOOPS = ["W/r", "S/n", "W/n", "P/r", "S/i", "W/i", "S/nr"];
const NEW_MODIFIERS = ["R", "q/a", "nw", "q/s", "C/r", "m/z", "I", "N/w", "N/s", "N"];

/** A format with modifiers nested up to `depth` deep. It holds no single quote. */
export function format(random: Random, head: boolean, depth = 3): string {
  if (head && depth === 3 && random.oneIn(20)) return `#{${random.pick(SORTED_LOOPS)}:#{${random.pick(VARIABLES)}}}`;
  const variable = (): string => random.pick(head && random.oneIn(4) ? NEW_VARIABLES : VARIABLES);
  const inner = (): string => format(random, head, depth - 1);
  const operand = (): string => (random.oneIn(2) ? random.pick(WORDS) : inner());
  if (depth <= 0) return random.oneIn(4) ? random.pick(WORDS) : `#{${variable()}}`;
  switch (random.below(head ? 16 : 14)) {
    case 0:
    case 1:
      return `#{${random.pick(MODIFIERS)}:${variable()}}`;
    case 2:
      return `#{${random.pick(MODIFIERS)}:${inner()}}`;
    case 3:
      return `#{?${random.oneIn(2) ? variable() : inner()},${operand()},${operand()}}`;
    case 4:
    case 5:
      return `#{${random.pick(OPERATORS)}:${operand()},${operand()}}`;
    case 6:
      return `#{${random.pick(ARITHMETIC)}:${operand()},${operand()}}`;
    case 7:
      return `#{${random.pick(LOOPS.slice(0, head ? LOOPS.length : 3))}:${inner()}}`;
    case 8:
      return `#{${random.pick(["W", "P"])}:${inner()},[${inner()}]}`;
    case 9:
      return random.pick([
        "#S",
        "#I:#W",
        "#P",
        "#F",
        "#{S",
        "#}",
        "#,",
        "##{x}",
        "#{}",
        "#{nope}",
        "#{l:#{x}}",
        "#[fg=red]x",
        "#D",
        "#{?}",
      ]);
    case 10:
      return `${inner()}${random.pick([" ", "-", "/", ""])}${inner()}`;
    case 11:
      return random.pick(WORDS);
    case 14:
      return `#{${random.pick(NEW_MODIFIERS)}:${operand()}${random.oneIn(2) ? `,${operand()}` : ""}}`;
    case 15:
      return `#{?${variable()},${operand()},${variable()},${operand()},${operand()}}`;
    default:
      return `#{${variable()}}`;
  }
}
