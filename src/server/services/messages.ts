import type { ServerServices } from "#command/context.ts";
import { visibleText } from "#command/index.ts";
import { CLIENT_CONTROL, type Client } from "#model/client.ts";
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
    messageLines({ jobs, terminals }, client) {
      const { state } = server;
      if (jobs || terminals) {
        const ofTerminals = terminals ? terminalLines(server, client) : [];
        const ofJobs = jobs ? server.jobs.lines() : [];
        return [...ofTerminals, ...(ofTerminals.length > 0 && ofJobs.length > 0 ? [""] : []), ...ofJobs];
      }
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

/** What the terminals of clients can do, a line each. @param only the terminal of this client */
function terminalLines(server: Server, only: Client | undefined): string[] {
  const attached = [...server.clients.all()].filter(({ client }) => only === undefined || client === only);
  return attached
    .flatMap(({ client, terminal }) => (terminal === undefined ? [] : [{ client, terminal }]))
    .flatMap(({ client, terminal }, at) => {
      const capabilities = [...terminal.output.capabilities()].sort(([a], [b]) => (a < b ? -1 : 1));
      const lines = capabilities.map(
        ([name, value], number) => `${String(number).padStart(4)}: ${name}: ${shown(value)}`,
      );
      return [`Terminal ${at}: ${client.termName} for ${client.name}, flags=0x0:`, ...lines];
    });
}

function shown(value: string | number | boolean): string {
  if (typeof value === "string") return `(string) ${visibleText(value)}`;
  return typeof value === "number" ? `(number) ${value}` : `(flag) ${value}`;
}

export function clearMessage(server: Server, client: Parameters<ServerServices["message"]>[0] & object): void {
  const entry = server.clients.get(client);
  clearTimeout(entry?.messageTimer);
  if (!client.message) return;
  client.message = undefined;
  server.services.redraw({ client, what: "all" });
}
