import { MOVE_MENU, MOVE_RESIZE_MENU } from "./menus.ts";

/** Keys that move a floating pane. */
export const MOVE_BINDINGS: string = String.raw`
bind-key -T move -N "Display move menu" , { if-shell -F "#{pane_floating_flag}" { display-menu -T "#[align=centre]Move" -x P -y P ${MOVE_MENU} } }
bind-key -T move -N "Display move and resize menu" . { if-shell -F "#{pane_floating_flag}" { display-menu -T "#[align=centre]Move & Resize" -x P -y P ${MOVE_RESIZE_MENU} } }
bind-key -T move -N "Move pane to fill the window" 0 { resize-pane -x "100%" -y "100%" ; move-pane -P top-left }
bind-key -T move -N "Move pane to top-left corner" 1 { move-pane -P top-left }
bind-key -T move -N "Move pane to top-right corner" 2 { move-pane -P top-right }
bind-key -T move -N "Move pane to bottom-left corner" 3 { move-pane -P bottom-left }
bind-key -T move -N "Move pane to bottom-right corner" 4 { move-pane -P bottom-right }
bind-key -T move -N "Move pane to top" Up { move-pane -P top-centre }
bind-key -T move -N "Move pane to bottom" Down { move-pane -P bottom-centre }
bind-key -T move -N "Move pane to left" Left { move-pane -P centre-left }
bind-key -T move -N "Move pane to right" Right { move-pane -P centre-right }
bind-key -T move -N "Move pane to top-left corner and resize" M-1 { resize-pane -x "50%" -y "50%" ; move-pane -P top-left }
bind-key -T move -N "Move pane to top-right corner and resize" M-2 { resize-pane -x "50%" -y "50%" ; move-pane -P top-right }
bind-key -T move -N "Move pane to bottom-left corner and resize" M-3 { resize-pane -x "50%" -y "50%" ; move-pane -P bottom-left }
bind-key -T move -N "Move pane to bottom-right corner and resize" M-4 { resize-pane -x "50%" -y "50%" ; move-pane -P bottom-right }
bind-key -T move -N "Move pane to top and resize" M-Up { resize-pane -x "100%" -y "50%" ; move-pane -P top-centre }
bind-key -T move -N "Move pane to bottom and resize" M-Down { resize-pane -x "100%" -y "50%" ; move-pane -P bottom-centre }
bind-key -T move -N "Move pane to left and resize" M-Left { resize-pane -x "50%" -y "100%" ; move-pane -P centre-left }
bind-key -T move -N "Move pane to right and resize" M-Right { resize-pane -x "50%" -y "100%" ; move-pane -P centre-right }
`;
