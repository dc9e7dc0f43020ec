import type { ServerServices } from "#command/context.ts";
import { Session } from "#model/session.ts";
import type { Server } from "../server.ts";

type Names =
  | "clientView"
  | "openTerminal"
  | "attach"
  | "detach"
  | "switchSession"
  | "setClientFlags"
  | "suspend"
  | "lock"
  | "exit";

/** Clients and sessions: attaching, leaving, locking; and the end of the server. */
export function attachServices(server: Server): Pick<ServerServices, Names> {
  return {
    openTerminal: (client) => server.attachments.openTerminal(client),
    attach(client, session, options) {
      server.attachments.openTerminal(client);
      if (options.detachOthers) {
        for (const other of server.state.clients) {
          if (other !== client && other.session === session)
            server.attachments.detach(other, options.detachOthers === "kill");
        }
      }
      if (options.environmentUpdate) {
        session.environment.updateFrom(client.environment, session.options.array("update-environment").values());
      }
      if (options.cwd !== undefined) session.cwd = options.cwd;
      if (options.flags !== undefined) server.attachments.setFlags(client, options.flags);
      server.attachments.attach(client, session);
      if (server.config.loaded) server.config.showErrors();
    },
    detach(client, { kill, exec }) {
      if (exec === undefined) server.attachments.detach(client, kill === true);
      else server.attachments.exec(client, exec);
    },
    switchSession: (client, session, keepTable) => server.attachments.switchTo(client, session, keepTable),
    clientView(client) {
      const { x, y } = server.modes.view(client);
      return { x, y };
    },
    setClientFlags: (client, flags) => server.attachments.setFlags(client, flags),
    suspend: (client) => server.attachments.suspend(client),
    lock(what) {
      for (const client of server.state.clients) {
        if (what === undefined || what === client || (what instanceof Session && client.session === what)) {
          if (client.session) server.attachments.lock(client);
        }
      }
    },
    exit: () => server.exitWatch.ask(),
  };
}
