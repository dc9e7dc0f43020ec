import type { Theme } from "troam/plugin";

const night = "#1b2028";
const slate = "#2a313c";
const steel = "#8b97a8";
const paper = "#d9dee6";
const sea = "#6cb6c9";
const moss = "#93b56b";
const amber = "#d8a657";

/** Quiet colours for dark terminals; the bar is barely lighter than the screen. */
export const dark: Theme = {
  name: "dark",
  doc: "quiet, for dark terminals",
  server: {
    "dark-theme-black": night,
    "dark-theme-white": paper,
    "dark-theme-dark-grey": slate,
    "dark-theme-light-grey": steel,
    "dark-theme-green": moss,
    "dark-theme-yellow": amber,
    "dark-theme-red": "#d3746a",
    "dark-theme-blue": "#7aa2d6",
    "dark-theme-cyan": sea,
    "dark-theme-magenta": "#b08bc9",
  },
  session: {
    "status-style": `bg=${slate},fg=${steel}`,
    "status-left-style": `fg=${night},bg=${sea},bold`,
    "message-style": `bg=${amber},fg=${night},fill=${amber}`,
    "message-command-style": `bg=${night},fg=${amber},fill=${night}`,
  },
  window: {
    "window-status-current-style": `fg=${paper},bold`,
    "window-status-activity-style": `fg=${amber}`,
    "window-status-bell-style": `fg=${amber},bold`,
    "mode-style": `bg=${sea},fg=${night}`,
    "pane-border-style": `fg=${slate}`,
    "pane-active-border-style": `fg=${sea}`,
    "menu-style": `bg=${slate},fg=${paper}`,
    "menu-selected-style": `bg=${sea},fg=${night}`,
    "menu-border-style": `bg=${slate},fg=${steel}`,
  },
};
