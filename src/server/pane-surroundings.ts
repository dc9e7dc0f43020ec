import type { PaneSurroundings } from "./pane-terminal.ts";
import { giveClipboard } from "./server-client.ts";
import type { Server } from "./server.ts";

/** What panes' terminals ask, answered by the server's parts. */
export function paneSurroundings(server: Server): PaneSurroundings {
  return {
    state: server.state,
    alert: (pane, bits) => server.alerts.note(pane.window, bits),
    redraw(pane, what) {
      if (what === "pane") server.redraw.paneChanged(pane);
      else server.services.redraw({ pane, what });
    },
    watchers: (pane, hidden) => server.watchers(pane, hidden),
    passThrough: (client, bytes) => server.clients.get(client)?.terminal?.writeBeside(bytes),
    setClipboard(client, selection, bytes) {
      const entry = server.clients.get(client);
      if (entry) giveClipboard(entry, selection, bytes);
    },
    requestClipboard: (pane, selection, terminator) => server.requests.askClipboard(pane, selection, terminator),
    requestPalette: (pane, index, terminator) => server.requests.askPalette(pane, index, terminator),
    clientColour: (pane, which) => server.paneThemes.colour(pane, which),
    theme: (pane) => server.paneThemes.of(pane),
  };
}
