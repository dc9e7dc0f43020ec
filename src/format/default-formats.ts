/** Items of choose-tree: a pane, a window or a session. */
export const TREE_MODE_FORMAT = [
  "#{?pane_format,",
  "#{?pane_marked,#[fg=thememagenta],}#{?pane_floating_flag,#[underscore],}",
  "#{pane_current_command}#[fg=themelightgrey]#{pane_flags}",
  '#{?#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}},: "#{pane_title}",}',
  ",window_format,",
  "#{?window_marked_flag,#[fg=thememagenta],}",
  "#{window_name}#[fg=themelightgrey]#{window_flags}",
  '#{?#{&&:#{==:#{window_panes},1},#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}}},: "#{pane_title}",}',
  ",",
  "#[fg=themelightgrey]#{session_windows} windows",
  "#{?session_grouped, (group #{session_group}: #{session_group_list}),}",
  "#{?session_attached, (attached),}",
  "}",
].join("");

/** Items of choose-buffer. */
export const BUFFER_MODE_FORMAT = "#{t/p:buffer_created}: #{buffer_sample}";

/** Items of choose-client. */
export const CLIENT_MODE_FORMAT = "#[fg=themelightgrey]#{t/p:client_activity}: session #[default]#{session_name}";
