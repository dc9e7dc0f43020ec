import { CommandError } from "#command/command.ts";
import type { ControlRequest } from "#command/context.ts";
import { type Client, CLIENT_SIZE_CHANGED } from "#model/client.ts";
import { recalculateSizes } from "#model/sizes.ts";
import type { Server } from "../server.ts";

/** What `refresh-client` asks for a control client. */
export function controlRequest(server: Server, client: Client, request: ControlRequest): void {
  const control = server.clients.get(client)?.control;
  if (!control) throw new CommandError("not a control client");
  switch (request.kind) {
    case "size":
      if (request.window === undefined) {
        client.cols = request.cols;
        client.rows = request.rows;
        client.flags |= CLIENT_SIZE_CHANGED;
      } else if (request.cols === 0) client.windowSizes.delete(request.window);
      else client.windowSizes.set(request.window, { cols: request.cols, rows: request.rows });
      recalculateSizes(server.state, true);
      return server.wake();
    case "pane": {
      const pane = server.state.panes.get(Number(request.pane.replace(/^%/, "")));
      const { state } = request;
      if (pane && (state === "on" || state === "off" || state === "continue" || state === "pause"))
        control.setPane(pane, state);
      return;
    }
    case "subscribe":
      return server.subscriptions.set(client, request.name, request.what, request.format);
    case "report":
      return;
  }
}
