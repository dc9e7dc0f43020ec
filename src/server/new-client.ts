import {
  CLIENT_CONTROL,
  CLIENT_CONTROL_CONTROL,
  CLIENT_FOCUSED,
  CLIENT_LOGIN,
  CLIENT_READONLY,
  CLIENT_TERMINAL,
  CLIENT_UTF8,
  Client,
} from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import type { ServerState } from "#model/state.ts";
import type { Identify } from "#wire/messages.ts";
import type { ClientConnection } from "./client-connection.ts";
import { takeSize } from "./client-size.ts";
import { startFolder } from "./start-folder.ts";
import { userName } from "./user-name.ts";

/** A client as it says who it is, of the user that its socket tells. */
export function newClient(state: ServerState, connection: ClientConnection, message: Identify): Client {
  const environment = Environment.from(message.environment);
  const name = message.tty === "" ? `client-${message.pid}` : message.tty;
  const client = new Client(name, environment, state.now());
  client.pid = message.pid;
  client.uid = connection.uid;
  client.user = userName(connection.uid);
  client.tty = message.tty;
  client.termName = message.term || "unknown";
  client.cwd = startFolder(message.cwd, environment.value("PWD"));
  takeSize(client, message);
  for (const feature of message.features) client.features.add(feature);
  client.flags |= CLIENT_FOCUSED;
  if (message.utf8) client.flags |= CLIENT_UTF8;
  if (message.login) client.flags |= CLIENT_LOGIN;
  if (message.control > 0) client.flags |= CLIENT_CONTROL;
  else if (message.tty !== "") client.flags |= CLIENT_TERMINAL;
  if (message.control > 1) client.flags |= CLIENT_CONTROL_CONTROL;
  if (connection.uid !== process.getuid?.() && state.access.check(connection.uid, []) === "read-only")
    client.flags |= CLIENT_READONLY;
  return client;
}
