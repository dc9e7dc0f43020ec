import type { Pane } from "#model/pane.ts";
import { colourTheme } from "#terminal/colour.ts";
import { MODE_THEME_UPDATES } from "#terminal/modes.ts";
import type { Server } from "./server.ts";

type Theme = "light" | "dark";

const REPORTS: Readonly<Record<Theme, Uint8Array>> = {
  dark: new TextEncoder().encode("\x1b[?997;1n"),
  light: new TextEncoder().encode("\x1b[?997;2n"),
};

/** Whether panes are light or dark, and telling the programs that asked for it (mode 2031). */
export class PaneThemes {
  readonly #server: Server;
  readonly #told = new WeakMap<Pane, Theme>();

  constructor(server: Server) {
    this.#server = server;
  }

  /** What the terminals that show the pane say, else what their background is. Source: tmux/tmux window.c, window_pane_get_theme */
  of(pane: Pane): Theme | undefined {
    for (const client of this.#server.watchers(pane)) if (client.theme !== "unknown") return client.theme;
    const background = this.#server.requests.colourOf(pane, 11);
    return background === undefined ? undefined : colourTheme(background);
  }

  /** Something changed that panes' themes depend on. */
  check(): void {
    for (const pane of this.#server.state.panes.values()) {
      if (pane.exit || (pane.screen.modes & MODE_THEME_UPDATES) === 0) continue;
      const theme = this.of(pane);
      if (theme === undefined || this.#told.get(pane) === theme) continue;
      this.#told.set(pane, theme);
      pane.process?.write(REPORTS[theme]);
    }
  }
}
