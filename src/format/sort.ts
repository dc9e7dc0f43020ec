import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { paneIndex, paneZ } from "#model/window-panes.ts";
import type { Session } from "#model/session.ts";
import type { Winlink } from "#model/winlink.ts";
import type { Sort, SortOrder } from "./plan.ts";

/** Order of two texts by their bytes in UTF-8, as strcmp(3) has it. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

type Compare<T> = (a: T, b: T) => number;

function sorted<T>(
  items: readonly T[],
  sort: Sort,
  orders: Partial<Record<SortOrder, Compare<T>>>,
  fallback: Compare<T>,
): T[] {
  if (sort.order === "list") return sort.reversed ? items.toReversed() : [...items];
  const first = orders[sort.order];
  const direction = sort.reversed ? -1 : 1;
  return items.toSorted((a, b) => direction * ((first?.(a, b) ?? 0) || fallback(a, b)));
}

export function sortSessions(sessions: Iterable<Session>, sort: Sort): Session[] {
  const orders = {
    index: (a: Session, b: Session) => a.id - b.id,
    activity: (a: Session, b: Session) => b.activityTime - a.activityTime,
  };
  return sorted([...sessions], sort, orders, (a, b) => compareText(a.name, b.name));
}

export function sortWinlinks(winlinks: readonly Winlink[], sort: Sort): Winlink[] {
  const orders = { activity: (a: Winlink, b: Winlink) => b.window.activityTime - a.window.activityTime };
  return sorted(winlinks, sort, orders, (a, b) => compareText(a.window.name, b.window.name));
}

export function sortPanes(panes: readonly Pane[], sort: Sort): Pane[] {
  const orders = {
    creation: (a: Pane, b: Pane) => a.id - b.id,
    index: (a: Pane, b: Pane) => paneIndex(a) - paneIndex(b),
    z: (a: Pane, b: Pane) => paneZ(a) - paneZ(b),
  };
  return sorted(panes, sort, orders, (a, b) => compareText(a.screen.title, b.screen.title));
}

export function sortClients(clients: readonly Client[], sort: Sort): Client[] {
  const orders = { activity: (a: Client, b: Client) => b.activityTime - a.activityTime };
  return sorted(clients, sort, orders, (a, b) => compareText(a.name, b.name));
}
