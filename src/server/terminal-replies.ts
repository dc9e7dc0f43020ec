import type { TerminalReply } from "#input/terminal-reply.ts";
import { featuresOf } from "#render/features.ts";
import { refreshTerminalOptions } from "./pane-terminal.ts";
import type { Server } from "./server.ts";
import type { ServerClient } from "./server-client.ts";

/** What XTVERSION answers begin with, and the terminal's name. Source: tmux/tmux tty-keys.c, tty_keys_extended_device_attributes */
const BY_VERSION: readonly (readonly [beginning: string, name: string])[] = [
  ["iTerm2 ", "iTerm2"],
  ["tmux ", "tmux"],
  ["XTerm(", "XTerm"],
  ["mintty ", "mintty"],
  ["foot(", "foot"],
  ["WezTerm ", "WezTerm"],
  ["ghostty ", "ghostty"],
  ["Rio ", "Rio"],
];

/** The first parameter of DA2 that tells a terminal. */
const BY_ATTRIBUTES: Readonly<Record<number, string>> = { 77: "mintty", 84: "tmux", 85: "rxvt-unicode" };

/** Features that a terminal tells in DA1. Source: tmux/tmux tty-keys.c, tty_keys_device_attributes */
const BY_EXTENSION: Readonly<Record<number, string>> = { 4: "sixel", 21: "margins", 28: "rectfill", 52: "clipboard" };

/** No cell is larger; what is larger is no size of one. */
const CELL_MAX_PX = 512;

/** Programs are told the size of the cells of the terminal that told it last; pictures are scaled for each. */
function takeCellSize(server: Server, { client, terminal }: ServerClient, width: number, height: number): void {
  if (!terminal || width < 1 || height < 1 || width > CELL_MAX_PX || height > CELL_MAX_PX) return;
  terminal.output.cellWidthPx = width;
  terminal.output.cellHeightPx = height;
  client.showsImages = terminal.output.showsImages;
  server.state.cellSizePx = { width, height };
  for (const pane of server.state.panes.values()) refreshTerminalOptions(server.state, pane);
  if (client.showsImages) server.services.redraw({ client, what: "all" });
}

/** What the client's terminal says of itself, or answers to a pane's question. */
export function handleReply(server: Server, entry: ServerClient, reply: TerminalReply): void {
  const { client, terminal } = entry;
  if (!terminal) return;
  const addFeatures = (names: readonly string[]): void => {
    if (!terminal.output.addFeatures(names)) return;
    client.showsImages = terminal.output.showsImages;
    // Anew, so that they stay in tmux's order.
    client.features.clear();
    for (const feature of terminal.output.featureNames) client.features.add(feature);
    client.colours = terminal.output.colours;
    server.redraw.view(client)?.forget();
    server.services.redraw({ client, what: "all" });
  };
  const learn = (name: string): void => {
    if (client.termType === "") client.termType = name;
    addFeatures(featuresOf(name));
  };
  switch (reply.kind) {
    case "primary-attributes": {
      const [level = 0, ...extensions] = reply.parameters;
      if (level >= 61 && level <= 65) addFeatures(extensions.flatMap((n) => BY_EXTENSION[n] ?? []));
      return;
    }
    case "cell-pixels":
      return takeCellSize(server, entry, reply.width, reply.height);
    case "version": {
      client.termType = reply.text;
      const known = BY_VERSION.find(([beginning]) => reply.text.startsWith(beginning));
      if (known !== undefined) learn(known[1]);
      return;
    }
    case "secondary-attributes": {
      const name = BY_ATTRIBUTES[reply.parameters[0] ?? 0];
      if (name !== undefined) learn(name);
      return;
    }
    case "clipboard":
      return server.requests.clipboard(client, reply.bytes);
    case "palette":
      return server.requests.palette(client, reply.index, reply.colour);
    case "foreground":
    case "background":
      return server.requests.colour(client, reply.kind, reply.colour);
    case "synchronised-output":
      if (reply.status === 1 || reply.status === 2 || reply.status === 3) addFeatures(["sync"]);
      return;
    default:
      return;
  }
}
