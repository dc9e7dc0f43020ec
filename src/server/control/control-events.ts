import { CLIENT_EXITING } from "#model/client.ts";
import type { Window } from "#model/window.ts";
import type { Server } from "../server.ts";
import { isNotified, notificationOf } from "./notifications.ts";

const LAYOUT = "%layout-change #{window_id} #{window_layout} #{window_visible_layout} #{window_raw_flags}";

/** Tells control clients what happens in the model. */
export function watchForControl(server: Server): void {
  const layout = (window: Window): string | undefined => {
    const [winlink] = window.winlinks;
    return winlink && window.layoutRoot
      ? server.expand(LAYOUT, { winlink, window, session: winlink.session })
      : undefined;
  };
  server.state.events.on((event) => {
    if (!isNotified(event.name)) return;
    for (const { control, client } of server.clients.all()) {
      if (!control || client.flags & CLIENT_EXITING) continue;
      const line = notificationOf(event, { client, session: client.session }, layout);
      if (line) control.notify(line);
    }
  });
}
