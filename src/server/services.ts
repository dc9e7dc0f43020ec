import type { ServerServices } from "#command/context.ts";
import type { Server } from "./server.ts";
import { attachServices } from "./services/attach.ts";
import { commandServices } from "./services/commands.ts";
import { fileServices } from "./services/files.ts";
import { keyServices } from "./services/keys.ts";
import { messageServices } from "./services/messages.ts";
import { modeServices } from "./services/modes.ts";
import { paneServices } from "./services/panes.ts";
import { redrawServices } from "./services/redraw.ts";

/** What commands and modes ask of the server, one file a subject. */
export function createServices(server: Server): ServerServices {
  return {
    ...paneServices(server),
    ...fileServices(server),
    ...attachServices(server),
    ...redrawServices(server),
    ...messageServices(server),
    ...modeServices(server),
    ...keyServices(server),
    ...commandServices(server),
    report: (where, error) => server.report(where, error),
  };
}
