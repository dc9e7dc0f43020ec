import { PANE_MENU, WINDOW_MENU } from "./menus.ts";

/** Keys after the prefix. */
export const PREFIX_BINDINGS: string = String.raw`
bind-key -N "Switch to a window" Tab { new-pane -E -X 0 -Y 0 -x "75%" -y "30%" ; move-pane -P bottom-centre ; switch-mode -kw }
bind-key -N "Select next layout" Space { next-layout }
bind-key -N "Break pane to a new window" ! { break-pane }
bind-key -N "Split window vertically" \" { split-window }
bind-key -N "List all paste buffers" \# { list-buffers }
bind-key -N "Rename current session" \$ { command-prompt -I "#S" { rename-session -- "%%" } }
bind-key -N "Split window horizontally" \% { split-window -h }
bind-key -N "Kill current window" & { confirm-before -p "kill-window #W? (y/n)" kill-window }
bind-key -N "Prompt for window index to select" \' { command-prompt -p index { select-window -t ":%%" } }
bind-key -N "Switch to previous client" ( { switch-client -p }
bind-key -N "Switch to next client" ) { switch-client -n }
bind-key -N "New floating pane" * { new-pane }
bind-key -N "Rename current window" , { command-prompt -I "#W" { rename-window -- "%%" } }
bind-key -N "Delete the most recent paste buffer" - { delete-buffer }
bind-key -N "Move the current window" . { command-prompt { move-window -t "%%" } }
bind-key -N "Describe key binding" / { command-prompt -k -p key { list-keys -1N "%%" } }
bind-key -N "Select window 0" 0 { select-window -t :=0 }
bind-key -N "Select window 1" 1 { select-window -t :=1 }
bind-key -N "Select window 2" 2 { select-window -t :=2 }
bind-key -N "Select window 3" 3 { select-window -t :=3 }
bind-key -N "Select window 4" 4 { select-window -t :=4 }
bind-key -N "Select window 5" 5 { select-window -t :=5 }
bind-key -N "Select window 6" 6 { select-window -t :=6 }
bind-key -N "Select window 7" 7 { select-window -t :=7 }
bind-key -N "Select window 8" 8 { select-window -t :=8 }
bind-key -N "Select window 9" 9 { select-window -t :=9 }
bind-key -N "Prompt for a command" : { command-prompt }
bind-key -N "Move to the previously active pane" \; { last-pane }
bind-key -N "Display window menu" < { display-menu -T "#[align=centre]#{window_index}:#{window_name}" -x W -y W ${WINDOW_MENU} }
bind-key -N "Choose a paste buffer from a list" = { choose-buffer -Z }
bind-key -N "Display pane menu" > { display-menu -T "#[align=centre]#{pane_index} (#{pane_id})" -x P -y P ${PANE_MENU} }
bind-key -N "List key bindings" ? { list-keys -N }
bind-key -N "Toggle pane between floating and tiled" @ { if-shell -F "#{pane_floating_flag}" { join-pane } { break-pane -W } }
bind-key -N "Customize options" C { customize-mode -Z }
bind-key -N "Choose and detach a client from a list" D { choose-client -Z }
bind-key -N "Spread panes out evenly" E { select-layout -E }
bind-key -N "Switch to the last client" L { switch-client -l }
bind-key -N "Clear the marked pane" M { select-pane -M }
bind-key -N "Change the pane title" T { command-prompt -I "#T" { select-pane -T "%%" } }
bind-key -N "Enter copy mode" [ { copy-mode }
bind-key -N "Paste the most recent paste buffer" ] { paste-buffer -p }
bind-key -N "Create a new window" c { new-window }
bind-key -N "Detach the current client" d { detach-client }
bind-key -N "Search for a pane" f { command-prompt { find-window -Z -- "%%" } }
bind-key -N "Move a floating pane" g { switch-client -T move }
bind-key -N "Display window information" i { display-message }
bind-key -N "Select the previously current window" l { last-window }
bind-key -N "Toggle the marked pane" m { select-pane -m }
bind-key -N "Select the next window" n { next-window }
bind-key -N "Select the next pane" o { select-pane -t :.+ }
bind-key -N "Select the previous window" p { previous-window }
bind-key -N "Display pane numbers" q { display-panes }
bind-key -N "Redraw the current client" r { refresh-client }
bind-key -N "Choose a session from a list" s { choose-tree -Zs }
bind-key -N "Show a clock" t { clock-mode }
bind-key -N "Choose a window from a list" w { choose-tree -Zw }
bind-key -N "Kill the active pane" x { confirm-before -p "kill-pane #P? (y/n)" kill-pane }
bind-key -N "Zoom the active pane" z { resize-pane -Z }
bind-key -N "Swap the active pane with the pane above" \{ { swap-pane -U }
bind-key -N "Swap the active pane with the pane below" \} { swap-pane -D }
bind-key -N "Show messages" \~ { show-messages }
bind-key -r -N "Reset so the visible part of the window follows the cursor" DC { refresh-client -c }
bind-key -N "Enter copy mode and scroll up" PPage { copy-mode -u }
bind-key -N "Switch to a session" BTab { new-pane -E -X 0 -Y 0 -x "75%" -y "30%" ; move-pane -P bottom-centre ; switch-mode -ks }
bind-key -r -N "Select the pane above the active pane" Up { select-pane -U }
bind-key -r -N "Select the pane below the active pane" Down { select-pane -D }
bind-key -r -N "Select the pane to the left of the active pane" Left { select-pane -L }
bind-key -r -N "Select the pane to the right of the active pane" Right { select-pane -R }
bind-key -N "Set the even-horizontal layout" M-1 { select-layout even-horizontal }
bind-key -N "Set the even-vertical layout" M-2 { select-layout even-vertical }
bind-key -N "Set the main-horizontal layout" M-3 { select-layout main-horizontal }
bind-key -N "Set the main-vertical layout" M-4 { select-layout main-vertical }
bind-key -N "Select the tiled layout" M-5 { select-layout tiled }
bind-key -N "Set the main-horizontal-mirrored layout" M-6 { select-layout main-horizontal-mirrored }
bind-key -N "Set the main-vertical-mirrored layout" M-7 { select-layout main-vertical-mirrored }
bind-key -N "Select the next window with an alert" M-n { next-window -a }
bind-key -N "Rotate through the panes in reverse" M-o { rotate-window -D }
bind-key -N "Select the previous window with an alert" M-p { previous-window -a }
bind-key -r -N "Resize the pane up by 5" M-Up { if-shell -F "#{?floating_pane_flag}" { resize-pane -D -5 } { resize-pane -U 5 } }
bind-key -r -N "Resize the pane down by 5" M-Down { resize-pane -D 5 }
bind-key -r -N "Resize the pane left by 5" M-Left { if-shell -F "#{?floating_pane_flag}" { resize-pane -R -5 } { resize-pane -L 5 } }
bind-key -r -N "Resize the pane right by 5" M-Right { resize-pane -R 5 }
bind-key -N "Send the prefix key" C-b { send-prefix }
bind-key -N "Rotate through the panes" C-o { rotate-window }
bind-key -N "Suspend the current client" C-z { suspend-client }
bind-key -r -N "Resize the pane up" C-Up { if-shell -F "#{?floating_pane_flag}" { resize-pane -D -1 } { resize-pane -U -- } }
bind-key -r -N "Resize the pane down" C-Down { resize-pane -D -- }
bind-key -r -N "Resize the pane left" C-Left { if-shell -F "#{?floating_pane_flag}" { resize-pane -R -1 } { resize-pane -L -- } }
bind-key -r -N "Resize the pane right" C-Right { resize-pane -R -- }
bind-key -r -N "Move the visible part of the window up" S-Up { refresh-client -U 10 }
bind-key -r -N "Move the visible part of the window down" S-Down { refresh-client -D 10 }
bind-key -r -N "Move the visible part of the window left" S-Left { refresh-client -L 10 }
bind-key -r -N "Move the visible part of the window right" S-Right { refresh-client -R 10 }
`;
