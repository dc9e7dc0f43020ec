import { EMPTY_MENU, PANE_MENU, SESSION_MENU, WINDOW_MENU } from "./menus.ts";

/** Keys without a prefix: the mouse. */
export const ROOT_BINDINGS: string = String.raw`
bind-key -n MouseDown1Pane { select-pane -t = ; send-keys -M }
bind-key -n MouseDown1Status { switch-client -t = }
bind-key -n MouseDown1Border { select-pane -M }
bind-key -n MouseDown1ScrollbarUp { if-shell -F -t = "#{pane_in_mode}" { send-keys -X page-up } { copy-mode -u } }
bind-key -n MouseDown1ScrollbarDown { if-shell -F -t = "#{pane_in_mode}" { send-keys -X page-down } { copy-mode -d } }
bind-key -n MouseDown1Control7 { if-shell -F -t = "#{pane_floating_flag}" { join-pane } { break-pane -W } }
bind-key -n MouseDown1Control8 { resize-pane -Z }
bind-key -n MouseDown1Control9 { display-menu -O -T "Kill pane #{pane_index}?" -t = -x M -y M Yes y { kill-pane -t = } No n {  } }
bind-key -n MouseDown2Pane { select-pane -t = ; if-shell -F "#{||:#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { paste-buffer -p } }
bind-key -n MouseDown3Pane { if-shell -F -t = "#{||:#{mouse_any_flag},#{&&:#{pane_in_mode},#{?#{m/r:(copy|view)-mode,#{pane_mode}},0,1}}}" { select-pane -t = ; send-keys -M } { display-menu -T "#[align=centre]#{pane_index} (#{pane_id})" -t = -x M -y M ${PANE_MENU} } }
bind-key -n MouseDown3Status { display-menu -T "#[align=centre]#{window_index}:#{window_name}" -t = -x W -y W ${WINDOW_MENU} }
bind-key -n MouseDown3StatusLeft { run-shell -C "display-menu -t= -xM -yW -T '#[align=centre]#{session_name}'  ${SESSION_MENU}" }
bind-key -n MouseDown3Empty { display-menu -T "#[align=centre]#{window_index}:#{window_name}" -t = -x M -y M ${EMPTY_MENU} }
bind-key -n MouseDrag1Pane { if-shell -F "#{||:#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { copy-mode -M } }
bind-key -n MouseDrag1Border { resize-pane -M }
bind-key -n MouseDrag1ScrollbarSlider { if-shell -F -t = "#{pane_in_mode}" { send-keys -X scroll-to-mouse } { copy-mode -S } }
bind-key -n WheelDownStatus { next-window }
bind-key -n WheelUpPane { if-shell -F "#{||:#{alternate_on},#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { copy-mode -e } }
bind-key -n WheelUpStatus { previous-window }
bind-key -n DoubleClick1Pane { select-pane -t = ; if-shell -F "#{||:#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { copy-mode -H ; send-keys -X select-word ; run-shell -d 0.3 ; send-keys -X copy-pipe-and-cancel } }
bind-key -n TripleClick1Pane { select-pane -t = ; if-shell -F "#{||:#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { copy-mode -H ; send-keys -X select-line ; run-shell -d 0.3 ; send-keys -X copy-pipe-and-cancel } }
bind-key -n M-MouseDown3Pane { display-menu -T "#[align=centre]#{pane_index} (#{pane_id})" -t = -x M -y M ${PANE_MENU} }
bind-key -n M-MouseDown3Status { display-menu -T "#[align=centre]#{window_index}:#{window_name}" -t = -x W -y W ${WINDOW_MENU} }
bind-key -n M-MouseDown3StatusLeft { run-shell -C "display-menu -t= -xM -yW -T '#[align=centre]#{session_name}'  ${SESSION_MENU}" }
bind-key -n M-MouseDown3Empty { display-menu -T "#[align=centre]#{window_index}:#{window_name}" -t = -x M -y M ${EMPTY_MENU} }
bind-key -n M-MouseDrag1Pane { move-pane -M }
bind-key -n M-MouseDrag1Border { move-pane -M }
bind-key -n C-MouseDown1Status { swap-window -t @ }
bind-key -n C-MouseDrag1Pane { new-pane -M }
bind-key -n C-MouseDrag1Empty { new-pane -M }
`;
