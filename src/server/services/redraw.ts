import type { ServerServices } from "#command/context.ts";
import { recalculateSizes } from "#model/sizes.ts";
import type { Server } from "../server.ts";

/** What is to be drawn anew, and how large windows are. */
export function redrawServices(server: Server): Pick<ServerServices, "redraw" | "recalculateSizes" | "optionChanged"> {
  return {
    optionChanged: (name) => server.optionChanged(name),
    redraw: (request) => server.redraw.redraw(request),
    recalculateSizes() {
      recalculateSizes(server.state);
      server.wake();
    },
  };
}
