import type { ServerServices } from "#command/context.ts";
import { updateFocus } from "#model/focus.ts";
import type { Server } from "../server.ts";

type Names = "enterMode" | "leaveMode" | "openOverlay" | "closeOverlay" | "prompt";

/** What takes over panes and keys: modes, overlays, prompts. They are loaded with the first that is asked for. */
export function modeServices(server: Server): Pick<ServerServices, Names> {
  return {
    enterMode(pane, name, options) {
      if (name === "messages-view") return server.views.messages(pane);
      if (name === "help-view") return server.views.help(pane);
      const { enterMode } = require("#mode/stack.ts") as typeof import("#mode/stack.ts");
      const entered = enterMode(pane, name, options, server.modes);
      server.wake();
      return entered?.mode;
    },
    leaveMode(pane, all) {
      if (pane.modes.length === 0) return;
      const { leaveAllModes, leaveMode } = require("#mode/stack.ts") as typeof import("#mode/stack.ts");
      if (all) leaveAllModes(pane, server.modes);
      else leaveMode(pane, server.modes);
      server.wake();
    },
    openOverlay(client, kind, options) {
      const { overlayFactories } = require("#mode/factories.ts") as typeof import("#mode/factories.ts");
      const overlay = overlayFactories[kind]?.(client, options, server.modes);
      if (overlay) server.modes.showOverlay(client, overlay);
      return overlay;
    },
    closeOverlay(client) {
      const { overlay } = client;
      if (!overlay) return;
      client.overlay = undefined;
      overlay.close(client);
      updateFocus(server.state, client.session?.current?.window);
      server.services.redraw({ client, what: "all" });
    },
    prompt(client, options) {
      const { openPrompt } = require("#mode/prompt/open.ts") as typeof import("#mode/prompt/open.ts");
      return openPrompt(client, options, server.modes);
    },
  };
}
