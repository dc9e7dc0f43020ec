import type { TerminalReply } from "#input/terminal-reply.ts";
import type { Server } from "./server.ts";
import type { ServerClient } from "./server-client.ts";

const MODERN = ["256", "RGB", "bpaste", "clipboard", "mouse", "strikethrough", "title"];

/** Features of the terminals that tell their name. Source: tmux/tmux tty-features.c, tty_default_features */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  mintty: [...MODERN, "ccolour", "cstyle", "extkeys", "margins", "overline", "usstyle"],
  tmux: [...MODERN, "ccolour", "cstyle", "extkeys", "focus", "overline", "usstyle", "hyperlinks", "progressbar"],
  "rxvt-unicode": ["256", "bpaste", "ccolour", "cstyle", "mouse", "title", "ignorefkeys"],
  iTerm2: [...MODERN, "cstyle", "extkeys", "margins", "usstyle", "sync", "osc7", "hyperlinks", "progressbar"],
  foot: [...MODERN, "ccolour", "cstyle", "extkeys", "usstyle", "sync", "osc7", "hyperlinks"],
  WezTerm: [...MODERN, "ccolour", "cstyle", "extkeys", "focus", "overline", "usstyle", "sync", "osc7", "hyperlinks"],
  XTerm: [...MODERN, "ccolour", "cstyle", "extkeys", "focus", "margins", "rectfill"],
};

/** The first parameter of DA2 that tells a terminal. */
const BY_ATTRIBUTES: Readonly<Record<number, string>> = { 77: "mintty", 84: "tmux", 85: "rxvt-unicode" };

/** What the client's terminal says of itself, or answers to a pane's question. */
export function handleReply(server: Server, entry: ServerClient, reply: TerminalReply): void {
  const { client, terminal } = entry;
  if (!terminal) return;
  const learn = (name: string): void => {
    if (client.termType === "") client.termType = name;
    if (!terminal.output.addFeatures(FEATURES[name] ?? [])) return;
    for (const feature of terminal.output.featureNames) client.features.add(feature);
    client.colours = terminal.output.colours;
    server.redraw.view(client)?.forget();
    server.services.redraw({ client, what: "all" });
  };
  switch (reply.kind) {
    case "version": {
      client.termType = reply.text;
      const known = Object.keys(FEATURES).find((name) => reply.text.startsWith(name));
      if (known !== undefined) learn(known);
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
      if (reply.status === 1 || reply.status === 2 || reply.status === 3) terminal.output.addFeatures(["sync"]);
      return;
    default:
      return;
  }
}
