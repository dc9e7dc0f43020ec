import type { Window } from "#model/window.ts";
import { renameWindow } from "#model/windows.ts";
import type { Server } from "./server.ts";

/** Least time between two looks at a window's name, ms. Source: tmux/tmux tmux.h, NAME_INTERVAL */
const INTERVAL_MS = 500;

/** Names windows after what runs in them (`automatic-rename`). */
export class AutomaticNames {
  readonly #server: Server;
  readonly #looked = new WeakMap<Window, number>();
  #timer: Timer | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Looks at the windows whose active pane did something. */
  check(): void {
    for (const window of this.#server.state.windows.values()) {
      const pane = window.active;
      if (!pane?.changed || !window.options.flag("automatic-rename")) continue;
      const now = this.#server.clock.now();
      const last = this.#looked.get(window);
      if (last !== undefined && now - last < INTERVAL_MS) {
        if (this.#timer === undefined) this.#timer = setTimeout(() => this.#again(), INTERVAL_MS - (now - last));
        continue;
      }
      this.#looked.set(window, now);
      pane.changed = false;
      const name = this.#server.expand(window.options.string("automatic-rename-format"), { window, pane });
      if (name === window.name || !renameWindow(this.#server.state, window, name)) continue;
      this.#server.services.redraw({ window, what: "borders" });
      this.#server.services.redraw({ window, what: "status" });
    }
  }

  #again(): void {
    this.#timer = undefined;
    this.#server.wake();
  }
}
