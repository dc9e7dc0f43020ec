import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError } from "../command.ts";
import { bestClient, bestSession, bestSessionWithWindow, paneAroundClient } from "./best.ts";

const DEV = "/dev/";

/** An attached client by its name, or its terminal's path with or without `/dev/`. */
export function clientByName(state: ServerState, text: string): Client | undefined {
  const name = text.endsWith(":") ? text.slice(0, -1) : text;
  return state.clients.find(
    ({ session, name: own, tty }) =>
      session !== undefined &&
      (own === name || (tty !== "" && (tty === name || (tty.startsWith(DEV) && tty.slice(DEV.length) === name)))),
  );
}

/** The client a command means when it names none: its own if attached, else the one used last in the session around it. */
export function currentClient(state: ServerState, client: Client | undefined): Client | undefined {
  if (client?.session !== undefined) return client;
  const pane = client === undefined ? undefined : paneAroundClient(state, client);
  const session = pane === undefined ? bestSession(state) : bestSessionWithWindow(state, pane.window);
  return session === undefined ? undefined : bestClient(state, session);
}

/**
 * The client of `-c` or `-t`.
 *
 * @param text undefined: the current client
 * @throws CommandError `can't find client: …`, `no current client`; never when `quiet`
 */
export function findClient(
  state: ServerState,
  client: Client | undefined,
  text: string | undefined,
  quiet: boolean,
): Client | undefined {
  const found = text === undefined ? currentClient(state, client) : clientByName(state, text);
  if (found !== undefined || quiet) return found;
  if (text === undefined) throw new CommandError("no current client");
  throw new CommandError(`can't find client: ${text.endsWith(":") ? text.slice(0, -1) : text}`);
}
