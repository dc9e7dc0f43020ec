import { StatusRenderer } from "#ui/status.ts";
import type { Server } from "./server.ts";

/** Status lines drawn by Ink, which loads when the first client attaches. */
export class StatusBars {
  readonly renderer: StatusRenderer;
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
    this.renderer = new StatusRenderer(() => server.services.redraw({ what: "status" }));
  }

  load(): void {
    this.#server.background("status lines", this.renderer.load());
  }
}
