import type { ServerServices } from "#command/context.ts";
import { CLIENT_CONTROL } from "#model/client.ts";
import type { Server } from "../server.ts";

/** What is said to people: messages in the status line, pages in view mode, the log. */
export function messageServices(server: Server): Pick<ServerServices, "message" | "view" | "messageLines"> {
  return {
    message(client, text, options = {}) {
      if (!client) return;
      const entry = server.clients.get(client);
      if (!entry) return;
      server.state.messages.add(`${client.name} message: ${text}`);
      // part of the command's own output, where a command says it
      if (entry.control) return entry.control.write(`%message ${text}`);
      if (client.flags & CLIENT_CONTROL || !client.session) return;
      client.message = {
        text,
        ignoreKeys: options.ignoreKeys === true,
        ignoreStyles: options.ignoreStyles === true,
        freezes: options.noFreeze !== true,
      };
      clearTimeout(entry.messageTimer);
      const ms = options.ms ?? client.session.options.number("display-time");
      if (ms !== 0) entry.messageTimer = setTimeout(() => clearMessage(server, client), ms);
      server.services.redraw({ client, what: "all" });
    },
    view(pane, text) {
      const { addToView } = require("./view.ts") as typeof import("./view.ts");
      addToView(server.modes, pane, text, false);
    },
    messageLines({ jobs, terminals }) {
      const { state } = server;
      if (jobs) return server.jobs.lines();
      if (terminals)
        return [...server.clients.all()].flatMap(({ client, terminal }) =>
          terminal ? [`Terminal ${client.termName} for ${client.name}, flags=0x0:`] : [],
        );
      const logged = state.messages.all().toReversed();
      const lines = logged.map(({ time, text }) =>
        server.expand("#{t/p:message_time}: #{message_text}", {
          variables: { message_time: String(Math.floor(time / 1000)), message_text: text },
        }),
      );
      return [...[...server.keptMessages.values()].flat(), ...lines];
    },
  };
}

export function clearMessage(server: Server, client: Parameters<ServerServices["message"]>[0] & object): void {
  const entry = server.clients.get(client);
  clearTimeout(entry?.messageTimer);
  if (!client.message) return;
  client.message = undefined;
  server.services.redraw({ client, what: "all" });
}
