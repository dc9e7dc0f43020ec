import { CLIENT_SUSPENDED, type Client } from "#model/client.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { ClientExit, ServerClient } from "./server-client.ts";
import type { Server } from "./server.ts";

/** How long a client that was told to go is waited for, ms. */
const EXIT_PATIENCE_MS = 10_000;
/** How long one that took nothing of its last output in that time is waited for once more, ms. */
const STUCK_PATIENCE_MS = 500;

/**
 * Looks after a client that is to go: it is told so when it has been given what it is owed, and not waited for without end.
 *
 * @param lost takes it out
 */
export function letGo(server: Server, entry: ServerClient, lost: () => void): void {
  const { client, exit } = entry;
  if (!exit) return;
  const waited = server.clock.now() - entry.exitSince;
  if (entry.exiting) {
    if (waited > 2 * EXIT_PATIENCE_MS && !(client.flags & CLIENT_SUSPENDED)) entry.connection?.end();
    return;
  }
  const owes = (entry.control && !entry.control.done) || entry.files?.busy;
  if (owes && waited < EXIT_PATIENCE_MS) {
    clearTimeout(entry.exitTimer);
    entry.exitTimer = setTimeout(() => server.wake(), EXIT_PATIENCE_MS - waited + 10);
    return;
  }
  entry.exiting = true;
  entry.control?.stop();
  if (entry.terminal) {
    server.redraw.remove(client);
    entry.terminal.stop();
  }
  if (entry.connection === undefined) lost();
  else sayGoodbye(client, entry.connection, exit);
  clearTimeout(entry.exitTimer);
  entry.exitTimer = setTimeout(() => entry.connection?.end(), owes ? STUCK_PATIENCE_MS : EXIT_PATIENCE_MS);
}

function sayGoodbye(client: Client, connection: ClientConnection, exit: ClientExit): void {
  if (exit.kind === "shutdown") connection.send({ type: "shutdown" });
  else if (exit.kind === "detach") connection.send({ type: "detach", session: exit.session, kill: exit.kill });
  else connection.send({ type: "exit", status: client.retval, message: exit.message });
}
