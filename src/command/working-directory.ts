import { homedir } from "node:os";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";

/**
 * Where programs start and relative paths begin: while the configuration loads, the folder of whoever started the
 * server; for a client that only wants something done, its own; else the session's, or that of the client's session.
 *
 * Source: tmux/tmux server-client.c, server_client_get_cwd
 */
export function workingDirectory(state: ServerState, client: Client | undefined, session?: Session): string {
  if (state.configDirectory !== undefined) return state.configDirectory;
  if (client !== undefined && client.session === undefined && client.cwd !== "") return client.cwd;
  return session?.cwd || client?.session?.cwd || state.environment.value("HOME") || homedir() || "/";
}
