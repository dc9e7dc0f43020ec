import type { ServerServices } from "#command/context.ts";
import type { Server } from "../server.ts";
import { controlRequest } from "../control/control-requests.ts";

/** Commands from elsewhere: hooks; and what control clients ask. */
export function commandServices(server: Server): Pick<ServerServices, "runHook" | "control"> {
  return {
    runHook: (name, target, formats, client) => server.runner.runHook(name, target, formats, client),
    control: (client, request) => controlRequest(server, client, request),
  };
}
