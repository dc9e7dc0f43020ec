import type { Pane } from "#model/pane.ts";
import { CLIENT_CONTROL, CLIENT_DEAD, CLIENT_EXITING, CLIENT_SUSPENDED, type Client } from "#model/client.ts";
import { hasWindow } from "#model/winlinks.ts";
import { formatContext } from "#format/expand.ts";
import { type Colour, COLOUR_DEFAULT, colourTheme } from "#terminal/colour.ts";
import { MODE_THEME_UPDATES } from "#terminal/modes.ts";
import { paneLook } from "./compose/look.ts";
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

  /**
   * What the terminals of the pane's session say they are, if they agree; else what its background is.
   * Source: tmux/tmux window.c, window_pane_get_theme
   */
  of(pane: Pane): Theme | undefined {
    const said = new Set<Client["theme"]>();
    for (const client of this.#clientsOf(pane)) if (client.theme !== "unknown") said.add(client.theme);
    const [only] = said;
    if (said.size === 1 && only !== "unknown") return only;
    const background = this.colour(pane, 11);
    return background === undefined ? undefined : colourTheme(background);
  }

  /**
   * The colour that the pane's default foreground (10, 12) or background (11) is: what a control client told, else its
   * style's, else its clients' terminals'.
   */
  colour(pane: Pane, which: 10 | 11 | 12): Colour | undefined {
    const told = which === 10 ? pane.controlForeground : which === 11 ? pane.controlBackground : undefined;
    if (told !== undefined && this.#server.state.clients.some((client) => client.flags & CLIENT_CONTROL)) return told;
    const [winlink] = pane.window.winlinks;
    const context = formatContext(this.#server.state, {
      pane,
      window: pane.window,
      winlink,
      session: winlink?.session,
    });
    const look = paneLook(pane, pane.window.active === pane, context);
    const own = which === 11 ? look.bg : look.fg;
    if (own !== COLOUR_DEFAULT) return own;
    for (const client of this.#clientsOf(pane)) {
      const known = this.#server.requests.colourOf(client, which);
      if (known !== undefined) return known;
    }
    return undefined;
  }

  *#clientsOf(pane: Pane): Iterable<Client> {
    for (const client of this.#server.state.clients) {
      if (client.flags & (CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING)) continue;
      if (client.session && hasWindow(client.session, pane.window)) yield client;
    }
  }

  /** Something changed that panes' themes depend on. */
  check(): void {
    for (const pane of this.#server.state.panes.values()) {
      if (pane.exit || (pane.screen.modes & MODE_THEME_UPDATES) === 0) continue;
      const theme = this.of(pane);
      if (theme === undefined || this.#told.get(pane) === theme) continue;
      this.#told.set(pane, theme);
      pane.process?.answer(REPORTS[theme]);
    }
  }
}
