import type { ServerServices } from "#command/context.ts";
import type { Server } from "../server.ts";
import { controlRequest } from "../control/control-requests.ts";

/** Commands from elsewhere: hooks, files; and what control clients ask. */
export function commandServices(server: Server): Pick<ServerServices, "runHook" | "sourceFile" | "control"> {
  return {
    runHook: (name, target, formats, client) => server.runner.runHook(name, target, formats, client),
    sourceFile: (path, options) => server.config.source(path, options),
    control: (client, request) => controlRequest(server, client, request),
  };
}
