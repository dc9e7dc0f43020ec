import type { Client } from "#model/client.ts";
import type { ModelEvent } from "#model/events.ts";
import type { Session } from "#model/session.ts";
import type { Window } from "#model/window.ts";

/** Whom a notification goes to: the session of the client that gets it decides some of them. */
export interface Receiver {
  readonly client: Client;
  readonly session: Session | undefined;
}

type Notification = (
  event: ModelEvent,
  receiver: Receiver,
  layout: (window: Window) => string | undefined,
) => string | undefined;

/** Whether the window is linked in the receiver's session; if not, its name in the protocol begins with `unlinked-`. */
function prefix(window: Window, session: Session): string {
  return [...window.winlinks].some((winlink) => winlink.session === session) ? "" : "unlinked-";
}

function windowLine(what: string, text: (window: Window) => string): Notification {
  return ({ window }, { session }) =>
    window && session ? `%${prefix(window, session)}window-${what} @${window.id}${text(window)}` : undefined;
}

/** The line of each event that control clients are told of. Source: tmux/tmux control-notify.c */
const NOTIFICATIONS: Readonly<Record<string, Notification>> = {
  "pane-mode-changed": ({ pane }) => pane && `%pane-mode-changed %${pane.id}`,
  "window-layout-changed": ({ window }, { session }, layout) =>
    window && session && prefix(window, session) === "" ? layout(window) : undefined,
  "window-pane-changed": ({ window }) => window?.active && `%window-pane-changed @${window.id} %${window.active.id}`,
  "window-unlinked": windowLine("close", () => ""),
  "window-linked": windowLine("add", () => ""),
  "window-renamed": windowLine("renamed", (window) => ` ${window.name}`),
  "client-session-changed"({ client }, receiver) {
    const session = client?.session;
    if (!session || !receiver.session) return undefined;
    if (client === receiver.client) return `%session-changed $${session.id} ${session.name}`;
    return `%client-session-changed ${client.name} $${session.id} ${session.name}`;
  },
  "client-detached": ({ client }) => client && `%client-detached ${client.name}`,
  "session-renamed": ({ session }) => session && `%session-renamed $${session.id} ${session.name}`,
  "session-created": () => "%sessions-changed",
  "session-closed": () => "%sessions-changed",
  "session-window-changed": ({ session }) =>
    session?.current && `%session-window-changed $${session.id} @${session.current.window.id}`,
  "paste-buffer-changed": ({ extra }) => extra?.paste_buffer && `%paste-buffer-changed ${extra.paste_buffer}`,
  "paste-buffer-deleted": ({ extra }) => extra?.paste_buffer && `%paste-buffer-deleted ${extra.paste_buffer}`,
};

/**
 * What a control client is told of an event, undefined for nothing.
 *
 * @param layout makes the `%layout-change` line of a window, undefined when it has no layout any more
 */
export function notificationOf(
  event: ModelEvent,
  receiver: Receiver,
  layout: (window: Window) => string | undefined,
): string | undefined {
  return NOTIFICATIONS[event.name]?.(event, receiver, layout);
}

/** Events that some client may be told of. */
export function isNotified(name: string): boolean {
  return name in NOTIFICATIONS;
}
