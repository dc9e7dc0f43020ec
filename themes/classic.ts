import type { Theme } from "troam/plugin";

/** The look of tmux up to 3.6: a green bar, sixteen colours, nothing that depends on a light or dark terminal. */
export const classic: Theme = {
  name: "classic",
  doc: "tmux as it always looked: a green bar",
  session: {
    "status-style": "bg=green,fg=black",
    "message-style": "bg=yellow,fg=black",
    "message-command-style": "bg=black,fg=yellow",
  },
  window: {
    "window-status-current-style": "default",
    "mode-style": "bg=yellow,fg=black",
    "clock-mode-colour": "blue",
    "display-panes-colour": "blue",
    "display-panes-active-colour": "red",
    "copy-mode-match-style": "bg=cyan,fg=black",
    "copy-mode-current-match-style": "bg=magenta,fg=black",
    "copy-mode-mark-style": "bg=red,fg=black",
    "pane-border-style": "default",
    "pane-active-border-style": "#{?pane_in_mode,fg=yellow,#{?synchronize-panes,fg=red,fg=green}}",
    "menu-style": "default",
    "menu-selected-style": "bg=yellow,fg=black",
    "menu-border-style": "default",
    "popup-style": "default",
    "popup-border-style": "default",
    "fill-character": "#{?is_inside, ,#[acs]~}",
  },
};
