import { WINLINK_ACTIVITY, WINLINK_ALERTS, WINLINK_BELL, WINLINK_SILENCE, type Winlink } from "#model/winlink.ts";
import { defineFormats } from "../define.ts";

const SIGNS: readonly (readonly [flag: number, sign: string])[] = [
  [WINLINK_ACTIVITY, "#"],
  [WINLINK_BELL, "!"],
  [WINLINK_SILENCE, "~"],
];

function alertSigns(alerts: number): string {
  return SIGNS.filter(([flag]) => (alerts & flag) !== 0)
    .map(([, sign]) => sign)
    .join("");
}

function alerted(winlinks: readonly Winlink[]): Winlink[] {
  return winlinks.filter((winlink) => (winlink.alerts & WINLINK_ALERTS) !== 0);
}

/** Each sign once, in the order in which the windows bring them. */
function signsOnce(winlinks: readonly Winlink[]): string {
  let signs = "";
  for (const winlink of alerted(winlinks)) {
    for (const sign of alertSigns(winlink.alerts)) if (!signs.includes(sign)) signs += sign;
  }
  return signs;
}

export default defineFormats("session", ({ session }) => session, {
  active_window_index: { doc: "Index of the session's current window", get: (s) => s.current?.index },
  last_window_index: { doc: "Index of the last window in the session", get: (s) => s.winlinksInOrder().at(-1)?.index },
  session_active: {
    doc: "1 if it is the client's session",
    get: (s, { client }) => (client === undefined ? undefined : client.session === s),
  },
  session_activity: { doc: "Time of the session's last activity", time: true, get: (s) => s.activityTime },
  session_activity_flag: {
    doc: "1 if the window has had activity",
    get: (s, { winlink }) =>
      s.winlinks.size === 0 || winlink === undefined ? undefined : (winlink.alerts & WINLINK_ACTIVITY) !== 0,
  },
  session_alert: { doc: "Signs of the alerts in the session, each once", get: (s) => signsOnce(s.winlinksInOrder()) },
  session_alerts: {
    doc: "Indexes of windows with alerts, each with its signs",
    get: (s) =>
      alerted(s.winlinksInOrder())
        .map((winlink) => winlink.index + alertSigns(winlink.alerts))
        .join(","),
  },
  session_attached: { doc: "Number of clients attached to the session", get: (s) => s.attached },
  session_attached_list: {
    doc: "Names of the clients attached to the session",
    get: (s, { state }) => names(state.clients.filter((client) => client.session === s)),
  },
  session_bell_flag: {
    doc: "1 if the session's first window has had a bell",
    get: (s) => {
      const [first] = s.winlinksInOrder();
      return first === undefined ? undefined : (first.alerts & WINLINK_BELL) !== 0;
    },
  },
  session_created: { doc: "Time when the session was made", time: true, get: (s) => s.creationTime },
  session_group: { doc: "Name of the session's group", get: (s) => s.group?.name },
  session_group_attached: {
    doc: "Number of clients attached to sessions of the group",
    get: (s) => s.group?.sessions.reduce((sum, other) => sum + other.attached, 0),
  },
  session_group_attached_list: {
    doc: "Names of the clients attached to sessions of the group",
    get: ({ group }, { state }) =>
      group === undefined
        ? undefined
        : names(state.clients.filter(({ session }) => session !== undefined && group.sessions.includes(session))),
  },
  session_group_list: {
    doc: "Names of the sessions in the group",
    get: (s) => (s.group === undefined ? undefined : names(s.group.sessions)),
  },
  session_group_many_attached: {
    doc: "1 if several clients are attached to sessions of the group",
    get: (s) =>
      s.group === undefined ? undefined : s.group.sessions.reduce((sum, other) => sum + other.attached, 0) > 1,
  },
  session_group_size: { doc: "Number of sessions in the group", get: (s) => s.group?.sessions.length },
  session_grouped: { doc: "1 if the session is in a group", get: (s) => s.group !== undefined },
  session_id: { doc: "Unique id of the session", get: (s) => `$${s.id}` },
  session_last_attached: { doc: "Time when a client was last attached", time: true, get: (s) => s.lastAttachedTime },
  session_many_attached: { doc: "1 if several clients are attached", get: (s) => s.attached > 1 },
  session_marked: { doc: "1 if the marked pane is in the session", get: (s, { state }) => state.marked?.session === s },
  session_name: { doc: "Name of the session", get: (s) => s.name },
  session_path: { doc: "Working directory of the session", get: (s) => s.cwd },
  session_silence_flag: {
    doc: "1 if the window has been silent",
    get: (s, { winlink }) =>
      s.winlinks.size === 0 || winlink === undefined ? undefined : (winlink.alerts & WINLINK_SILENCE) !== 0,
  },
  session_stack: {
    doc: "Indexes of the session's windows, most recently used first",
    get: (s) =>
      s.current === undefined ? undefined : [s.current, ...s.lastWinlinks].map(({ index }) => index).join(","),
  },
  session_windows: { doc: "Number of windows in the session", get: (s) => s.winlinks.size },
});

function names(things: readonly { readonly name: string }[]): string | undefined {
  return things.length === 0 ? undefined : things.map(({ name }) => name).join(",");
}
