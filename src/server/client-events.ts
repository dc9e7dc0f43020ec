import { targetOfClient } from "#command/target/best.ts";
import type { Client } from "#model/client.ts";
import { type Extra, fire } from "#model/notify.ts";
import type { ServerState } from "#model/state.ts";

/**
 * An event about a client and where it is: its session's current window and pane; of one without a session, where a command of
 * its would be. Source: tmux/tmux events.c, events_fire_client
 */
export function fireClient(state: ServerState, name: string, client: Client, extra?: Extra): void {
  const { session, winlink, window, pane } = targetOfClient(state, client) ?? {};
  fire(state, name, { client, session, winlink, window, pane }, extra);
}
