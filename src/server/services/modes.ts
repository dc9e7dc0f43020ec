import type { ServerServices } from "#command/context.ts";
import { updateFocus } from "#model/focus.ts";
import type { Server } from "../server.ts";

type Names = "enterMode" | "leaveMode" | "openMenu" | "openPopup" | "closeMenu" | "closePopup" | "prompt";

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
    openMenu(client, options) {
      const { createMenu } = require("#mode/menu/menu.ts") as typeof import("#mode/menu/menu.ts");
      const made = createMenu(client, options, server.modes);
      if (made) server.modes.showMenu(made.window, made);
    },
    closeMenu(window) {
      if (!window.menu) return;
      window.menu = undefined;
      updateFocus(server.state, window);
      server.services.redraw({ window, what: "all" });
    },
    openPopup(client, options) {
      const { createPopup } = require("#mode/popup/popup.ts") as typeof import("#mode/popup/popup.ts");
      const popup = createPopup(client, options, server.modes);
      if (popup) server.modes.showPopup(client, popup);
      return popup;
    },
    closePopup(client) {
      const { popup } = client;
      if (!popup) return;
      client.popup = undefined;
      popup.close?.(client);
      updateFocus(server.state, client.session?.current?.window);
      server.services.redraw({ client, what: "all" });
    },
    prompt(client, options) {
      const { openPrompt } = require("#mode/prompt/open.ts") as typeof import("#mode/prompt/open.ts");
      return openPrompt(client, options, server.modes);
    },
  };
}
