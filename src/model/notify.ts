import type { Client } from "./client.ts";
import type { ModelEvent } from "./events.ts";
import type { Pane } from "./pane.ts";
import type { Session } from "./session.ts";
import type { ServerState } from "./state.ts";
import type { Window } from "./window.ts";
import type { Winlink } from "./winlink.ts";

/** Whom an event is about. */
export interface Subjects {
  readonly client?: Client | undefined;
  readonly session?: Session | undefined;
  readonly window?: Window | undefined;
  readonly winlink?: Winlink | undefined;
  readonly pane?: Pane | undefined;
}

/** What an event carries besides: text and numbers as they are, objects as their ids (sessions and windows with their names). */
export type Extra = Readonly<Record<string, string | number | Session | Window | Pane | Client | undefined>>;

/**
 * Tells the listeners of the state that something happened. `extra` of the event holds the subjects too
 * (`window`, `window_name`, `window_index` …), so that `hook_window` and the like need no more work.
 */
export function fire(state: ServerState, name: string, subjects: Subjects, extra: Extra = {}): void {
  const { client, session, window, winlink, pane } = subjects;
  // Output and keys come with events that hardly anybody hears: what they carry is put into words for those who ask.
  let known: Readonly<Record<string, string>> | undefined;
  const event: ModelEvent = {
    name,
    client,
    session,
    window,
    winlink,
    pane,
    get extra() {
      return (known ??= inWords(name, subjects, extra));
    },
  };
  state.events.emit(event);
}

function inWords(name: string, subjects: Subjects, extra: Extra): Readonly<Record<string, string>> {
  const { client, session, window, winlink, pane } = subjects;
  const known: Record<string, string> = { event: name };
  addExtra(known, "client", client);
  addExtra(known, "session", session);
  addExtra(known, "window", window);
  addExtra(known, "window_index", winlink?.index);
  addExtra(known, "pane", pane);
  for (const [key, value] of Object.entries(extra)) addExtra(known, key, value);
  return known;
}

/** An event about a window's place in a session. */
export function fireWinlink(state: ServerState, name: string, winlink: Winlink, extra?: Extra): void {
  fire(state, name, { session: winlink.session, window: winlink.window, winlink }, extra);
}

function addExtra(into: Record<string, string>, key: string, value: Extra[string]): void {
  if (value === undefined) return;
  if (typeof value !== "object") into[key] = String(value);
  else if ("winlinks" in value && "lastWinlinks" in value) {
    into[key] = `$${value.id}`;
    into[`${key}_name`] = value.name;
  } else if ("layoutRoot" in value) {
    into[key] = `@${value.id}`;
    into[`${key}_name`] = value.name;
  } else if ("terminal" in value) into[key] = `%${value.id}`;
  else into[key] = value.name;
}
