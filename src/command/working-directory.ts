import { homedir } from "node:os";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";

/**
 * Where a command's relative paths begin: the client's directory, or its session's once it is attached.
 * While the server starts and reads its config, that of the client that started it.
 */
export function workingDirectory(state: ServerState, client: Client | undefined, session?: Session): string {
  const who = client ?? (state.sessions.size === 0 ? state.clients[0] : undefined);
  if (who !== undefined && who.session === undefined && who.cwd !== "") return who.cwd;
  return session?.cwd || who?.session?.cwd || state.environment.value("HOME") || homedir() || "/";
}
