import { flagWord, type InfoRow } from "./info.ts";

const grey = (text: string): string => `#[fg=themelightgrey](${text})#[default]`;

export const paneInfo: readonly InfoRow[] = [
  ["Pane", `#{pane_index} ${grey("#{pane_id}")}`],
  ["Title", "#{pane_title}"],
  ["Command", `#{pane_current_command} ${grey("PID #{pane_pid}")}`],
  ["Path", "#{pane_current_path}"],
  ["TTY", "#{pane_tty}"],
  ["Position", "#{pane_x},#{pane_y} #{pane_width}x#{pane_height}"],
  ["Mode", "#{?pane_in_mode,#{pane_mode},none}"],
  [
    "Flags",
    [
      flagWord("active", "pane_active"),
      flagWord("zoomed", "window_zoomed_flag"),
      flagWord("marked", "pane_marked"),
      flagWord("sync", "pane_synchronized"),
      flagWord("dead", "pane_dead"),
      flagWord("piped", "pane_pipe"),
    ].join(" "),
  ],
];

export const windowInfo: readonly InfoRow[] = [
  ["Window", `#{window_index}: #{window_name} ${grey("#{window_id}")}`],
  ["Size", "#{window_width}x#{window_height}"],
  ["Panes", "#{window_panes}"],
  ["Activity Time", `#{t:window_activity} ${grey("#{t/r:window_activity}")}`],
  ["Sessions", "#{s/,/ /:window_linked_sessions_list}"],
  [
    "Flags",
    [
      flagWord("active", "window_active"),
      flagWord("last", "window_last_flag"),
      flagWord("bell", "window_bell_flag"),
      flagWord("activity", "window_activity_flag"),
      flagWord("silence", "window_silence_flag"),
      flagWord("zoomed", "window_zoomed_flag"),
      flagWord("marked", "window_marked_flag"),
    ].join(" "),
  ],
];

export const sessionInfo: readonly InfoRow[] = [
  ["Session", `#{session_name} ${grey("#{session_id}")}`],
  ["Created Time", `#{t:session_created} ${grey("#{t/r:session_created}")}`],
  ["Activity Time", `#{t:session_activity} ${grey("#{t/r:session_activity}")}`],
  [
    "Attached Time",
    `#{?#{t:session_last_attached},#{t:session_last_attached} ${grey("#{t/r:session_last_attached}")},never}`,
  ],
  ["Clients", "#{s/,/ /:session_attached_list}"],
  ["Windows", "#{session_windows}"],
  ["Path", "#{session_path}"],
  ["Group", "#{?session_grouped,#{session_group} (#{session_group_size}),none}"],
  [
    "Flags",
    [
      flagWord("attached", "session_attached"),
      flagWord("grouped", "session_grouped"),
      flagWord("marked", "session_marked"),
      flagWord("bell", "session_bell_flag"),
      flagWord("activity", "session_activity_flag"),
      flagWord("silence", "session_silence_flag"),
    ].join(" "),
  ],
];
