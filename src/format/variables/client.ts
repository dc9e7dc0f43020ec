import {
  CLIENT_ATTACHED,
  CLIENT_CONTROL,
  CLIENT_FOCUSED,
  CLIENT_IGNORE_SIZE,
  CLIENT_NO_DETACH_ON_DESTROY,
  CLIENT_NO_OUTPUT,
  CLIENT_PAUSE_AFTER,
  CLIENT_READONLY,
  CLIENT_SUSPENDED,
  CLIENT_UTF8,
  CLIENT_WAIT_EXIT,
  type Client,
} from "#model/client.ts";
import { hasTerminal, windowView } from "../client-facts.ts";
import { defineFormats } from "../define.ts";

const FLAGS: readonly (readonly [flag: number, name: string])[] = [
  [CLIENT_ATTACHED, "attached"],
  [CLIENT_FOCUSED, "focused"],
  [CLIENT_CONTROL, "control-mode"],
  [CLIENT_IGNORE_SIZE, "ignore-size"],
  [CLIENT_NO_DETACH_ON_DESTROY, "no-detach-on-destroy"],
  [CLIENT_NO_OUTPUT, "no-output"],
  [CLIENT_WAIT_EXIT, "wait-exit"],
  [CLIENT_PAUSE_AFTER, "pause-after"],
  [CLIENT_READONLY, "read-only"],
  [CLIENT_SUSPENDED, "suspended"],
  [CLIENT_UTF8, "UTF-8"],
];

function clientFlags(client: Client): string {
  return FLAGS.filter(([flag]) => (client.flags & flag) !== 0)
    .map(([flag, name]) => (flag === CLIENT_PAUSE_AFTER ? `${name}=${Math.floor(client.pauseAfterMs / 1000)}` : name))
    .join(",");
}

function colours(client: Client): number | undefined {
  if (!hasTerminal(client)) return undefined;
  if (client.features.has("RGB")) return 0x100_0000;
  if (client.features.has("256")) return 256;
  if (client.colours < 8) return 2;
  return client.colours < 16 ? 8 : 16;
}

function isAlive(client: Client, state: { readonly sessions: ReadonlyMap<number, unknown> }): boolean {
  return client.lastSession !== undefined && state.sessions.get(client.lastSession.id) === client.lastSession;
}

export default defineFormats("client", ({ client }) => client, {
  client_activity: { doc: "Time of the client's last activity", time: true, get: (c) => c.activityTime },
  client_cell_height: {
    doc: "Height of a cell of the terminal in pixels",
    get: (c) => (hasTerminal(c) ? c.yPixel : undefined),
  },
  client_cell_width: {
    doc: "Width of a cell of the terminal in pixels",
    get: (c) => (hasTerminal(c) ? c.xPixel : undefined),
  },
  client_colours: { doc: "Number of colours of the terminal", get: colours },
  client_control_mode: { doc: "1 if the client is in control mode", get: (c) => (c.flags & CLIENT_CONTROL) !== 0 },
  client_created: { doc: "Time when the client came", time: true, get: (c) => c.creationTime },
  client_discarded: { doc: "Bytes not sent because the client was behind", get: (c) => c.discarded },
  client_flags: { doc: "Names of the client's flags", get: clientFlags },
  client_height: { doc: "Height of the terminal", get: (c) => (hasTerminal(c) ? c.rows : undefined) },
  client_key_table: { doc: "Key table of the next key", get: (c) => c.keyTable },
  client_last_session: {
    doc: "Name of the client's last session",
    get: (c, { state }) => (isAlive(c, state) ? c.lastSession?.name : undefined),
  },
  client_name: { doc: "Name of the client", get: (c) => c.name },
  client_pid: { doc: "Process id of the client", get: (c) => c.pid },
  client_prefix: {
    doc: "1 if the prefix key was pressed",
    get: (c, { state }) => c.keyTable !== (c.session?.options ?? state.sessionOptions).string("key-table"),
  },
  client_readonly: { doc: "1 if the client is read-only", get: (c) => (c.flags & CLIENT_READONLY) !== 0 },
  client_session: { doc: "Name of the client's session", get: (c) => c.session?.name },
  client_termfeatures: { doc: "Names of the terminal's features", get: (c) => [...c.features].join(",") },
  client_termname: { doc: "Name of the terminal", get: (c) => c.termName },
  client_termtype: { doc: "What the terminal says it is", get: (c) => c.termType },
  client_theme: {
    doc: "Theme of the terminal: dark or light",
    get: (c) => (c.theme === "unknown" ? undefined : c.theme),
  },
  client_tty: { doc: "Terminal device of the client", get: (c) => c.tty },
  client_uid: { doc: "User id of the client", get: (c) => c.uid },
  client_user: { doc: "User of the client", get: (c) => c.user },
  client_utf8: { doc: "1 if the terminal takes UTF-8", get: (c) => (c.flags & CLIENT_UTF8) !== 0 },
  client_width: { doc: "Width of the terminal", get: (c) => c.cols },
  client_written: { doc: "Bytes sent to the client", get: (c) => c.written },
  window_bigger: {
    doc: "1 if the window does not fit into the client",
    get: (c, { state }) => windowView(c, state)?.bigger ?? false,
  },
  window_offset_x: {
    doc: "First column shown of a window that does not fit",
    get: (c, { state }) => offset(c, state)?.x,
  },
  window_offset_y: { doc: "First row shown of a window that does not fit", get: (c, { state }) => offset(c, state)?.y },
});

function offset(
  client: Client,
  state: Parameters<typeof windowView>[1],
): { readonly x: number; readonly y: number } | undefined {
  const view = windowView(client, state);
  return view?.bigger === true ? view : undefined;
}
