import { windowFlags } from "#model/windows.ts";
import { WINLINK_ACTIVITY, WINLINK_BELL, WINLINK_SILENCE, type Winlink } from "#model/winlink.ts";
import { defineFormats } from "../define.ts";

/** What depends on the session that a window is seen in. */
export default defineFormats("window", ({ winlink }) => winlink, {
  window_active: { doc: "1 if it is the session's current window", get: (wl) => wl.session.current === wl },
  window_active_clients: {
    doc: "Number of clients that see the window",
    get: (wl, { state }) => state.clients.filter(({ session }) => session?.current?.window === wl.window).length,
  },
  window_active_clients_list: {
    doc: "Names of the clients that see the window",
    get: (wl, { state }) => names(state.clients.filter(({ session }) => session?.current?.window === wl.window)),
  },
  window_active_sessions: {
    doc: "Number of sessions in which the window is current",
    get: (wl) => currentIn(wl).length,
  },
  window_active_sessions_list: {
    doc: "Names of the sessions in which the window is current",
    get: (wl) => names(currentIn(wl)),
  },
  window_activity_flag: { doc: "1 if the window has had activity", get: (wl) => (wl.alerts & WINLINK_ACTIVITY) !== 0 },
  window_bell_flag: { doc: "1 if the window has had a bell", get: (wl) => (wl.alerts & WINLINK_BELL) !== 0 },
  window_end_flag: {
    doc: "1 if the window has the highest index",
    get: (wl) => wl.index === Math.max(...wl.session.winlinks.keys()),
  },
  window_flags: {
    doc: "Signs of the window's state, with # doubled as ##",
    get: (wl, { state }) => windowFlags(state, wl),
  },
  window_index: { doc: "Index of the window", get: (wl) => wl.index },
  window_last_flag: { doc: "1 if the window was the last one used", get: (wl) => wl.session.lastWinlinks[0] === wl },
  window_linked: { doc: "1 if the window is linked more than once", get: (wl) => wl.window.winlinks.size > 1 },
  window_linked_sessions: {
    doc: "Number of sessions the window is in; a group counts once",
    get: (wl) => new Set([...wl.window.winlinks].map(({ session }) => session.group ?? session)).size,
  },
  window_linked_sessions_list: {
    doc: "Names of the sessions the window is in",
    get: (wl) => names([...wl.window.winlinks].map(({ session }) => session)),
  },
  window_marked_flag: {
    doc: "1 if the marked pane is in the window",
    get: (wl, { state }) => state.marked?.winlink === wl,
  },
  window_raw_flags: {
    doc: "Signs of the window's state, nothing doubled",
    get: (wl, { state }) => windowFlags(state, wl, false),
  },
  window_silence_flag: { doc: "1 if the window has been silent", get: (wl) => (wl.alerts & WINLINK_SILENCE) !== 0 },
  window_stack_index: {
    doc: "How many windows have been used since this one",
    get: (wl) => wl.session.lastWinlinks.indexOf(wl) + 1,
  },
  window_start_flag: {
    doc: "1 if the window has the lowest index",
    get: (wl) => wl.index === Math.min(...wl.session.winlinks.keys()),
  },
});

function currentIn(winlink: Winlink): Winlink["session"][] {
  return [...winlink.window.winlinks].filter((other) => other.session.current === other).map(({ session }) => session);
}

function names(things: readonly { readonly name: string }[]): string | undefined {
  return things.length === 0 ? undefined : things.map(({ name }) => name).join(",");
}
