import type { CommandRegistry, QueueHost } from "#command/index.ts";
import { type Client, CLIENT_CONTROL } from "#model/client.ts";
import { rawBytes } from "#wire/raw-text.ts";
import type { Server } from "./server.ts";

const decoder = new TextDecoder();

/** Where commands' output and errors go: standard output, control channel, view mode, status line, or the list of config errors. */
export function createQueueHost(server: Server, registry: CommandRegistry): QueueHost {
  const send = (client: Client, type: "stdout" | "stderr", bytes: Uint8Array): void => {
    server.clients.get(client)?.connection?.send({ type, bytes });
  };
  const isAttached = (client: Client): boolean => client.session !== undefined && !(client.flags & CLIENT_CONTROL);

  const showInPane = (client: Client, text: string): void => {
    const pane = client.session?.current?.window.active;
    if (pane) server.services.view(pane, text);
  };
  return {
    state: server.state,
    get services() {
      return server.services;
    },
    registry,
    formatParts: () => server.formatParts(),
    print(client, line) {
      if (!client || server.plugins.host.runs.capture(client, line, false)) return;
      const control = server.clients.get(client)?.control;
      if (control) control.write(line);
      else if (isAttached(client)) showInPane(client, line);
      else send(client, "stdout", rawBytes(`${line}\n`));
    },
    printBytes(client, bytes) {
      if (!client) return;
      const control = server.clients.get(client)?.control;
      if (control) control.writeBytes(bytes);
      else if (isAttached(client))
        for (const line of decoder.decode(bytes).replace(/\n$/, "").split("\n")) showInPane(client, line);
      else send(client, "stdout", bytes);
    },
    error(client, message, { file, line }) {
      if (!client) {
        server.config.addError(file === undefined ? message : `${file}:${line}: ${message}`);
        return;
      }
      if (server.plugins.host.runs.capture(client, message, true)) return;
      const control = server.clients.get(client)?.control;
      // one that is attached is told by a message, which is logged as such
      if (control || !isAttached(client)) server.state.messages.add(`${client.name} message: ${message}`);
      if (control) control.write(message);
      else if (isAttached(client)) server.services.message(client, message.charAt(0).toUpperCase() + message.slice(1));
      else send(client, "stderr", rawBytes(`${message}\n`));
      if (!isAttached(client)) client.retval = 1;
    },
    configError(client, message) {
      const control = client && server.clients.get(client)?.control;
      if (!client) server.config.addError(message);
      else if (control) control.notify(`%config-error ${message}`);
      else this.print(client, message);
    },
    after: (ms, callback) => server.clock.after(ms, callback),
    guard(client, { kind, time, number, flags }) {
      server.clients.get(client)?.control?.guard(kind, time, number, flags);
    },
    logsCommands: () => server.config.loaded,
  };
}
