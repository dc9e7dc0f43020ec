import type { ServerServices } from "#command/context.ts";
import { recalculateSizes } from "#model/sizes.ts";
import type { Server } from "../server.ts";

/** What is to be drawn anew, and how large windows are. */
export function redrawServices(
  server: Server,
): Pick<ServerServices, "redraw" | "recalculateSizes" | "optionChanged" | "pluginWanted"> {
  return {
    optionChanged: (name) => server.optionChanged(name),
    pluginWanted: (spec, file) => server.plugins.want(spec, file),
    redraw(request) {
      if (request.pane) server.scrollbars.paneChanged(request.pane);
      server.redraw.redraw(request);
    },
    recalculateSizes() {
      recalculateSizes(server.state);
      server.wake();
    },
  };
}
