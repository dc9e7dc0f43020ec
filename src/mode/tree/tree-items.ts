import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Winlink } from "#model/winlink.ts";

/** A session, a window of one, or a pane; by number, for it may be gone when it is chosen. */
export interface PlaceItem {
  readonly type: "session" | "window" | "pane";
  readonly session: number;
  readonly winlink: number;
  readonly pane: number;
}

/** What an item stands for now: a session stands for its current window too, a window for its active pane. */
export interface Place {
  readonly session: Session;
  readonly winlink: Winlink;
  readonly pane: Pane;
}

/** @returns undefined for what is gone */
export function placeOf(state: ServerState, item: PlaceItem): Place | undefined {
  const session = state.sessions.get(item.session);
  if (session === undefined) return undefined;
  const winlink = item.type === "session" ? session.current : session.winlinks.get(item.winlink);
  if (winlink === undefined) return undefined;
  const pane = item.type === "pane" ? state.panes.get(item.pane) : winlink.window.active;
  if (pane === undefined || pane.window !== winlink.window) return undefined;
  return { session, winlink, pane };
}

/** The item as a target that means it exactly. */
export function targetText(item: PlaceItem, { session, winlink, pane }: Place): string {
  if (item.type === "session") return `=${session.name}:`;
  if (item.type === "window") return `=${session.name}:${winlink.index}.`;
  return `=${session.name}:${winlink.index}.%${pane.id}`;
}
