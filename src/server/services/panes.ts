import type { ServerServices } from "#command/context.ts";
import { closePane } from "#model/removal.ts";
import { closeSession, closeWindow } from "#model/sessions.ts";
import { specialCharacters } from "#pty/terminal-settings.ts";
import type { Server } from "../server.ts";

type Names =
  | "spawn"
  | "specialCharacters"
  | "closePane"
  | "killPane"
  | "killWindow"
  | "killSession"
  | "resetPane"
  | "paneExit"
  | "feedPane"
  | "pipePane"
  | "job";

/** Programs in panes, and panes, windows and sessions that go. */
export function paneServices(server: Server): Pick<ServerServices, Names> {
  const afterwards = (): void => {
    server.services.recalculateSizes();
    server.services.redraw({ what: "all" });
    server.wake();
  };
  return {
    spawn(pane, options) {
      server.programs.start(pane, options);
      server.wake();
    },
    specialCharacters: ({ tty }) => specialCharacters(tty),
    closePane: (pane) => server.programs.close(pane),
    killPane(pane) {
      closePane(server.state, pane);
      afterwards();
    },
    killWindow(window) {
      closeWindow(server.state, window, true);
      afterwards();
    },
    killSession(session) {
      closeSession(server.state, session);
      afterwards();
    },
    resetPane(pane) {
      server.programs.close(pane);
      server.services.leaveMode(pane, true);
      pane.terminal.restart();
      pane.exit = undefined;
      for (const entry of server.clients.all()) entry.control?.resetPane(pane);
      server.redraw.paneChanged(pane);
    },
    paneExit: (pane) => server.programs.ended(pane),
    async feedPane(pane, client) {
      const files = server.clients.get(client)?.files;
      if (!files) return;
      await files.read("-", (bytes) => {
        if (server.state.panes.get(pane.id) === pane) server.programs.output(pane, bytes);
      });
    },
    pipePane: (pane, command, options) => server.programs.pipe(pane, command, options),
    job: (command, options) => server.jobs.run(command, options),
  };
}
