import { CommandError } from "#command/command.ts";
import type { ControlRequest } from "#command/context.ts";
import { type Client, CLIENT_SIZE_CHANGED } from "#model/client.ts";
import { recalculateSizes } from "#model/sizes.ts";
import { COLOUR_NONE, colourFromX11 } from "#terminal/colour.ts";
import type { Server } from "../server.ts";

/** What `refresh-client` asks for a control client. */
export function controlRequest(server: Server, client: Client, request: ControlRequest): void {
  if (request.kind === "report") return takeReport(server, request.pane, request.report);
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
  }
}

/** What a terminal says of its colours: OSC 10 or 11, ended by BEL or ST. */
// oxlint-disable-next-line no-control-regex
const COLOUR_REPORT = /^\x1b\]1([01]);([^\x07\x1b]{0,120})(?:\x07|\x1b\\)/;

/** `refresh-client -r`: a control client's terminal has these colours in the pane. Source: tmux/tmux cmd-refresh-client.c */
function takeReport(server: Server, id: string, report: string): void {
  const pane = server.state.panes.get(Number(id.slice(1)));
  const [, which, text = ""] = COLOUR_REPORT.exec(report) ?? [];
  const colour = colourFromX11(text);
  if (!pane || colour === COLOUR_NONE) return;
  if (which === "0") pane.controlForeground = colour;
  else {
    pane.controlBackground = colour;
    server.paneThemes.check();
  }
}
