import type { Theme } from "troam/plugin";

const ink = "#2b2f36";
const chalk = "#f4f1ea";
const sand = "#e3ddd0";
const stone = "#7d776c";
const river = "#2f6f8f";
const leaf = "#4c7a34";
const ochre = "#a8690f";

/** Dark letters on paper, for light terminals. */
export const light: Theme = {
  name: "light",
  doc: "paper, for light terminals",
  server: {
    "light-theme-black": ink,
    "light-theme-white": chalk,
    "light-theme-dark-grey": stone,
    "light-theme-light-grey": sand,
    "light-theme-green": leaf,
    "light-theme-yellow": ochre,
    "light-theme-red": "#a8443a",
    "light-theme-blue": "#315f9c",
    "light-theme-cyan": river,
    "light-theme-magenta": "#7a4a93",
  },
  session: {
    "status-style": `bg=${sand},fg=${stone}`,
    "status-left-style": `fg=${chalk},bg=${river},bold`,
    "message-style": `bg=${ochre},fg=${chalk},fill=${ochre}`,
    "message-command-style": `bg=${ink},fg=${chalk},fill=${ink}`,
  },
  window: {
    "window-status-current-style": `fg=${ink},bold`,
    "window-status-activity-style": `fg=${ochre}`,
    "window-status-bell-style": `fg=${ochre},bold`,
    "mode-style": `bg=${river},fg=${chalk}`,
    "pane-border-style": `fg=${sand}`,
    "pane-active-border-style": `fg=${river}`,
    "menu-style": `bg=${sand},fg=${ink}`,
    "menu-selected-style": `bg=${river},fg=${chalk}`,
    "menu-border-style": `bg=${sand},fg=${stone}`,
  },
};
