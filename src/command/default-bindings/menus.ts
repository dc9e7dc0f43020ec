/** Joins the lines of a menu: a command's words must stand on one line. */
function menu(text: string): string {
  return text.trim().replaceAll(/\n\s*/g, " ");
}

/** Places of a floating pane. */
export const MOVE_MENU: string = menu(String.raw`
  Centre c { move-pane -P centre }
  ''
  "Top Left" 1 { move-pane -P top-left }
  "Top Right" 2 { move-pane -P top-right }
  "Bottom Left" 3 { move-pane -P bottom-left }
  "Bottom Right" 4 { move-pane -P bottom-right }
  ''
  Top t { move-pane -P top-centre }
  Bottom b { move-pane -P bottom-centre }
  Left l { move-pane -P centre-left }
  Right r { move-pane -P centre-right }
`);

/** Places of a floating pane that give it a size too. */
export const MOVE_RESIZE_MENU: string = menu(String.raw`
  Fill 0 { resize-pane -x "100%" -y "100%" ; move-pane -P top-left }
  ''
  "Top Left" 1 { resize-pane -x "50%" -y "50%" ; move-pane -P top-left }
  "Top Right" 2 { resize-pane -x "50%" -y "50%" ; move-pane -P top-right }
  "Bottom Left" 3 { resize-pane -x "50%" -y "50%" ; move-pane -P bottom-left }
  "Bottom Right" 4 { resize-pane -x "50%" -y "50%" ; move-pane -P bottom-right }
  ''
  Top t { resize-pane -x "100%" -y "50%" ; move-pane -P top-centre }
  Bottom b { resize-pane -x "100%" -y "50%" ; move-pane -P bottom-centre }
  Left l { resize-pane -x "50%" -y "100%" ; move-pane -P centre-left }
  Right r { resize-pane -x "50%" -y "100%" ; move-pane -P centre-right }
`);

/** What can be done with a window. */
export const WINDOW_MENU: string = menu(String.raw`
  "#{?#{>:#{session_windows},1},,-}Swap Left" l { swap-window -t :-1 }
  "#{?#{>:#{session_windows},1},,-}Swap Right" r { swap-window -t :+1 }
  "#{?pane_marked_set,,-}Swap Marked" s { swap-window }
  ''
  Kill X { kill-window }
  Respawn R { respawn-window -k }
  "#{?pane_marked,Unmark,Mark}" m { select-pane -m }
  Rename n { command-prompt -F -I "#W" { rename-window -t "#{window_id}" -- "%%" } }
  ''
  "New After" w { new-window -a }
  "New At End" W { new-window }
`);

/** What can be done with a pane, and with what is under the mouse in it. */
export const PANE_MENU: string = menu(String.raw`
  "#{?#{m/r:(copy|view)-mode,#{pane_mode}},Go To Top,}" < { send-keys -X history-top }
  "#{?#{m/r:(copy|view)-mode,#{pane_mode}},Go To Bottom,}" > { send-keys -X history-bottom }
  ''
  "#{?#{==:#{pane_mode},copy-mode},#{?copy_line_numbers,Hide Line Numbers,Show Line Numbers},}" L { send-keys -X line-numbers-toggle }
  "#{?#{==:#{pane_mode},copy-mode},#{?refresh_active,Refresh Off,Refresh On},}" r { send-keys -X refresh-toggle }
  ''
  "#{?#{&&:#{buffer_size},#{!:#{pane_in_mode}}},Paste #[underscore]#{=/9/...:buffer_sample},}" p { paste-buffer }
  ''
  "#{?mouse_word,Search For #[underscore]#{=/9/...:mouse_word},}" C-r { if-shell -F "#{?#{m/r:(copy|view)-mode,#{pane_mode}},0,1}" "copy-mode -t=" ; send-keys -X -t = search-backward -- "#{q:mouse_word}" }
  "#{?mouse_word,Type #[underscore]#{=/9/...:mouse_word},}" C-y { copy-mode -q ; send-keys -l -- "#{q:mouse_word}" }
  "#{?mouse_word,Copy #[underscore]#{=/9/...:mouse_word},}" c { copy-mode -q ; set-buffer -- "#{q:mouse_word}" }
  "#{?mouse_line,Copy Line,}" l { copy-mode -q ; set-buffer -- "#{q:mouse_line}" }
  ''
  "#{?mouse_hyperlink,Type #[underscore]#{=/9/...:mouse_hyperlink},}" C-h { copy-mode -q ; send-keys -l -- "#{q:mouse_hyperlink}" }
  "#{?mouse_hyperlink,Copy #[underscore]#{=/9/...:mouse_hyperlink},}" h { copy-mode -q ; set-buffer -- "#{q:mouse_hyperlink}" }
  ''
  "#{?#{#{pane_floating_flag}},Move,}" '' { display-menu -T "#[align=centre]Move" -x L -y L ${MOVE_MENU} }
  "#{?#{#{pane_floating_flag}},Move & Resize,}" '' { display-menu -T "#[align=centre]Move & Resize" -x L -y L ${MOVE_RESIZE_MENU} }
  "#{?#{#{pane_floating_flag}},Tile,}" t { join-pane }
  "#{?#{!:#{pane_floating_flag}},Float,}" f { break-pane -W }
  "#{?#{!:#{pane_floating_flag}},Horizontal Split,}" h { split-window -h }
  "#{?#{!:#{pane_floating_flag}},Vertical Split,}" v { split-window -v }
  ''
  "#{?#{&&:#{!:#{pane_floating_flag}},#{>:#{window_panes},1}},Swap Up,}" u { swap-pane -U }
  "#{?#{&&:#{!:#{pane_floating_flag}},#{>:#{window_panes},1}},Swap Down,}" d { swap-pane -D }
  "#{?pane_marked_set,,-}Swap Marked" s { swap-pane }
  ''
  Kill X { kill-pane }
  Respawn R { respawn-pane -k }
  "#{?pane_marked,Unmark,Mark}" m { select-pane -m }
  "#{?#{>:#{window_panes},1},,-}#{?window_zoomed_flag,Unzoom,Zoom}" z { resize-pane -Z }
`);

/** Where no pane is. */
export const EMPTY_MENU: string = menu(String.raw`
  "New Pane" p { new-pane ; join-pane }
  "New Window" w { new-window }
`);

/** What can be done with a session. Expanded as a format before it is read: other sessions are listed by `#{S:…}`. */
export const SESSION_MENU: string = menu(String.raw`
  #{S/t:#{?#{&&:#{<:#{loop_index},6},#{!:#{session_active}}},'Switch To #[underscore]#{session_name}' '' {switch-client -t=#{session_id}#} ,}}
  ''
  'Renumber' 'N' {move-window -r}
  'Rename' 'r' {command-prompt -I '#S' {rename-session -- '%%'}}
  'Detach' 'd' {detach-client}
  ''
  'New Session' 's' {new-session}
  'New Window' 'w' {new-window}
`);
