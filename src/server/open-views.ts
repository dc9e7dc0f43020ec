import { leaveMode } from "#mode/stack.ts";
import type { Server } from "./server.ts";
import { Views } from "./views.ts";

/** The views that Ink draws, over this server. */
export function openViews(server: Server): Views {
  const clock = (time: number): string =>
    server.expand("#{t/p:message_time}", { variables: { message_time: String(Math.floor(time / 1000)) } });
  return new Views({
    state: server.state,
    leave: (pane) => leaveMode(pane, server.modes),
    changed: (pane) => server.redraw.paneChanged(pane),
    copy(text, client) {
      const bytes = new TextEncoder().encode(text);
      server.state.buffers.add(bytes);
      server.services.setClipboard(client, bytes);
    },
    keptMessages: () => [...server.keptMessages.values()].flat(),
    loggedMessages: () => server.state.messages.all().map(({ time, text }) => `${clock(time)}: ${text}`),
    report: (where, error) => server.report(where, error),
    background: (name, promise) => server.background(name, promise),
  });
}
